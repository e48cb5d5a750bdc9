import { rightsTable } from "../../directory/rights.ts";
import { roles } from "../../kernel/actor.ts";
import { useFrame } from "../frame.ts";

/** The words of each role: those of the post that has it. */
const posts = {
  administrator: "directory:post.administrator",
  secretariat: "directory:post.secretariat-officer",
  chair: "directory:post.chair",
  rapporteur: "directory:post.rapporteur",
  "focal-point": "directory:post.national-focal-point",
  mission: "directory:post.permanent-mission",
  colleague: "directory:book.part.delegate",
  deputy: "directory:book.part.deputy",
} as const;

export interface WorkChapter {
  readonly name: "secretariat" | "focal-point" | "chair" | "delegation" | "administrator";
  readonly see: readonly (readonly [words: string, to: string])[];
}

/** The help of those who take part in the work: a chapter for each, then what each of them may do. */
export function WorkHelp({ chapters }: { readonly chapters: readonly WorkChapter[] }) {
  const { t } = useFrame().words;
  return (
    <>
      {chapters.map(({ name, see }) => (
        <section key={name} className="section prose" id={name}>
          <h2>{t(`work-help:${name}.title`)}</h2>
          {t(`work-help:${name}.text`)
            .split("\n")
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          <ul className="bulleted">
            {see.map(([words, to]) => (
              <li key={to}>
                <a href={to}>{words}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="section" id="rights">
        <div className="prose">
          <h2 id="rights-title">{t("work-help:rights.title")}</h2>
          <p>{t("work-help:rights.text")}</p>
        </div>
        <Rights />
      </section>
    </>
  );
}

/** The table of rights as it is in force, for every role that has any. */
function Rights() {
  const { t } = useFrame().words;
  const rows = rightsTable().filter((row) => Object.keys(row.roles).length > 0);
  const shown = roles.filter((role) => rows.some((row) => row.roles[role] !== undefined));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-labelledby="rights-title">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("work-help:deed-column")}</th>
            {shown.map((role) => (
              <th key={role} scope="col">
                {t(posts[role])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.deed}>
              <th scope="row">{t(`work-help:deed.${row.deed}`)}</th>
              {shown.map((role) => {
                const reach = row.roles[role];
                return <td key={role}>{reach === undefined ? null : t(`work-help:reach.${reach}`)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
