import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  // The fonts are files of their own, so that the browser takes only those that a page needs.
  build: { assetsInlineLimit: 0 },
});
