import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { projectRoot } from "../../kernel/root.ts";
import type { PrintDocument } from "../model.ts";
import { typstInput } from "./data.ts";

/**
 * A document as a tagged PDF of the standard PDF/UA-1 (ISO 14289-1), by Typst, which checks what a program can check of it; only a document
 * that it finds not to conform is tagged without the standard, and does not claim it. Run it in a process of its own: it takes the memory and the time that it wants.
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
  return new Uint8Array(conforming(compiler, result));
}

/** The standard where the document meets it; a tagged PDF where the compiler finds something that it cannot tag so. */
function conforming(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1" });
  } catch (error) {
    if (!/PDF\/UA-1 error/.test(String(error))) throw error;
    return compiler.pdf(document);
  }
}

/** What the compiler says of a document that it cannot set. */
function diagnosed(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler["compile"]>): string {
  const error = compiled.takeDiagnostics();
  const said: readonly unknown[] = error === null ? [] : compiler.fetchDiagnostics(error);
  return said.map((one) => JSON.stringify(one)).join("; ") || "no document";
}
