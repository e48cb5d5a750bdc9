/** Blocks that hold words, in the order in which they are offered. */
export const blockKinds = ["paragraph", "heading", "subheading", "recommendation", "quotation"] as const;
