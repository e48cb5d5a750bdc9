/** Bytes that mean something in XML, by name. */
export const [tab, newLine, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
export const [exclamation, doubleQuote, ampersand, singleQuote] = [0x21, 0x22, 0x26, 0x27];
export const [slash, less, equals, greater, question, bracket] = [0x2f, 0x3c, 0x3d, 0x3e, 0x3f, 0x5d];

export const nameStart = 1;
export const namePart = 2;
export const whiteSpace = 4;
/** Ends or disturbs plain text. */
export const special = 8;
export const forbidden = 16;

/** What each byte of UTF-8 may be, as a sum of the classes above; bytes beyond ASCII may be part of any name. */
export const classes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const character = String.fromCharCode(byte);
  const white = byte === tab || byte === newLine || byte === carriageReturn || byte === space;
  const control = byte < space && !white;
  classes[byte] =
    (/[A-Za-z_:]/.test(character) || byte >= 0x80 ? nameStart | namePart : 0) |
    (/[-.0-9]/.test(character) ? namePart : 0) |
    (white ? whiteSpace : 0) |
    (/[<&\r\]]/.test(character) || control ? special : 0) |
    (control ? forbidden : 0);
}
