import type { ProgrammeFrame } from "../../../dialogue/programme/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";
import { SixTexts } from "./six-texts.tsx";

interface RoomsFormProps {
  readonly given: ProgrammeFrame;
  readonly original: Language;
  readonly seen: number;
}

/** Rooms and segments in six languages, two empty ones at the end of each; one whose names are emptied goes. */
export function RoomsForm({ given, original, seen }: RoomsFormProps) {
  const { t } = useFrame().words;
  const rooms = [...given.rooms, null, null];
  const segments = [...given.segments, null, null];
  return (
    <PersonForm deed="programme.keep" className="wide pg-form">
      <input type="hidden" name="seen" value={seen} />
      <section aria-labelledby="rooms">
        <h2 id="rooms">{t("programme:rooms.rooms")}</h2>
        {rooms.map((room, at) => (
          <div key={room?.id ?? `new-${at}`} className="pg-person">
            {room && <input type="hidden" name={`room.${at}.id`} value={room.id} />}
            <SixTexts
              name={`room.${at}`}
              legend={t("programme:rooms.room", { number: at + 1 })}
              text={room?.name ?? null}
              original={original}
            />
            <p>
              <label htmlFor={`room.${at}.seats`}>{t("programme:rooms.seats")}</label>
              <input
                type="number"
                min={1}
                max={100_000}
                id={`room.${at}.seats`}
                name={`room.${at}.seats`}
                defaultValue={room?.seats ?? ""}
              />
            </p>
          </div>
        ))}
      </section>
      <section aria-labelledby="segments">
        <h2 id="segments">{t("programme:rooms.segments")}</h2>
        {segments.map((segment, at) => (
          <div key={segment?.id ?? `new-${at}`}>
            {segment && <input type="hidden" name={`segment.${at}.id`} value={segment.id} />}
            <SixTexts
              name={`segment.${at}`}
              legend={t("programme:rooms.segment", { number: at + 1 })}
              text={segment?.title ?? null}
              original={original}
            />
          </div>
        ))}
      </section>
      <fieldset className="pg-when-fields">
        <legend>{t("programme:rooms.intervals")}</legend>
        <div>
          {(["room", "person"] as const).map((one) => (
            <p key={one}>
              <label htmlFor={`interval.${one}`}>{t(`programme:rooms.interval-${one}`)}</label>
              <input
                type="number"
                min={0}
                max={240}
                id={`interval.${one}`}
                name={`interval.${one}`}
                defaultValue={given.intervals[one]}
              />
            </p>
          ))}
        </div>
      </fieldset>
      <p className="pg-save">
        <button type="submit" className="button">
          {t("programme:rooms.save")}
        </button>
      </p>
    </PersonForm>
  );
}
