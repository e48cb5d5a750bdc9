import { partyPostKinds, postKinds } from "../../../directory/people/model.ts";
import { useFrame } from "../../frame.ts";
import type { Refused } from "../../pages/directory/keep.ts";
import type { ShownHeld, ShownPost } from "../../pages/directory/posts.ts";
import { PersonForm } from "../person-form.tsx";
import { RefusedLines } from "../refused-lines.tsx";
import { Field, LanguagePick, PersonFields, Pick, Submit } from "./fields.tsx";

interface PostsProps {
  readonly posts: readonly ShownPost[];
  /** Null for the posts of no party. */
  readonly party: string | null;
  readonly today: string;
  /** Addresses to choose from; empty for whoever does not see the whole book. */
  readonly known: readonly { readonly email: string; readonly name: string }[];
  readonly refused: Refused | undefined;
}

const knownList = "known-people";

/** The posts of a party: who holds them, who helps, who did and who will; with the forms of whoever may change that. */
export function Posts({ posts, party, today, known, refused }: PostsProps) {
  const { t } = useFrame().words;
  const kinds = postKinds.filter((kind) => partyPostKinds.some((one) => one === kind) === (party !== null));
  const ofParty = party === null ? {} : { party };
  return (
    <section className="posts wide" aria-labelledby="posts">
      <h2 id="posts">{t("directory-pages:posts")}</h2>
      {refused && refused.about === "" && refused.deed !== "change-party" && (
        <RefusedLines lines={refused.refused} />
      )}
      {known.length > 0 && (
        <datalist id={knownList}>
          {known.map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      {posts.map((post) => (
        <PostCard key={post.id} post={post} party={party} today={today} refused={refused} />
      ))}
      <PersonForm deed="people.keep" {...ofParty} className="form-row" inside={t("directory-pages:add-post")}>
        <Pick
          name="kind"
          label={t("directory-pages:kind")}
          value={kinds[0]}
          options={kinds.map((kind) => [kind, t(`directory:post.${kind}`)] as const)}
        />
        <Submit deed="add-post">{t("directory-pages:add")}</Submit>
      </PersonForm>
    </section>
  );
}

interface PostCardProps {
  readonly party: string | null;
  readonly today: string;
  readonly refused: Refused | undefined;
  readonly post: ShownPost;
}

function PostCard({ post, party, today, refused }: PostCardProps) {
  const { words } = useFrame();
  const { t, date } = words;
  const about =
    refused &&
    (refused.about === post.id ||
      [post.holder, ...post.delegates, ...post.coming].some((one) => String(one?.number) === refused.about));
  return (
    <article className="post" id={post.anchor}>
      <h3>
        {post.words}
        {post.title !== null && <span className="note"> {post.title}</span>}
      </h3>
      {about && <RefusedLines lines={refused.refused} />}
      {post.ended !== null && (
        <p className="note">{t("directory-pages:ended", { date: date(post.ended) })}</p>
      )}
      {post.holder ? (
        <HeldLine held={post.holder} />
      ) : (
        post.ended === null && <p className="vacant">{t("directory-pages:vacant")}</p>
      )}
      {post.email !== null && (
        <p>
          <span className="note">{t("directory:book.column.post-email")}: </span>
          <a href={`mailto:${post.email}`} dir="ltr">
            {post.email}
          </a>
        </p>
      )}
      <HeldList title={t("directory-pages:delegates")} held={post.delegates} />
      <HeldList title={t("directory-pages:coming")} held={post.coming} />
      <HeldList title={t("directory-pages:former")} held={post.former} folded />
      <PostForms post={post} party={party} today={today} refused={refused} />
    </article>
  );
}

function HeldList({
  title,
  held,
  folded = false,
}: {
  readonly title: string;
  readonly held: readonly ShownHeld[];
  readonly folded?: boolean;
}) {
  if (held.length === 0) return null;
  const list = (
    <ul>
      {held.map((one) => (
        <li key={one.number}>
          <HeldLine held={one} />
        </li>
      ))}
    </ul>
  );
  if (folded)
    return (
      <details className="folded">
        <summary>{title}</summary>
        {list}
      </details>
    );
  return (
    <>
      <h4>{title}</h4>
      {list}
    </>
  );
}

function HeldLine({ held }: { readonly held: ShownHeld }) {
  const { words } = useFrame();
  const { t, date } = words;
  const { name, to, email, telephone, since, until, note, language } = held;
  const shown = name ?? t("directory-pages:taken-out");
  return (
    <div className="held">
      <p>
        <strong>
          {to === null ? (
            <bdi>{shown}</bdi>
          ) : (
            <a href={to}>
              <bdi>{shown}</bdi>
            </a>
          )}
        </strong>{" "}
        <span className="note">
          {until === null
            ? t("directory-pages:since", { date: date(since) })
            : t("directory-pages:term", { since: date(since), until: date(until) })}
          {held.part !== "holder" && ` · ${t(`directory:book.part.${held.part}`)}`}
        </span>
      </p>
      {name !== null && (
        <p className="note reach">
          {email !== null && (
            <a href={`mailto:${email}`} dir="ltr">
              {email}
            </a>
          )}
          {telephone !== null && <bdi dir="ltr">{telephone}</bdi>}
          <span>{t(`kernel:language.${language}`)}</span>
        </p>
      )}
      {note !== null && <p className="note">{note}</p>}
    </div>
  );
}

function PostForms({ post, party, today, refused }: PostCardProps) {
  const { t } = useFrame().words;
  const ofParty = party === null ? {} : { party };
  const held = [
    ...(post.holder ? [post.holder] : []),
    ...post.coming.filter(({ part }) => part === "holder"),
  ];
  const helping = [...post.delegates, ...post.coming.filter(({ part }) => part !== "holder")];
  const hidden = <input type="hidden" name="post" value={post.id} />;
  if (post.ended !== null) return null;
  /** What had been written into a form that was refused; undefined for every other. */
  const given = (deed: string, about: string | number = post.id) =>
    refused?.deed === deed && refused.about === String(about) ? refused.given : undefined;
  const [appointing, delegating] = [given("appoint"), given("delegate")];
  return (
    <div className="post-forms screen-only">
      <PersonForm
        deed="people.keep"
        {...ofParty}
        className="form-row"
        inside={t(post.holder ? "directory-pages:hand-over" : "directory-pages:appoint")}
        open={appointing !== undefined}
      >
        {hidden}
        <p className="note">
          {t(post.holder ? "directory-pages:hand-over-about" : "directory-pages:appoint-about")}
        </p>
        <PersonFields list={knownList} given={appointing} />
        <Field
          name="since"
          type="date"
          label={t("directory:book.column.since")}
          value={appointing?.since ?? today}
          required
        />
        <Field name="until" type="date" label={t("directory-pages:until-open")} value={appointing?.until} />
        <Field name="remark" label={t("directory:book.column.remark")} value={appointing?.remark} />
        {post.delegates.length > 0 && (
          <label className="check">
            <input type="checkbox" name="keep" /> <span>{t("directory-pages:keep-delegates")}</span>
          </label>
        )}
        <Submit deed="appoint">
          {t(post.holder ? "directory-pages:hand-over" : "directory-pages:appoint")}
        </Submit>
      </PersonForm>
      {held.map((one) => (
        <PersonForm
          key={one.number}
          deed="people.keep"
          {...ofParty}
          className="form-row"
          inside={t("directory-pages:release", { name: one.name ?? "" })}
          open={given("release", one.number) !== undefined}
        >
          <input type="hidden" name="holding" value={one.number} />
          <Field name="until" type="date" label={t("directory-pages:last-day")} value={today} required />
          <Submit deed="release">{t("directory-pages:end")}</Submit>
        </PersonForm>
      ))}
      {post.delegable && post.holder && (
        <PersonForm
          deed="people.delegate"
          {...ofParty}
          className="form-row"
          inside={t("directory-pages:delegate")}
          open={delegating !== undefined}
        >
          {hidden}
          <p className="note">{t("directory-pages:delegate-about")}</p>
          <PersonFields emailRequired list={knownList} given={delegating} />
          <Field
            name="since"
            type="date"
            label={t("directory:book.column.since")}
            value={delegating?.since ?? today}
            required
          />
          <Field name="until" type="date" label={t("directory-pages:until-open")} value={delegating?.until} />
          <label className="check">
            <input type="checkbox" name="clears" defaultChecked={delegating?.clears !== undefined} />{" "}
            <span>{t("directory-pages:clears")}</span>
          </label>
          <Submit deed="delegate">{t("directory-pages:delegate")}</Submit>
        </PersonForm>
      )}
      {helping.map((one) => (
        <PersonForm
          key={one.number}
          deed="people.delegate"
          {...ofParty}
          className="form-row"
          inside={t("directory-pages:withdraw", { name: one.name ?? "" })}
          open={given("withdraw", one.number) !== undefined}
        >
          <input type="hidden" name="holding" value={one.number} />
          <Field name="until" type="date" label={t("directory-pages:last-day")} value={today} required />
          <Submit deed="withdraw">{t("directory-pages:end")}</Submit>
        </PersonForm>
      ))}
      <PersonForm
        deed="people.keep"
        {...ofParty}
        className="form-row"
        inside={t("directory-pages:change-post")}
        open={given("change-post") !== undefined}
      >
        {hidden}
        <p className="note">{t("directory-pages:change-post-about")}</p>
        <Field
          name="email"
          type="email"
          label={t("directory:book.column.post-email")}
          value={given("change-post")?.email ?? post.email}
        />
        <LanguagePick name="language" value={post.language} empty={t("directory-pages:none-said")} />
        <Submit deed="change-post">{t("directory-pages:save")}</Submit>
      </PersonForm>
      <PersonForm deed="people.keep" {...ofParty} className="form-row" inside={t("directory-pages:end-post")}>
        {hidden}
        <p className="note">{t("directory-pages:end-post-about")}</p>
        <Field name="until" type="date" label={t("directory-pages:last-day")} value={today} required />
        <Submit deed="end-post">{t("directory-pages:end-post")}</Submit>
      </PersonForm>
    </div>
  );
}
