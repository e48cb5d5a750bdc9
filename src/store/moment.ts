import { z } from "zod";

/** An instant of a row, as the models have it: ISO 8601 in UTC. */
export const Moment = z.date().transform((date) => date.toISOString());
