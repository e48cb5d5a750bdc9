import { useFrame } from "../../frame.ts";
import type { Outcome } from "../../pages/account/deeds.ts";
import type { OwnPost } from "../../pages/account/own.ts";
import { PersonForm } from "../person-form.tsx";
import { Field, LanguageField } from "./fields.tsx";
import { Done, Refusal } from "./page.tsx";

interface PostsProps {
  readonly posts: readonly OwnPost[];
  readonly outcome: Outcome | undefined;
}

/** One's posts, and the colleagues who help in them. */
export function PostsSection({ posts, outcome }: PostsProps) {
  const { t } = useFrame().words;
  return (
    <section id="posts">
      <h2>{t("accounts:posts.title")}</h2>
      <Refusal refused={outcome?.refused} />
      {outcome?.done && <Done>{outcome.done}</Done>}
      {posts.length === 0 && <p>{t("accounts:posts.none")}</p>}
      {posts.map((post) => (
        <div key={post.id} className="account-post">
          <h3>{post.post}</h3>
          <p className="account-hint">
            {[
              ...(post.part === "holder" ? [] : [t(`accounts:posts.as-${post.part}`)]),
              ...(post.until === null ? [] : [t("accounts:posts.until", { date: post.until })]),
            ].join(", ")}
          </p>
          {post.delegates !== null && (
            <Delegates post={post} delegates={post.delegates} said={outcome?.said ?? {}} />
          )}
        </div>
      ))}
    </section>
  );
}

interface DelegatesProps {
  readonly post: OwnPost;
  readonly delegates: NonNullable<OwnPost["delegates"]>;
  readonly said: Outcome["said"];
}

function Delegates({ post, delegates, said }: DelegatesProps) {
  const { words, language } = useFrame();
  const { t } = words;
  const mine = said.post === post.id;
  const of = `${post.id.replaceAll("/", "-")}-`;
  return (
    <>
      <h4>{t("accounts:posts.delegates")}</h4>
      {delegates.length === 0 && <p>{t("accounts:posts.no-delegates")}</p>}
      <ul className="account-list">
        {delegates.map(({ holding, person, name, clears, until, waiting }) => (
          <li key={holding}>
            <span>
              <bdi>{name}</bdi>
              <small>
                {[
                  ...(clears ? [t("accounts:posts.as-deputy")] : []),
                  ...(until === null ? [] : [t("accounts:posts.until", { date: until })]),
                  ...(waiting ? [t("accounts:posts.waiting")] : []),
                ].join(", ")}
              </small>
            </span>
            <PersonForm className="form-row" action="#posts">
              <input type="hidden" name="post" value={post.id} />
              <input type="hidden" name="person" value={person} />
              <input type="hidden" name="holding" value={holding} />
              <input type="hidden" name="name" value={name} />
              {waiting && (
                <button type="submit" name="deed" value="invite" className="plain-button">
                  {t("accounts:posts.again")}
                </button>
              )}
              <button
                type="submit"
                name="deed"
                value="withdraw"
                className="plain-button"
                aria-label={`${t("accounts:posts.end")}: ${name}`}
              >
                {t("accounts:posts.end")}
              </button>
            </PersonForm>
          </li>
        ))}
      </ul>
      <details className="folded screen-only" open={mine}>
        <summary>{t("accounts:posts.invite")}</summary>
        <p>{t("accounts:posts.invite-lede")}</p>
        <PersonForm className="account-form" action="#posts">
          <input type="hidden" name="post" value={post.id} />
          <Field name="name" word="name" autoComplete="off" value={mine ? said.name : undefined} of={of} />
          <Field
            name="email"
            word="email"
            type="email"
            autoComplete="off"
            value={mine ? said.email : undefined}
            of={of}
          />
          <LanguageField value={(mine ? said.language : undefined) ?? language} of={of} />
          <label className="check">
            <input type="checkbox" name="clears" defaultChecked={mine && said.clears === "on"} />{" "}
            <span>{t("directory-pages:clears")}</span>
          </label>
          <button type="submit" name="deed" value="delegate" className="button">
            {t("accounts:posts.do")}
          </button>
        </PersonForm>
      </details>
    </>
  );
}
