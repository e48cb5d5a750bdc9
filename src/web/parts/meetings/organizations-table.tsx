import { decisions } from "../../../dialogue/participation/model.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly plain: string;
  readonly to: string | null;
  readonly site: string | null;
  readonly seat: string | null;
  readonly state: string;
  readonly until: string | null;
  readonly objections: string | null;
  readonly by: readonly { readonly party: string; readonly reason: string | null }[];
  readonly mayObject: readonly string[];
  readonly mayWithdraw: readonly string[];
  readonly decision: string | null;
}

interface OrganizationsTableProps {
  readonly rows: readonly Row[];
  readonly keeps: boolean;
  readonly own: readonly { readonly party: string; readonly name: string }[];
}

/** One line an organization; who objects stands in the secretariat's alone. */
export function OrganizationsTable({ rows, keeps, own }: OrganizationsTableProps) {
  const { t } = useFrame().words;
  const caption = t("meetings:tab.organizations");
  const none = t("web:table.none");
  const acts = keeps || rows.some(({ mayObject, mayWithdraw }) => mayObject.length + mayWithdraw.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame wide whole" aria-label={caption} tabIndex={0}>
      <table className="table full">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {(["name", "seat", "state"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`meetings:organizations.column.${column}`)}
              </th>
            ))}
            {acts && <th scope="col">{t("meetings:plan.column.deeds")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.to === null ? <bdi>{row.name}</bdi> : <a href={row.to}>{row.name}</a>}
                {row.site !== null && (
                  <span className="note">
                    <a href={row.site} rel="nofollow noopener" dir="ltr">
                      {row.site.replace(/^https?:\/\//, "")}
                    </a>
                  </span>
                )}
              </th>
              <td>{row.seat ?? none}</td>
              <td>
                {row.state}
                {row.until !== null && <span className="note">{row.until}</span>}
                {row.objections !== null && <strong className="note">{row.objections}</strong>}
                {row.by.map(({ party, reason }) => (
                  <span className="note" key={party}>
                    {t("meetings:organizations.by", { party, reason: reason ?? none })}
                  </span>
                ))}
              </td>
              {acts && (
                <td>
                  {keeps && <Decide row={row} />}
                  {row.mayObject.map((party) => (
                    <Objection key={party} row={row} party={party} own={own} deed="object" />
                  ))}
                  {row.mayWithdraw.map((party) => (
                    <Objection key={party} row={row} party={party} own={own} deed="withdraw" />
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Decide({ row }: { readonly row: Row }) {
  const { t } = useFrame().words;
  return (
    <PersonForm
      deed="meeting.keep"
      className="form-row"
      inside={t("meetings:organizations.decide", { name: row.plain })}
    >
      <input type="hidden" name="organization" value={row.id} />
      <label>
        <span>{t("meetings:organizations.decision")}</span>
        <select name="decision" defaultValue={row.decision ?? ""}>
          <option value="">{t("meetings:organizations.by-procedure")}</option>
          {decisions.map((one) => (
            <option key={one} value={one}>
              {t(`meetings:organization-state.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" name="deed" value="decide">
        {t("meetings:plan.keep")}
      </button>
    </PersonForm>
  );
}

interface ObjectionProps {
  readonly row: Row;
  readonly party: string;
  readonly own: OrganizationsTableProps["own"];
  readonly deed: "object" | "withdraw";
}

function Objection({ row, party, own, deed }: ObjectionProps) {
  const { t } = useFrame().words;
  const facts = { name: row.plain, party: own.find((one) => one.party === party)?.name ?? party };
  return (
    <PersonForm
      deed="organization.object"
      party={party}
      className="form-row"
      inside={t(`meetings:organizations.${deed}`, facts)}
    >
      <input type="hidden" name="organization" value={row.id} />
      <input type="hidden" name="party" value={party} />
      {deed === "object" && (
        <label>
          <span>{t("meetings:organizations.reason")}</span>
          <textarea name="reason" rows={2} maxLength={2000} dir="auto" />
        </label>
      )}
      <p className="note">{t("meetings:organizations.confidential")}</p>
      <button type="submit" name="deed" value={deed}>
        {t(`meetings:organizations.${deed}-button`)}
      </button>
    </PersonForm>
  );
}
