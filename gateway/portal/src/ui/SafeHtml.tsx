import { createElement, Fragment, type ReactNode } from "react";
import "./safehtml.css";

/**
 * HTML of people's texts. The service has cleaned it already; here it is read once more as a document that runs and loads nothing, and
 * only what is on this list is built anew. A tag that is not on it leaves its text; an attribute that is not on it is gone.
 */
const kept = new Set([
  "p",
  "br",
  "hr",
  "strong",
  "em",
  "del",
  "code",
  "pre",
  "blockquote",
  "ul",
  "ol",
  "li",
  "a",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
]);
const heading = /^h[1-6]$/;
/** What of them is no text for anybody, whatever stands inside. */
const gone = new Set(["script", "style", "template", "noscript", "iframe", "object", "embed", "title", "textarea", "xmp", "svg", "math"]);
const empty = new Set(["br", "hr"]);
const deepest = 40;

type Props = {
  html: string;
  /** A plain stretch of text may become more: names that are spoken to stand out. */ text?: (text: string) => ReactNode;
};

export function SafeHtml({ html, text = (plain) => plain }: Props) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return <div className="md">{nodes(body, text, 0)}</div>;
}

function nodes(parent: Node, text: (plain: string) => ReactNode, depth: number): ReactNode[] {
  return [...parent.childNodes].map((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) return <Fragment key={index}>{text(node.textContent ?? "")}</Fragment>;
    if (!(node instanceof Element) || depth > deepest) return null;
    const tag = node.localName;
    if (gone.has(tag)) return null;
    const inside = nodes(node, text, depth + 1);
    // A heading inside a text is no heading of the page.
    if (heading.test(tag))
      return (
        <p key={index} className="md__h">
          {inside}
        </p>
      );
    if (tag === "table")
      return (
        <div key={index} className="scroll">
          <table className="tbl">{inside}</table>
        </div>
      );
    if (!kept.has(tag)) return <Fragment key={index}>{inside}</Fragment>;
    return createElement(tag, { key: index, ...attributes(node, tag) }, ...(empty.has(tag) ? [] : inside));
  });
}

function attributes(element: Element, tag: string): Record<string, string | number> {
  if (tag === "a") {
    const href = webAddress(element.getAttribute("href"));
    return href === null ? {} : { href, className: "link", rel: "noopener noreferrer nofollow", target: "_blank" };
  }
  const start = Number(element.getAttribute("start") ?? Number.NaN);
  return tag === "ol" && Number.isInteger(start) ? { start } : {};
}

/** Only the web and mail; everything relative could mean something in our own address space. */
export function webAddress(href: string | null): string | null {
  if (href === null || !/^(https?:\/\/|mailto:)/i.test(href)) return null;
  try {
    const { protocol, href: whole } = new URL(href);
    return ["https:", "http:", "mailto:"].includes(protocol) ? whole : null;
  } catch {
    return null;
  }
}
