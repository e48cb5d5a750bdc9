import { z } from "zod";
import { TerritoryKind } from "../../kernel/territory/model.ts";
import { allTerritories } from "../../kernel/territory/register.ts";
import { TerritoryBody, territoryBody } from "./bodies.ts";
import { resource } from "./resource.ts";

/** `/api/territories`: the register, by identifier. */
export const territoriesResource = resource({
  path: "/api/territories",
  operation: "territories",
  pathParameters: z.object({}),
  queryParameters: z.object({ kind: TerritoryKind.optional() }),
  body: z.object({ territories: z.array(TerritoryBody) }),
  formats: ["json"],
  example: { kind: "region" },
  answer: async ({ language }, _path, { kind }) => {
    const wanted = allTerritories().filter((one) => kind === undefined || one.kind === kind);
    return {
      kind: "json",
      body: { territories: wanted.map((one) => territoryBody(one, language)) },
    };
  },
});
