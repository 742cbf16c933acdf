// Writes the TypeScript of every service's API from its committed description; with --check it only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { format, resolveConfig } from "prettier";

const services = { directory: "Directory", metrics: "Metrics", goals: "Goals", checkins: "CheckIns", notifications: "Notifications" };
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const check = process.argv.includes("--check");
const stale = [];

mkdirSync(at("../src/api/generated"), { recursive: true });
for (const [name, project] of Object.entries(services)) {
  const description = new URL(`../../../services/${project}/openapi.json`, import.meta.url);
  if (!existsSync(description)) continue;
  const target = at(`../src/api/generated/${name}.ts`);
  const written = await typesOf(description, target);
  if (check && (!existsSync(target) || readFileSync(target, "utf8") !== written)) stale.push(name);
  if (!check) writeFileSync(target, written);
}
if (stale.length > 0) {
  console.error(`The API of ${stale.join(", ")} has changed: run npm run generate and commit src/api/generated.`);
  process.exit(1);
}

async function typesOf(description, target) {
  const document = JSON.parse(readFileSync(description, "utf8"));
  const nodes = await openapiTS(numbersAreNumbers(document), { alphabetize: true, exportType: true, rootTypes: false });
  const text = `// Generated from services/*/openapi.json by npm run generate. Do not edit.\n${astToString(nodes)}`;
  return format(text, { ...(await resolveConfig(target)), filepath: target });
}

/** The services also accept numbers written as strings and say so of every number; they never answer with one. */
function numbersAreNumbers(value) {
  if (Array.isArray(value)) return value.map(numbersAreNumbers);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, numbersAreNumbers(part)]));
  if (Array.isArray(copy.type) && copy.type.some((type) => type === "number" || type === "integer")) {
    const kept = copy.type.filter((type) => type !== "string");
    copy.type = kept.length === 1 ? kept[0] : kept;
    delete copy.pattern;
  }
  return copy;
}
