import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import { useFrame } from "../../frame.ts";
import { receiptAddress } from "../../pages/reply/addresses.ts";

interface SubmissionsProps {
  readonly at: ReplyAddress;
  readonly submissions: readonly {
    readonly number: number;
    readonly receipt: string;
    readonly when: string;
    readonly who: string;
  }[];
}

/** What was submitted, each with the way to its receipt. */
export function Submissions({ at, submissions }: SubmissionsProps) {
  const { words, language } = useFrame();
  const { t } = words;
  if (submissions.length === 0) return null;
  return (
    <section className="prose" aria-labelledby="submitted">
      <h2 id="submitted">{t("replies:receipt.all")}</h2>
      <ol className="reply-submissions">
        {submissions.map(({ number, receipt, when, who }) => (
          <li key={number}>
            <a href={receiptAddress(language, at, number)}>
              <bdi dir="ltr">{receipt}</bdi>
            </a>{" "}
            <span className="reply-when">{t("replies:first.by", { who, when })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
