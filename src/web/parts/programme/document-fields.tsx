import type { SessionDocument } from "../../../dialogue/programme/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { SixTexts } from "./six-texts.tsx";

interface DocumentFieldsProps {
  readonly at: number;
  readonly document: SessionDocument | null;
  readonly original: Language;
}

/** A document of a session: title in six languages, symbol, address. */
export function DocumentFields({ at, document, original }: DocumentFieldsProps) {
  const { t } = useFrame().words;
  const name = (part: string) => `document.${at}.${part}`;
  return (
    <div className="pg-person">
      <SixTexts
        name={name("title")}
        legend={t("programme:form.document", { number: at + 1 })}
        text={document?.title ?? null}
        original={original}
      />
      <div>
        <p>
          <label htmlFor={name("symbol")}>{t("programme:form.symbol")}</label>
          <input
            id={name("symbol")}
            name={name("symbol")}
            defaultValue={document?.symbol ?? ""}
            maxLength={80}
            dir="ltr"
            autoComplete="off"
          />
        </p>
        <p>
          <label htmlFor={name("address")}>{t("programme:form.address")}</label>
          <input
            type="url"
            id={name("address")}
            name={name("address")}
            defaultValue={document?.address ?? ""}
            maxLength={500}
            dir="ltr"
            autoComplete="off"
          />
        </p>
      </div>
    </div>
  );
}
