// Puts the viewer of API descriptions beside the page that uses it: one self-contained file of @scalar/api-reference. Installing that
// package would bring 240 MB of dependencies that the file already contains, so only its archive is fetched, through npm, and checked.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const name = "@scalar/api-reference@1.46.4";
const integrity = "sha512-EpCcOG15Ry8DKNs/f5AdRA97s1B5kGPekzANpnK0j1IpyU4Sb/mfdyfB00WC+vUo7hfc4BFRSkkiPa5SSM7fng==";
const portal = fileURLToPath(new URL("..", import.meta.url));
const kept = join(portal, "node_modules", ".cache", "api-viewer", name.replaceAll("/", "-"), "standalone.js");

if (!existsSync(kept)) {
  const folder = mkdtempSync(join(tmpdir(), "setpoint-api-viewer-"));
  try {
    const [archive] = JSON.parse(execFileSync("npm", ["pack", name, "--json", "--pack-destination", folder], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    if (archive.integrity !== integrity) {
      throw new Error(`${name} is not the archive that was reviewed: ${archive.integrity}`);
    }
    execFileSync("tar", ["-xzf", join(folder, archive.filename), "-C", folder, "package/dist/browser/standalone.js"]);
    mkdirSync(join(kept, ".."), { recursive: true });
    copyFileSync(join(folder, "package/dist/browser/standalone.js"), kept);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
copyFileSync(kept, join(portal, "public", "openapi", "viewer.js"));
