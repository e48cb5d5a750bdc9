/** An answer that a browser keeps as a file under this name; what a name may not hold becomes a hyphen. */
export function download(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  const plain = name.replace(/[^\w.()-]+/g, "-");
  return new Response(body, {
    headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${plain}"` },
  });
}
