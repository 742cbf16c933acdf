import { Fragment, type ReactNode } from "react";

/** A text with holes, `{kpi} turned red`, filled with elements, so that word order stays the translator's. */
export function Phrase({ text, ...holes }: { text: string } & Record<string, ReactNode>) {
  return text.split(/(\{\w+\})/).map((part, index) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return <Fragment key={index}>{name === undefined ? part : holes[name]}</Fragment>;
  });
}
