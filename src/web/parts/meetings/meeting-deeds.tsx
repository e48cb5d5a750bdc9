import type { ReactNode } from "react";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface MeetingDeedsProps {
  readonly work: {
    readonly state: "preparing" | "open" | "closed" | "past";
    readonly announced: boolean;
    readonly opens: string;
    readonly closes: string;
    readonly edit: string;
  };
}

/** What the secretariat can do with a meeting as it stands. Each is folded away behind its name, and wants a tick. */
export function MeetingDeeds({ work }: MeetingDeedsProps) {
  const { t } = useFrame().words;
  const { state, announced } = work;
  if (state === "past") return null;
  return (
    <section className="prose screen-only">
      <h2>{t("meetings:deed.title")}</h2>
      <p>
        <a className="button" href={work.edit}>
          {t("meetings:edit.title")}
        </a>
      </p>
      {state === "preparing" && !announced && <Deed deed="announce" />}
      {state === "preparing" && (
        <Deed deed="postpone">
          <div className="consultation-dates">
            <label>
              <span>{t("meetings:field.opens")}</span>
              <input type="date" name="opens" defaultValue={work.opens} required />
            </label>
            <label>
              <span>{t("meetings:field.closes")}</span>
              <input type="date" name="closes" defaultValue={work.closes} required />
            </label>
          </div>
        </Deed>
      )}
      {((state === "preparing" && announced) || state === "closed") && <Deed deed="open" />}
      {state === "open" && <Deed deed="close" />}
      {state === "preparing" && !announced && <Deed deed="discard" />}
    </section>
  );
}

function Deed({ deed, children }: { readonly deed: string; readonly children?: ReactNode }) {
  const { t } = useFrame().words;
  return (
    <div className="deed">
      <PersonForm deed="meeting.keep" className="consultation-form" inside={t(`meetings:deed.${deed}`)}>
        <input type="hidden" name="deed" value={deed} />
        <p>{t(`meetings:deed-about.${deed}`)}</p>
        {children}
        <label className="tick">
          <input type="checkbox" name="sure" value="yes" required />
          <span>{t("meetings:deed.sure")}</span>
        </label>
        <p>
          <button type="submit" className="button">
            {t(`meetings:deed.${deed}`)}
          </button>
        </p>
      </PersonForm>
    </div>
  );
}
