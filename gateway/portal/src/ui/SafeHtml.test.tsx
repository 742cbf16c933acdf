import { render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import source from "../../../../tests/Unit/CheckIns/Attacks.cs?raw";
import { SafeHtml, webAddress } from "./SafeHtml.tsx";

/** The strings that the service's own tests use; here they come unclean, as if the service had let everything through. */
const attacks = source.split("\n").flatMap((line) => {
  const literal = /^\s+("(?:[^"\\]|\\.)*"),$/.exec(line)?.[1];
  return literal === undefined ? [] : [JSON.parse(literal.replaceAll("\t", "\\t")) as string];
});

const tags = new Set("div p br hr strong em del code pre blockquote ul ol li a table thead tbody tr th td".split(" "));
const attributes = new Set(["href", "class", "rel", "target", "start"]);

describe("a text of somebody", () => {
  it("can do nothing, whatever the service lets through", () => {
    expect(attacks.length).toBeGreaterThanOrEqual(100);
    const places = [
      "{0}",
      "<p>a {0} b</p>",
      "<ul><li>{0}</li></ul>",
      '<a href="{0}">x</a>',
      "<table><tr><td>{0}</td></tr></table>",
      "<h1>{0}</h1>",
    ];
    // Broken tags nest in ways that React warns about.
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    for (const place of places) {
      const { container, unmount } = render(attacks.map((attack) => <SafeHtml key={attack} html={place.replace("{0}", attack)} />));
      for (const element of container.querySelectorAll("*")) {
        expect(tags, element.outerHTML).toContain(element.localName);
        for (const { name, value } of element.attributes) {
          expect(attributes, element.outerHTML).toContain(name);
          if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:)/);
        }
      }
      unmount();
    }
    vi.restoreAllMocks();
  });

  it("keeps what a text is made of", () => {
    const { container } = render(
      <SafeHtml html={'<p>a <strong>b</strong></p><ol start="3"><li>c</li></ol><h2>d</h2><p><a href="https://e.com/">e</a></p>'} />,
    );
    expect(container.querySelector("strong")).toHaveTextContent("b");
    expect(container.querySelector("ol")).toHaveAttribute("start", "3");
    expect(container.querySelector("h2")).toBeNull();
    expect(container.querySelector("a")).toHaveAttribute("rel", "noopener noreferrer nofollow");
  });

  it("leaves the words of an unknown tag and nothing of one that acts", () => {
    const { container } = render(<SafeHtml html="<p><blink>still</blink> <script>gone()</script>here</p>" />);
    expect(container).toHaveTextContent("still here");
  });

  it("follows the web and mail only", () => {
    expect(webAddress("https://e.com/a")).toBe("https://e.com/a");
    expect(webAddress("mailto:a@e.com")).toBe("mailto:a@e.com");
    for (const no of ["/objectives", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//e.com", null])
      expect(webAddress(no)).toBeNull();
  });
});
