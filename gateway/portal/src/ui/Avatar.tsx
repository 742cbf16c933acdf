import { cx } from "./cx.ts";

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word, index, words) => (index === 0 || index === words.length - 1 ? [word.charAt(0)] : []))
    .join("")
    .toUpperCase();

export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span className={cx("av", small && "av--s")} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function Who({ name }: { name: string }) {
  return (
    <span className="who">
      <Avatar name={name} small />
      <span className="cut" title={name}>
        {name}
      </span>
    </span>
  );
}
