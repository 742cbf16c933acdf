import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const name = "@scalar/api-reference@1.46.4";
const integrity = "sha512-EpCcOG15Ry8DKNs/f5AdRA97s1B5kGPekzANpnK0j1IpyU4Sb/mfdyfB00WC+vUo7hfc4BFRSkkiPa5SSM7fng==";
const wanted = "package/dist/browser/standalone.js";
const kept = fileURLToPath(new URL(`../node_modules/.cache/api-viewer/${name.replaceAll("/", "-")}.js`, import.meta.url));

/**
 * Puts the viewer of API descriptions beside the page that uses it (public/openapi): one self-contained file of
 * @scalar/api-reference. Installing that package would bring 240 MB that the file already contains, so only its archive is fetched,
 * once, through npm, and checked.
 */
export function apiViewer(): Plugin {
  return {
    name: "setpoint-api-viewer",
    apply: "build",
    generateBundle() {
      if (!existsSync(kept)) fetchViewer();
      this.emitFile({ type: "asset", fileName: "openapi/viewer.js", source: readFileSync(kept) });
    },
  };
}

function fetchViewer() {
  const folder = mkdtempSync(join(tmpdir(), "setpoint-api-viewer-"));
  try {
    const answer = execFileSync("npm", ["pack", name, "--json", "--pack-destination", folder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [archive] = JSON.parse(answer) as { filename: string; integrity: string }[];
    if (archive?.integrity !== integrity) throw new Error(`${name} is not the archive that was reviewed: ${String(archive?.integrity)}`);
    execFileSync("tar", ["-xzf", join(folder, archive.filename), "-C", folder, wanted]);
    mkdirSync(dirname(kept), { recursive: true });
    copyFileSync(join(folder, wanted), kept);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
