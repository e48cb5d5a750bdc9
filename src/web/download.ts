/** A name with a hyphen for what the name of a file may not hold everywhere: `A/RES/61/208.docx` is `A-RES-61-208.docx`. */
export function fileName(name: string): string {
  return name.replace(/[^\w.()-]+/g, "-");
}

/**
 * An answer that a browser keeps as a file under this name, and never shows as a page of ours. `keep` says whether a cache may have it;
 * left out, the server does.
 */
export function download(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  type: string,
  name: string,
  keep?: "no-store" | "no-cache",
): Response {
  const plain = fileName(name);
  // RFC 6266, 4.3: a name for everybody, and where it lost something the whole of it for those who read UTF-8.
  const whole = plain === name ? "" : `; filename*=UTF-8''${extended(name)}`;
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plain}"${whole}`,
      ...(keep && { "Cache-Control": keep }),
    },
  });
}

/** RFC 8187, 3.2: everything but what may stand there plainly is percent-encoded. */
function extended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
