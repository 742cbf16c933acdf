import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { apiViewer } from "./dev/apiViewer.ts";
import { compressed } from "./dev/compressed.ts";
import { fixtureServer } from "./dev/fixtureServer.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const gateway = `http://127.0.0.1:${process.env.SETPOINT_PORT ?? "8080"}`;

/** As if the gateway itself had served the page: it refuses what another origin sends. */
const toGateway = { target: gateway, changeOrigin: true, headers: { Origin: gateway } };

export default defineConfig(({ mode }) => ({
  plugins: [react(), apiViewer(), compressed(), mode === "fixture" && fixtureServer()],
  resolve: { alias: { "@": here("./src") } },
  server: {
    proxy: {
      "/api": toGateway,
      "/session": toGateway,
      "^/openapi/": toGateway,
    },
  },
  build: {
    target: "es2023",
    // The gateway's content security policy allows no inline script, style or data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { portal: here("./index.html") },
      output: {
        // Libraries change less often than we do: a browser keeps them over a release.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
            {
              name: "aria",
              test: /node_modules[\\/](react-aria|react-aria-components|react-stately|@internationalized|@react-[a-z]+)[\\/]/,
            },
            // One file for the frame and home, and one for the icons of all other pages: a request for each would cost more than it saves.
            { name: "start", tags: ["$initial"] },
            { name: "icons", test: /node_modules[\\/]lucide-react[\\/]/ },
          ],
        },
      },
    },
  },
}));
