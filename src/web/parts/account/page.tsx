import type { ReactNode } from "react";
import style from "../../styles/account.css?url";

/** Around the pages at the door and one's own: their style sheet, which no other page loads. */
export function AccountPage({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="record" />
      <div className="account">{children}</div>
    </>
  );
}

/** What is the matter, said at once by a screen reader. Nothing where all is well. */
export function Refusal({ refused }: { readonly refused: readonly string[] | undefined }) {
  if (!refused || refused.length === 0) return null;
  return (
    <div className="account-refused" role="alert" tabIndex={-1}>
      {refused.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </div>
  );
}

/** What was done. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <p className="account-done" role="status">
      {children}
    </p>
  );
}
