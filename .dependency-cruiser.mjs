/**
 * The arrows between rooms (docs/architecture.md). A room imports from below; on its own floor only where a rule
 * says so. `npm run arrows` and CI hold this.
 */
const floors = [
  ["kernel"],
  ["methods", "store", "directory", "files", "mail", "print"],
  ["record", "statistics"],
  ["consultation", "dialogue", "practice", "cooperation", "guidance", "figures"],
  ["report"],
  ["cli", "server", "web"],
];

/** Arrows on one floor that the design allows: the command line starts the server, the server serves the pages, accounts and letters live in the store,
 * who is invited is written to, and an address book comes as a table. */
const neighbours = {
  cli: ["server"],
  server: ["web"],
  directory: ["store", "mail", "files"],
  mail: ["store"],
};

const mayNotImport = floors.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const own = rooms.filter((other) => other !== room && !(neighbours[room] ?? []).includes(other));
    const above = floors.slice(floor + 1).flat();
    return {
      name: `${room}-arrows`,
      severity: "error",
      comment: `${room}/ stands on floor ${floor}: it may import only from below.`,
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[...own, ...above].join("|")})/` },
    };
  }),
);

export default {
  forbidden: [
    ...mayNotImport,
    {
      name: "methods-pure",
      severity: "error",
      comment: "methods/ is numbers in, numbers out: no files, no database, no clock, no packages.",
      from: { path: "^src/methods/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core", "npm"] },
    },
    {
      name: "kernel-light",
      severity: "error",
      comment: "kernel/ serves every room, so it takes nothing heavy.",
      from: { path: "^src/kernel/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm"], pathNot: "node_modules/(zod|i18next)/" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
