import { z } from "zod";
import { members } from "../../kernel/territory/register.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { TerritoryBody, territoryBody } from "./bodies.ts";
import { refused, resource } from "./resource.ts";

/** `/api/territories/{territory}`: one territory, by any of its codes or names, with the territories that it holds. */
export const territoryResource = resource({
  path: "/api/territories/{territory}",
  operation: "territory",
  pathParameters: z.object({ territory: z.string() }),
  queryParameters: z.object({}),
  body: TerritoryBody.extend({ members: z.array(z.string()) }),
  formats: ["json"],
  example: { territory: "MEX" },
  answer: async ({ language }, { territory }) => {
    const found = resolveTerritory(territory);
    if (!found.ok) return refused(404, ...found.problems);
    const body = { ...territoryBody(found.value, language), members: [...members(found.value.id)] };
    return { kind: "json", body };
  },
});
