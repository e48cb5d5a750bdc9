/** Codes of problems that the API gives; each has a place on the page, to which the problem's type leads. */
export const apiProblems = [
  "server.parameter-unknown",
  "server.parameter-missing",
  "server.parameter-repeated",
  "server.parameter-invalid",
  "server.parameter-not-among",
  "server.limit-too-large",
  "server.not-acceptable",
  "server.method-refused",
  "server.address-unknown",
  "server.too-many-requests",
  "server.too-slow",
  "server.busy",
  "server.unexpected",
] as const;
