import type { ReactNode } from "react";
import type { Deed } from "../../directory/rights.ts";
import { useFrame } from "../frame.ts";

interface PersonFormProps {
  readonly children: ReactNode;
  /** What the form does: shown only to whoever may do it, for `party` where it is for one. Left out, to everyone who is signed in. */
  readonly deed?: Deed;
  readonly party?: string;
  readonly className?: string;
  /** The page to which it is sent; left out, the page on which it stands. */
  readonly action?: string;
  /** True where files are sent. */
  readonly files?: boolean;
  /** Words behind which the form is folded away. */
  readonly inside?: string;
  /** True where the folded form stands open: it was refused and is to be mended. */
  readonly open?: boolean;
}

/** A form for whoever is signed in, with what makes it believed. Visitors, and who may not do the deed, get nothing. */
export function PersonForm({
  children,
  deed,
  party,
  className,
  action,
  files = false,
  inside,
  open = false,
}: PersonFormProps) {
  const { person } = useFrame();
  if (person === null || (deed !== undefined && !person.may(deed, party))) return null;
  const form = (
    <form
      method="post"
      {...(action === undefined ? {} : { action })}
      {...(className === undefined ? {} : { className })}
      {...(files ? { encType: "multipart/form-data" as const } : {})}
    >
      <input type="hidden" name="token" value={person.token} />
      {children}
    </form>
  );
  if (inside === undefined) return form;
  return (
    <details className="folded screen-only" open={open}>
      <summary>{inside}</summary>
      {form}
    </details>
  );
}
