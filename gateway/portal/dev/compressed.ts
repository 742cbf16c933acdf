import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const compress = promisify(brotliCompress);

/**
 * Puts a compressed copy beside every script and style: as small as it gets, once, where the gateway would compress each answer in a
 * hurry and a third larger. The gateway sends the copy to whoever takes it.
 */
export function compressed(): Plugin {
  return {
    name: "setpoint-compressed",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const path = join(dir ?? "dist", file);
          const text = await readFile(path);
          const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
          await writeFile(`${path}.br`, await compress(text, { params }));
        }),
      );
    },
  };
}
