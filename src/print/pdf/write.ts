import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { projectRoot } from "../../kernel/root.ts";
import type { PrintDocument } from "../model.ts";
import { typstInput } from "./data.ts";

/**
 * A document as a tagged PDF of the standard PDF/UA-1 (ISO 14289-1), by Typst. The compiler checks what a program can check of it and
 * throws where the document does not conform. Run it in a process of its own: it takes the memory and the time that it wants.
 */
export function writePdf(document: PrintDocument): Uint8Array<ArrayBuffer> {
  const { data, drawings, fonts } = typstInput(document);
  const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontBlobs: [...fonts] }] });
  const template = readFileSync(join(projectRoot(), "data", "print", "document.typ"), "utf8");
  compiler.addSource("/main.typ", template);
  compiler.mapShadow("/document.json", Buffer.from(JSON.stringify(data)));
  for (const [path, svg] of drawings) compiler.mapShadow(path, Buffer.from(svg));
  const compiled = compiler.compile({ mainFilePath: "/main.typ" });
  const { result } = compiled;
  if (result === null) throw new Error(diagnosed(compiler, compiled));
  return new Uint8Array(compiler.pdf(result, { pdfStandard: "ua-1" }));
}

/** What the compiler says of a document that it cannot set. */
function diagnosed(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler["compile"]>): string {
  const error = compiled.takeDiagnostics();
  const said: readonly unknown[] = error === null ? [] : compiler.fetchDiagnostics(error);
  return said.map((one) => JSON.stringify(one)).join("; ") || "no document";
}
