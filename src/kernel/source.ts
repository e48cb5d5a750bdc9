import { z } from "zod";

/** Who published a figure or a text, under which title and licence, and when it was taken. */
export const Source = z.object({
  publisher: z.string(),
  title: z.string(),
  /** The publisher's own version, for example `2024` for a revision. */
  version: z.string(),
  licence: z.string(),
  /** The publisher's page for it. Never fetched by Corridor itself. */
  url: z.url().optional(),
  /** The day on which the file was taken from the publisher (ISO 8601), where that is known. */
  taken: z.iso.date().optional(),
});
export type Source = z.infer<typeof Source>;
