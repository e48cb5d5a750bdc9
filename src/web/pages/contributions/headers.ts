/** Headers of a file that is only ever a download. */
export function fileHeaders(name: string, type: string): Record<string, string> {
  const plain = name.replace(/[^\w.()-]+/g, "-");
  // RFC 8187, 3.2: everything but what may stand there plainly is percent-encoded.
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": type,
    // RFC 6266, 4.3: the name for those who read UTF-8, and one for everybody.
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
}
