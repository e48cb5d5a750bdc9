import type { ReactNode } from "react";
import type { FlowMethod } from "../../methods/flows/from-stocks.ts";
import { Formula, fraction, Inline, row, sub, sum } from "./math.tsx";

const start = (...below: readonly string[]) => sub("S", below, "1");
const end = (...below: readonly string[]) => sub("S", below, "2");
const moves = (...below: readonly string[]) => sub("f", below);
const over = row("i", "≠", "j");

const positive = (left: ReactNode, right: ReactNode) => row("max", "(", left, "−", right, ",", "0", ")");
const minimum = row(
  moves("i", "j", "k"),
  "=",
  fraction(row(sub("o", ["i", "k"]), sub("a", ["j", "k"])), row(sum("j"), sub("a", ["j", "k"]))),
  ",",
  sub("o", ["i", "k"]),
  "=",
  positive(start("k", "i"), end("k", "i")),
  ",",
  sub("a", ["j", "k"]),
  "=",
  positive(end("k", "j"), start("k", "j")),
);
const independence = row(
  moves("i", "j", "k"),
  "=",
  fraction(row(start("k", "i"), end("k", "j")), row(sum("j"), start("k", "j"))),
);
const surplus = sub("δ", ["k"]);

/** Each method's formula. Sources: Abel and Cohen (2019); Azose and Raftery (2019); Rogers and von Rabenau (1971). */
const formulas: Readonly<Record<FlowMethod, readonly ReactNode[]>> = {
  sd_drop_neg: [row(moves("i", "j"), "=", positive(end("i", "j"), start("i", "j")), ",", over)],
  sd_rev_neg: [
    row(
      moves("i", "j"),
      "=",
      positive(end("i", "j"), start("i", "j")),
      "+",
      positive(start("j", "i"), end("j", "i")),
      ",",
      over,
    ),
  ],
  mig_rate: [
    row(
      moves("i", "j"),
      "=",
      "M",
      fraction(start("i", "j"), row(sum("i", "≠", "j"), start("i", "j"))),
      ",",
      over,
    ),
  ],
  da_min_open: [
    row(
      start("k", "j"),
      "←",
      start("k", "j"),
      "−",
      row("max", "(", surplus, ",", "0", ")"),
      fraction(end("k", "j"), row(sum("j"), end("k", "j"))),
    ),
    row(
      end("k", "j"),
      "←",
      end("k", "j"),
      "−",
      row("max", "(", "−", surplus, ",", "0", ")"),
      fraction(start("k", "j"), row(sum("j"), start("k", "j"))),
    ),
    minimum,
  ],
  da_min_open_dr: [
    row(
      start("k", "j"),
      "←",
      start("k", "j"),
      row(
        "(",
        "1",
        "−",
        fraction(row("max", "(", surplus, ",", "0", ")"), row(sum("j"), start("k", "j"))),
        ")",
      ),
    ),
    row(
      end("k", "j"),
      "←",
      end("k", "j"),
      row(
        "(",
        "1",
        "−",
        fraction(row("max", "(", "−", surplus, ",", "0", ")"), row(sum("j"), end("k", "j"))),
        ")",
      ),
    ),
    minimum,
  ],
  da_min_closed: [
    row(
      row(sum("j"), start("k", "j")),
      "←",
      row(sum("j"), start("k", "j")),
      "−",
      fraction(surplus, "2"),
      ",",
      row(sum("j"), end("k", "j")),
      "←",
      row(sum("j"), end("k", "j")),
      "+",
      fraction(surplus, "2"),
    ),
    minimum,
  ],
  da_pb_closed: [
    row(
      moves("i", "j", "k"),
      "=",
      "0.87",
      sub("f", ["i", "j", "k"], "min"),
      "+",
      "0.13",
      sub("f", ["i", "j", "k"], "ind"),
    ),
  ],
  independence: [independence],
  rogers_von_rabenau: [
    row(
      "R",
      "=",
      sub("S", ["1"], "−1"),
      sub("S", ["2"]),
      ",",
      moves("i", "j"),
      "=",
      sub("r", ["i", "j"]),
      row(sum("k"), start("k", "i")),
    ),
  ],
};

/** The formula of a method, a line for each of its steps. */
export function MethodFormula({ method }: { readonly method: FlowMethod }) {
  return formulas[method].map((line, index) => (
    // The lines of one formula never change their order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Formula key={index}>{line}</Formula>
  ));
}

/** The letters of the formulas, by their keys in the catalogue. */
export const symbols: readonly (readonly [key: string, letters: ReactNode])[] = [
  ["S", <Inline key="S">{row(start("k", "j"), ",", end("k", "j"))}</Inline>],
  ["f", <Inline key="f">{row(moves("i", "j", "k"), ",", moves("i", "j"))}</Inline>],
  ["M", <Inline key="M">{row("M")}</Inline>],
  ["delta", <Inline key="delta">{surplus}</Inline>],
  ["bd", <Inline key="bd">{row(sub("b", ["j"]), ",", sub("d", ["j"]))}</Inline>],
];
