/** The namespaces of SpreadsheetML, transitional and strict (ECMA-376-4 and -1). */
export const spreadsheetNamespaces = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
];
