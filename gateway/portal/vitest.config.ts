import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const env = { TZ: "Europe/Amsterdam", DEBUG_PRINT_LIMIT: "0" };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: [{ find: /^@\//, replacement: fileURLToPath(new URL("./src/", import.meta.url)) }] },
  // The attacks of the services' tests are tried here, too.
  server: {
    fs: { allow: [fileURLToPath(new URL(".", import.meta.url)), fileURLToPath(new URL("../../tests/Unit/CheckIns", import.meta.url))] },
  },
  test: {
    projects: [
      { extends: true, test: { name: "rules", environment: "node", include: ["src/**/*.test.ts"], env, isolate: false, css: true } },
      // Pages share their modules: the whole portal is loaded once, and every test opens it anew.
      {
        extends: true,
        test: {
          name: "pages",
          environment: "jsdom",
          setupFiles: ["tests/setup.ts"],
          include: ["src/**/*.test.tsx"],
          env,
          isolate: false,
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      // The pages once more with a catalogue in a language nobody speaks: what can be read is not in it.
      {
        extends: true,
        resolve: {
          alias: [{ find: "@/text/index.ts", replacement: fileURLToPath(new URL("./tests/pseudo/text.ts", import.meta.url)) }],
        },
        test: {
          name: "catalogue",
          environment: "jsdom",
          setupFiles: ["tests/setup.ts"],
          include: ["tests/pseudo/**/*.test.tsx"],
          env,
          testTimeout: 30_000,
        },
      },
    ],
  },
});
