import type { ReactNode } from "react";
import { useFrame } from "../frame.ts";

interface OperatorFormProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** The page to which it is sent; left out, the page on which it stands. */
  readonly action?: string;
  /** True where files are sent. */
  readonly files?: boolean;
  /** Words behind which the form is folded away. */
  readonly inside?: string;
}

/** A form of the operator's, with what makes it believed. Everyone else gets nothing. */
export function PersonForm({ children, className, action, files = false, inside }: OperatorFormProps) {
  const { formToken } = useFrame();
  if (formToken === null) return null;
  const form = (
    <form
      method="post"
      {...(action === undefined ? {} : { action })}
      {...(className === undefined ? {} : { className })}
      {...(files ? { encType: "multipart/form-data" as const } : {})}
    >
      <input type="hidden" name="token" value={formToken} />
      {children}
    </form>
  );
  if (inside === undefined) return form;
  return (
    <details className="folded screen-only">
      <summary>{inside}</summary>
      {form}
    </details>
  );
}
