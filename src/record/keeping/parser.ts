/**
 * The version of reading and understanding. Whoever changes what they make of a text raises it, and every document of the record is
 * understood again when the data folder is next opened.
 */
export const parserVersion = 2;
