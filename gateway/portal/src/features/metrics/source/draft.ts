import type { MetricSource, SourceKind, SourceRequest } from "@/api/types.ts";

/** A source as it is typed: every field a text, so that switching kinds and back loses nothing. */
export type SourceDraft = {
  kind: SourceKind;
  url: string;
  itemsPath: string;
  valuePath: string;
  timePath: string;
  baseUrl: string;
  query: string;
  mode: "instant" | "range";
  step: string;
  connection: string;
  sql: string;
  headers: string;
  schedule: "minutes" | "hours" | "daily";
  every: string;
  hour: string;
  lookBack: string;
  timeout: string;
  enabled: boolean;
};

export function draftOf(source: MetricSource | null): SourceDraft {
  const details = source?.details ?? null;
  const headers = details?.http?.headers ?? details?.prometheus?.headers ?? null;
  const schedule = details?.schedule;
  return {
    kind: source?.kind ?? "http-json",
    url: details?.http?.url ?? "",
    itemsPath: details?.http?.itemsPath ?? "",
    valuePath: details?.http?.valuePath ?? "$.value",
    timePath: details?.http?.timePath ?? "",
    baseUrl: details?.prometheus?.baseUrl ?? "",
    query: details?.prometheus?.query ?? "",
    mode: details?.prometheus?.mode ?? "instant",
    step: String(details?.prometheus?.stepSeconds ?? 3600),
    connection: details?.sql?.connection ?? "",
    sql: details?.sql?.query ?? "",
    headers: Object.entries(headers ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    schedule: schedule?.dailyAt != null ? "daily" : (schedule?.unit ?? "hours"),
    every: String(schedule?.every ?? 1),
    hour: String(schedule?.dailyAt ?? 6),
    lookBack: String(details?.lookBackDays ?? 30),
    timeout: String(details?.timeoutSeconds ?? 20),
    enabled: details?.enabled ?? true,
  };
}

const given = (text: string) => (text.trim() === "" ? null : text.trim());
const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null);

export function requestOfSource(draft: SourceDraft): SourceRequest {
  const headers = headersOf(draft.headers);
  return {
    kind: draft.kind,
    http:
      draft.kind === "http-json"
        ? {
            url: given(draft.url),
            headers,
            itemsPath: given(draft.itemsPath),
            valuePath: given(draft.valuePath),
            timePath: given(draft.timePath),
          }
        : null,
    prometheus:
      draft.kind === "prometheus"
        ? {
            baseUrl: given(draft.baseUrl),
            query: given(draft.query),
            mode: draft.mode,
            stepSeconds: draft.mode === "range" ? whole(draft.step) : null,
            headers,
          }
        : null,
    sql: draft.kind === "sql" ? { connection: given(draft.connection), query: given(draft.sql) } : null,
    schedule:
      draft.schedule === "daily"
        ? { every: null, unit: null, dailyAt: whole(draft.hour) }
        : { every: whole(draft.every), unit: draft.schedule, dailyAt: null },
    timeoutSeconds: whole(draft.timeout),
    lookBackDays: whole(draft.lookBack),
    enabled: draft.enabled,
  };
}

/** One header a line, `Name: value`; a line without a colon is a name without a value, which the service refuses by name. */
export function headersOf(text: string): Record<string, string> | null {
  const pairs = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const colon = line.indexOf(":");
      return colon < 0 ? ([line, ""] as const) : ([line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const);
    });
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}
