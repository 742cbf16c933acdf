import { send } from "./http.ts";
import { Problem } from "./problem.ts";
import type { Id, Receipt, UploadStanding } from "./types.ts";

/** How a file is to be read, in the words of the service. */
export type Dialect = {
  delimiter: string;
  decimals: string;
  dayFormat: string;
  metric: Id | null;
  metricColumn: string | null;
  atColumn: string;
  valueColumn: string;
  noteColumn: string | null;
};

export type UploadMode = "dry-run" | "best-effort" | "all-or-nothing";

/** Sends a file; one that is refused as a whole still has a receipt that says why. */
export async function uploadValues(file: Blob, dialect: Dialect, mode: UploadMode, idempotencyKey?: string): Promise<Receipt> {
  try {
    return await send<Receipt>("POST", "/api/metrics/observations", {
      file: { content: file, type: "text/csv" },
      query: { ...dialect, mode },
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
  } catch (error) {
    const refused = error instanceof Problem ? (error.document as { receipt?: Receipt }).receipt : undefined;
    if (refused !== undefined) return refused;
    throw error;
  }
}

export const uploadStanding = (key: string, signal: AbortSignal) =>
  send<UploadStanding>("GET", `/api/metrics/observations/uploads/${encodeURIComponent(key)}`, { signal });
