import { z } from "zod";
import type { Territory } from "../../kernel/territory/model.ts";
import { searchCorridor, searchTerritories } from "../../kernel/territory/search.ts";
import { corridorAddress, datasetAddress, territoryAddress } from "../../web/addresses.ts";
import { datasetName } from "../../web/datasets.ts";
import { documentMeant } from "../../web/pages/record/meant.ts";
import { resource } from "./resource.ts";

const Result = z.object({
  kind: z.enum(["document", "corridor", "territory", "dataset"]),
  /** Of a corridor: origin and destination with a hyphen between. */
  id: z.string(),
  label: z.string(),
  /** What kind of thing it is, in words. */
  note: z.string(),
  /** Its page. */
  href: z.string(),
});

/** `/api/search`: a corridor, territories and datasets for what somebody typed, the likeliest first. */
export const searchResource = resource({
  path: "/api/search",
  operation: "search",
  pathParameters: z.object({}),
  queryParameters: z.object({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  body: z.object({ q: z.string(), results: z.array(Result) }),
  formats: ["json"],
  example: { q: "mex usa" },
  answer: async ({ services, language, words }, _path, { q, limit }) => {
    const nameOf = ({ names }: Territory) => names[language];
    const found = searchCorridor(q, language);
    const corridors = found
      ? [
          {
            kind: "corridor",
            id: `${found.origin.id}-${found.destination.id}`,
            label: words.t("server:search.corridor-name", {
              origin: nameOf(found.origin),
              destination: nameOf(found.destination),
            }),
            note: words.t("server:search.corridor"),
            href: corridorAddress(language, found.origin.id, found.destination.id),
          },
        ]
      : [];
    const territories = searchTerritories(q, language, limit).map((one) => ({
      kind: "territory",
      id: one.id,
      label: nameOf(one),
      note: words.t(`server:search.${one.kind}`),
      href: territoryAddress(language, one.id),
    }));
    const sought = q.toLocaleLowerCase(language);
    const datasets = (await services.catalogue.datasets())
      .map((id) => ({
        kind: "dataset",
        id,
        label: datasetName(words, id),
        note: words.t("server:search.dataset"),
        href: datasetAddress(language, id),
      }))
      .filter(({ id, label }) => `${id} ${label}`.toLocaleLowerCase(language).includes(sought));
    const document = await documentMeant(services.record, q, language);
    const documents = document
      ? [
          {
            kind: "document",
            id: document.symbol,
            label: document.symbol,
            note: document.title ?? words.t("server:search.document"),
            href: document.to,
          },
        ]
      : [];
    const results = [...documents, ...corridors, ...territories, ...datasets].slice(0, limit);
    return { kind: "json", body: { q, results } };
  },
});
