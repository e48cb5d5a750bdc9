import type { ReactNode } from "react";
import type { ConsultationState } from "../../../consultation/running/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";
import { TitleFields } from "./new-form.tsx";

interface DeedsProps {
  readonly state: ConsultationState;
  readonly asked: number;
  /** How many cannot be written to. */
  readonly nobody: number;
  readonly closes: string;
  readonly titles: readonly { readonly language: Language; readonly text: string }[];
}

/** What can be done with a consultation in its state. What cannot be undone wants a tick first. */
export function Deeds({ state, asked, nobody, closes, titles }: DeedsProps) {
  const { t } = useFrame().words;
  const warned = nobody > 0 ? t("consultations:deed.nobody", { count: nobody }) : null;
  return (
    <section className="wide screen-only">
      <h2>{t("consultations:deed.title")}</h2>
      {state === "preparing" && asked > 0 && (
        <Deed deed="open" about={t("consultations:deed.open-about", { count: asked })}>
          {warned !== null && <p className="nobody">{warned}</p>}
        </Deed>
      )}
      {state === "open" && <Deed deed="remind" about={t("consultations:deed.remind-about")} />}
      {state === "open" && (
        <Deed deed="write-missing" about={t("consultations:deed.write-missing-about")}>
          {warned !== null && <p className="note">{warned}</p>}
        </Deed>
      )}
      {state === "open" && <Deed deed="close" about={t("consultations:deed.close-about")} />}
      {state === "closed" && (
        <Deed deed="reopen" about={t("consultations:deed.reopen-about")}>
          <label>
            <span>{t("consultations:field.closes")}</span>
            <input type="date" name="closes" required />
          </label>
        </Deed>
      )}
      {state === "preparing" && <Deed deed="discard" about={t("consultations:deed.discard-about")} />}
      {state !== "closed" && (
        <PersonForm
          deed="consultation.keep"
          className="consultation-form"
          inside={t("consultations:deed.change")}
        >
          <TitleFields titles={titles} />
          <div className="consultation-dates">
            <label>
              <span>{t("consultations:field.closes")}</span>
              <input type="date" name="closes" defaultValue={closes} required />
            </label>
          </div>
          <p>
            <button type="submit" className="button" name="deed" value="change">
              {t("consultations:deed.save")}
            </button>
          </p>
        </PersonForm>
      )}
    </section>
  );
}

interface DeedProps {
  readonly deed: "open" | "remind" | "write-missing" | "close" | "reopen" | "discard";
  readonly about: string;
  readonly children?: ReactNode;
}

function Deed({ deed, about, children }: DeedProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm
      deed="consultation.keep"
      className="consultation-form deed"
      inside={t(`consultations:deed.${deed}`)}
    >
      <p>{about}</p>
      {children}
      <label className="tick">
        <input type="checkbox" name="sure" value="yes" required />
        <span>{t(`consultations:sure.${deed}`)}</span>
      </label>
      <p>
        <button type="submit" className="button" name="deed" value={deed}>
          {t(`consultations:deed.${deed}`)}
        </button>
      </p>
    </PersonForm>
  );
}
