import { z } from "zod";
import { areaOf } from "../../figures/map/base.ts";
import { methodParam, periodParam } from "../../figures/subjects/flows.ts";
import { Sex } from "../../kernel/dimension.ts";
import { problem } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import type { FlowValue } from "../../statistics/questions/flows.ts";
import { topFlows } from "../../statistics/questions/flows-world.ts";
import { Move, Place } from "../../web/enhance/flow-map/data.ts";
import { refused, resource } from "./resource.ts";

const Estimate = Move.pick({ value: true, low: true, high: true });

/** `/api/flows`: the largest estimated flows between territories, with their ranges and where the territories lie. */
export const flowsResource = resource({
  path: "/api/flows",
  operation: "flows",
  pathParameters: z.object({}),
  queryParameters: z.object({
    period: periodParam,
    sex: Sex.default("T"),
    method: methodParam,
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  body: z.object({
    dataset: z.literal("corridor-flows"),
    release: z.string(),
    period: z.string(),
    sex: Sex,
    method: z.string(),
    /** Persons over the period. */
    unit: z.literal("persons"),
    total: Estimate,
    moves: z.array(Move),
    places: z.array(Place),
  }),
  formats: ["json"],
  example: { limit: "10" },
  answer: async ({ services, language }, _path, { period, sex, method, limit }) => {
    const answer = await topFlows(services, {
      sex,
      limit,
      ...(period === undefined ? {} : { period }),
      ...(method === undefined ? {} : { method }),
    });
    if (!answer) return refused(404, problem("figures.no-figures", { dataset: "corridor-flows" }));
    if (period !== undefined && answer.period !== period)
      return refused(404, problem("figures.parameter", { parameter: "period", value: period }));
    const ids = [...new Set(answer.flows.flatMap(({ origin, destination }) => [origin, destination]))].sort();
    return {
      kind: "json",
      body: {
        dataset: "corridor-flows",
        release: answer.basis.release,
        period: answer.period,
        sex: answer.sex,
        method: answer.method,
        unit: "persons",
        total: whole(answer.total),
        moves: answer.flows.map((flow) => ({
          origin: flow.origin,
          destination: flow.destination,
          ...whole(flow),
        })),
        places: ids.flatMap((id) => {
          const area = areaOf(id);
          if (!area) return [];
          const { longitude, latitude } = area;
          return [{ id, name: territoryName(id, language), longitude, latitude }];
        }),
      },
    };
  },
});

/** Estimates are fractions of persons; nobody needs those. */
function whole({ value, low, high }: FlowValue): FlowValue {
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high) };
}
