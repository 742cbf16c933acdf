const patience = 3000;

let typed = "";
let stop = (): void => undefined;

/**
 * Keeps what is typed between asking for a field and its being there, so that whoever types on after Ctrl K loses no letter, and a
 * page's own keys do not take them. Ends by itself where the field does not come.
 */
export function keepTyping(): void {
  stop();
  typed = "";
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace") typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const timer = setTimeout(() => stop(), patience);
  stop = () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", onKey, true);
  };
  window.addEventListener("keydown", onKey, true);
}

/** Hands over what was typed since, once; the field takes the rest itself. */
export function giveTyped(to: (text: string) => void): void {
  stop();
  if (typed !== "") to(typed);
  typed = "";
}
