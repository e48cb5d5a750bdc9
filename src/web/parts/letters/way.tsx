import type { LetterService } from "../../../mail/service.ts";
import { useFrame } from "../../frame.ts";

/** As it is written for a shell: the same in every language. */
const setting = "CORRIDOR_MAIL=smtp://user:password@host:587?from=office@organization.org";

/** How letters leave this machine: by a mail server, or into files that somebody else must send. */
export function LetterWay({ way }: { readonly way: LetterService["way"] }) {
  const { t } = useFrame().words;
  return (
    <section className="prose" aria-labelledby="way">
      <h2 id="way">{t("mail:way.title")}</h2>
      {way.via === "smtp" ? (
        <p>{t("mail:way.smtp", { host: way.host })}</p>
      ) : (
        <>
          <p>{t("mail:way.outbox", { folder: way.folder })}</p>
          <p>{t("mail:way.server")}</p>
          <code className="command">{setting}</code>
        </>
      )}
      <p>{t("mail:way.bounces")}</p>
    </section>
  );
}
