import { findPerson } from "../../directory/people/parts.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { queueLetter } from "../../mail/queue.ts";
import { selectReply } from "../replying/repository.ts";
import type { PreviewedLetter, WhichLetter } from "./asked-of.ts";
import { compose } from "./composing.ts";
import { correspondentsOf, inAddress } from "./correspondents.ts";
import type { Consultation, LetterTexts } from "./model.ts";
import {
  letterMaker,
  partiesById,
  type RunningParts,
  requireConsultation,
  today,
  toFollow,
  toKeep,
} from "./parts.ts";
import { readyReminder } from "./ready.ts";
import { closesFor } from "./reminding.ts";
import type { Database } from "./tables.ts";

/** What `ConsultationService.preview` does. Throws its problems. */
export async function preview(
  parts: RunningParts,
  actor: Actor,
  id: string,
  which: WhichLetter,
  to: { readonly party: string; readonly language?: Language | undefined },
): Promise<PreviewedLetter> {
  toFollow(actor);
  const database: Database = parts.store.database();
  return previewed(parts, database, await requireConsultation(database, id), which, to);
}

async function previewed(
  parts: RunningParts,
  database: Database,
  consultation: Consultation,
  which: WhichLetter,
  to: { readonly party: string; readonly language?: Language | undefined },
): Promise<PreviewedLetter> {
  const party = (await partiesById(database)).get(to.party);
  if (!party) throw new ProblemError(problem("consultations.not-asked", { party: to.party.slice(0, 40) }));
  const [correspondent = null] =
    (await correspondentsOf(database, [party.id], today(parts))).get(party.id) ?? [];
  const reply = await selectReply(database, { consultation: consultation.id, party: party.id });
  const own = to.language ?? correspondent?.language ?? consultation.letter.fallback;
  const { language, subject, body } = compose(
    await letterMaker(parts, database, consultation),
    textsOf(consultation, which),
    {
      party,
      correspondent,
      closes: reply ? closesFor(consultation, reply) : consultation.closes,
      language: own,
    },
  );
  return {
    party: party.id,
    to: correspondent ? inAddress(correspondent, language) : words(language).t("consultations:letter.nobody"),
    address: correspondent?.email ?? null,
    language,
    subject,
    body,
  };
}

function textsOf({ letter, reminders }: Consultation, which: WhichLetter): LetterTexts {
  if (which.kind === "note-verbale") return letter.texts;
  if (which.kind !== "step") return readyReminder(which.kind);
  const step = reminders.find(({ id }) => id === which.step);
  if (!step) throw new ProblemError(problem("consultations.malformed", { field: "step" }));
  return step.texts;
}

/** What `ConsultationService.test` does. Throws its problems. */
export async function test(
  parts: RunningParts,
  actor: Actor,
  id: string,
  which: WhichLetter,
  to: { readonly party: string; readonly language: Language },
): Promise<PreviewedLetter> {
  toKeep(actor);
  const own = actor.kind === "person" ? await findPerson(parts.store.database(), actor.id) : undefined;
  const address = own?.email;
  if (!own || !address) throw new ProblemError(problem("consultations.no-own-address"));
  return parts.store.deed(
    actor,
    {
      deed: "consultation.test",
      subject: id,
      detail: { party: to.party.slice(0, 40), language: to.language },
    },
    async (trx) => {
      const consultation = await requireConsultation(trx, id);
      const letter = await previewed(parts, trx, consultation, which, to);
      const subject = words(letter.language).t("consultations:ready.test", { subject: letter.subject });
      await queueLetter(trx, parts.now(), {
        once: `${id}/test/${own.id}/${parts.now().toISOString()}`,
        kind: "notice",
        about: null,
        party: null,
        person: own.id,
        address,
        name: own.name,
        language: letter.language,
        subject,
        body: letter.body,
      });
      return { ...letter, party: null, to: own.name, address, subject };
    },
  );
}
