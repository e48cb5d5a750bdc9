import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "src/web",
  buildDirectory: "dist/web",
  serverBuildFile: "index.js",
  ssr: true,
  routeDiscovery: { mode: "initial" },
} satisfies Config;
