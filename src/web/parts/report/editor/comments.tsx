import { useFrame } from "../../../frame.ts";
import type { EditorBlock, EditorComment } from "../../../pages/report/editing.ts";

interface CommentsProps {
  readonly block: Pick<EditorBlock, "id" | "comments">;
  readonly name: string;
  readonly mayComment: boolean;
}

/** What was said of a paragraph, and a field to say more; what has been met is folded away. */
export function BlockComments({ block, name, mayComment }: CommentsProps) {
  const { t } = useFrame().words;
  const { id, comments } = block;
  const open = comments.filter(({ resolved }) => resolved === null);
  const met = comments.filter(({ resolved }) => resolved !== null);
  return (
    <div className="re-comments">
      {open.map((one) => (
        <CommentShown key={one.number} comment={one} block={id} mayComment={mayComment} />
      ))}
      {met.length > 0 && (
        <details className="folded">
          <summary>{t("report-pages:comment.met", { n: met.length })}</summary>
          {met.map((one) => (
            <CommentShown key={one.number} comment={one} block={id} mayComment={mayComment} />
          ))}
        </details>
      )}
      {mayComment && (
        <details className="folded re-say">
          <summary>{t("report-pages:comment.say")}</summary>
          <textarea
            name={`c.${id}`}
            rows={2}
            dir="auto"
            maxLength={10_000}
            aria-label={t("report-pages:comment.on", { name })}
          />
          <button type="submit" className="button" name="deed" value={`comment ${id}`}>
            {t("report-pages:comment.send")}
          </button>
        </details>
      )}
    </div>
  );
}

interface CommentProps {
  readonly comment: EditorComment;
  readonly block: string;
  readonly mayComment: boolean;
}

function CommentShown({ comment, block, mayComment }: CommentProps) {
  const { t } = useFrame().words;
  const { number, resolved } = comment;
  return (
    <article className="re-comment">
      <Said one={comment} />
      {comment.answers.map((answer) => (
        <Said key={answer.number} one={answer} />
      ))}
      {resolved !== null && <p className="re-when">{resolved}</p>}
      {mayComment && (
        <div className="re-comment-deeds">
          <button
            type="submit"
            className="plain-button"
            name="deed"
            value={`${resolved === null ? "resolve" : "reopen"} ${block} ${number}`}
          >
            {t(resolved === null ? "report-pages:comment.resolve" : "report-pages:comment.reopen")}
          </button>
          {resolved === null && (
            <details className="folded">
              <summary>{t("report-pages:comment.answer")}</summary>
              <textarea
                name={`c.${block}.${number}`}
                rows={2}
                dir="auto"
                maxLength={10_000}
                aria-label={t("report-pages:comment.answer-to", { who: comment.who })}
              />
              <button type="submit" className="button" name="deed" value={`answer ${block} ${number}`}>
                {t("report-pages:comment.send")}
              </button>
            </details>
          )}
        </div>
      )}
    </article>
  );
}

function Said({ one: { who, when, text } }: { readonly one: EditorComment }) {
  return (
    <p className="re-said">
      <bdi className="re-who">{who}</bdi> <span className="re-when">{when}</span>
      <span className="re-said-text" dir="auto">
        {text}
      </span>
    </p>
  );
}
