import { useFrame } from "../../frame.ts";
import type { CarriedShown } from "../../pages/outcome/carried.ts";

/** What earlier meetings have left to do, on the page of the next. */
export function Carried({ carried: { actions, count, to } }: { readonly carried: CarriedShown }) {
  const { t } = useFrame().words;
  return (
    <>
      <h2>{t("outcome:action.carried")}</h2>
      <ul>
        {actions.map(({ key, text, about }) => (
          <li key={key}>
            <span lang={text.language} dir="auto">
              {text.text}
            </span>{" "}
            <span className="note">{about}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={to}>{t("outcome:action.carried-all", { count })}</a>
      </p>
    </>
  );
}
