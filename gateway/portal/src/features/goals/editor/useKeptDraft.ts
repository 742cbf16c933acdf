import { useEffect, useState } from "react";
import type { Id } from "@/api/types.ts";
import type { ObjectiveForm } from "./form.ts";

/** What somebody wrote and did not save: with the version and the content that they began from, so that it can be put together with what others wrote. */
export type KeptDraft = { version: number | null; base: ObjectiveForm; form: ObjectiveForm; at: string };

const keyOf = (person: Id, what: string) => `setpoint.objective.${person}.${what}`;

function read(key: string): KeptDraft | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as KeptDraft);
  } catch {
    return null;
  }
}

function write(key: string, draft: KeptDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage the text lasts as long as the page.
  }
}

/** Keeps an unsaved text on this device; another person at the same device does not see it. */
export function useKeptDraft(person: Id, what: string) {
  const key = keyOf(person, what);
  const [found] = useState(() => read(key));
  return { found, keep: (draft: KeptDraft) => write(key, draft), forget: () => write(key, null) };
}

/** The value as it was when nobody had changed it for a while. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
