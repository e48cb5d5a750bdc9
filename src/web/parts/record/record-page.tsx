import type { ReactNode } from "react";
import style from "../../styles/record.css?url";

/** Around every page of the record: its own style sheet, which no other page loads. */
export function RecordPage({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="record" />
      {children}
    </>
  );
}
