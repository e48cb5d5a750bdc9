import { useFrame } from "../../frame.ts";
import type { EditorComment } from "../../pages/report/editing.ts";
import { PersonForm } from "../person-form.tsx";
import { BlockComments } from "./editor/comments.tsx";

interface CommentsProps {
  readonly block: string;
  readonly comments: readonly EditorComment[];
}

/** Comments beside a paragraph for those who review it; nobody else sees them. */
export function ReadingComments({ block, comments }: CommentsProps) {
  const { t } = useFrame().words;
  return (
    <div className="screen-only">
      <PersonForm deed="report.comment">
        <BlockComments
          block={{ id: block, comments }}
          name={t("report-pages:kind.paragraph")}
          mayComment={true}
        />
      </PersonForm>
    </div>
  );
}
