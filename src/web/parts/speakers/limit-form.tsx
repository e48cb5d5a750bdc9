import { useFrame } from "../../frame.ts";
import { ActButton, ActForm } from "./act-form.tsx";

interface LimitFormProps {
  readonly seen: number;
  readonly limit: number | null;
  readonly groupLimit: number | null;
  readonly fitting: { readonly seconds: number; readonly words: string } | null;
  readonly fits: boolean;
}

/** How long each speaker has: what fits is proposed, what is written holds from the next speaker on. */
export function LimitForm({ seen, limit, groupLimit, fitting, fits }: LimitFormProps) {
  const { t } = useFrame().words;
  const part = (name: string, seconds: number | null) => (
    <fieldset>
      <legend>{t(`speakers:limit.${name}`)}</legend>
      <label>
        <input
          name={`${name}-minutes`}
          inputMode="numeric"
          pattern="[0-9]{0,3}"
          size={3}
          defaultValue={seconds === null ? "" : Math.floor(seconds / 60)}
        />{" "}
        <span>{t("speakers:limit.minutes")}</span>
      </label>{" "}
      <label>
        <input
          name={`${name}-seconds`}
          inputMode="numeric"
          pattern="[0-9]{0,2}"
          size={2}
          defaultValue={seconds === null ? "" : seconds % 60}
        />{" "}
        <span>{t("speakers:limit.seconds")}</span>
      </label>
    </fieldset>
  );
  return (
    <div className="limit-form">
      {fitting && (
        <ActButton
          act="limit"
          seen={seen}
          values={{
            "limit-minutes": Math.floor(fitting.seconds / 60),
            "limit-seconds": fitting.seconds % 60,
            ...(groupLimit === null
              ? {}
              : { "groups-minutes": Math.floor(groupLimit / 60), "groups-seconds": groupLimit % 60 }),
          }}
          words={t(fits ? "speakers:limit.fit" : "speakers:limit.least", { time: fitting.words })}
        />
      )}
      <ActForm act="limit" seen={seen} className="act">
        {part("limit", limit)}
        {part("groups", groupLimit)}
        <button type="submit" className="button">
          {t("speakers:limit.set")}
        </button>
      </ActForm>
    </div>
  );
}
