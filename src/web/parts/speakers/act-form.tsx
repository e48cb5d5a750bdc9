import type { ReactNode } from "react";
import type { Deed } from "../../../directory/rights.ts";
import { PersonForm } from "../person-form.tsx";

interface ActFormProps {
  /** Left out where each of its buttons says what it does, as `act`. */
  readonly act?: string;
  /** The number of the last act that this page shows: what came after it is told before anything is done. */
  readonly seen: number;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly deed?: Deed;
  readonly party?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form that does one thing to a list. The script sends it without leaving the page; without the script the page comes again. */
export function ActForm({
  act,
  seen,
  values = {},
  deed = "speakers.run",
  party,
  className = "act",
  children,
}: ActFormProps) {
  return (
    <PersonForm deed={deed} className={className} {...(party === undefined ? {} : { party })}>
      {act !== undefined && <input type="hidden" name="act" value={act} />}
      <input type="hidden" name="seen" value={seen} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </PersonForm>
  );
}

interface ActButtonProps extends Omit<ActFormProps, "children"> {
  readonly act: string;
  readonly words: string;
  /** Said to those who do not see what stands beside it. */
  readonly label?: string;
  /** The key that presses it while the panel has the focus. */
  readonly shortcut?: string;
  readonly main?: boolean;
  readonly disabled?: boolean;
}

/** A deed that needs nothing but a press. */
export function ActButton({
  words,
  label,
  shortcut,
  main = false,
  disabled = false,
  ...form
}: ActButtonProps) {
  return (
    <ActForm {...form}>
      <button
        type="submit"
        className={main ? "button act-main" : "button"}
        disabled={disabled}
        aria-label={label}
        data-shortcut={shortcut}
        aria-keyshortcuts={shortcut}
      >
        {words}
      </button>
    </ActForm>
  );
}
