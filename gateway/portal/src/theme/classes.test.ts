import { expect, it } from "vitest";

const sheets = import.meta.glob<string>("../features/**/*.css", { query: "?raw", import: "default", eager: true });

/** Styles of pages that were visited stay in the document: a class that two features style looks different after a visit to the other. */
it("lets no two features style the same class", () => {
  const styled = new Map<string, Set<string>>();
  for (const [file, text] of Object.entries(sheets)) {
    const feature = file.split("/").slice(2, -1).join("/");
    const rules = text.replaceAll(/\/\*[^]*?\*\//g, "");
    for (const [, selectors = ""] of rules.matchAll(/([^{}]+)\{/g))
      for (const selector of selectors.split(",")) {
        const [, name] = /^\s*\.([\w-]+)\s*$/.exec(selector) ?? [];
        if (name !== undefined) styled.set(name, (styled.get(name) ?? new Set()).add(feature));
      }
  }
  expect(styled.get("plan__board")).toEqual(new Set(["planning"]));
  // What the shell owns, taken away from paper.
  const shell = new Set(["app", "cols", "head__r", "page", "side", "skip", "tabbar", "toasts", "top", "cm__new", "brand__halo"]);
  expect([...styled].filter(([name, features]) => features.size > 1 && !shell.has(name)).map(([name]) => name)).toEqual([]);
});
