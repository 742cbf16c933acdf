/** An RFC 9457 problem document as every service answers it. */
export type ProblemDocument = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string | null;
  code?: string | null;
  errors?: Record<string, string[]>;
  traceId?: string;
  /** With 412: what others did to it since, to those who may change it themselves. */
  changes?: ChangeSince[];
  /** With 409 and 422 of a cycle’s gate: how many are in the way. */
  count?: number;
};

export type ChangeSince = {
  version: number;
  at: string;
  by: { id: string; name: string } | null;
  reason: string | null;
  fields: string[];
};

/** Why a request did not succeed, as far as a person's next step depends on it. */
export type ProblemKind = "unreachable" | "signed-out" | "absent" | "invalid" | "conflict" | "stale" | "busy" | "failed";

export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly document: ProblemDocument;
  readonly retryAfter: number | null;

  constructor(status: number, document: ProblemDocument, retryAfter: number | null = null) {
    super(document.title ?? `HTTP ${status}`);
    this.status = status;
    this.document = document;
    this.kind = kindOf(status);
    this.retryAfter = retryAfter;
  }

  /** Messages by field; the path is the server's, such as `keyResults[1].value`. */
  get fields(): Record<string, string[]> {
    return this.document.errors ?? {};
  }

  get reference(): string | null {
    return this.document.traceId ?? null;
  }
}

function kindOf(status: number): ProblemKind {
  if (status === 0) return "unreachable";
  if (status === 401) return "signed-out";
  // Hidden and absent read the same, so that nothing leaks.
  if (status === 403 || status === 404) return "absent";
  if (status === 400 || status === 422) return "invalid";
  if (status === 409) return "conflict";
  if (status === 412 || status === 428) return "stale";
  if (status === 429 || status === 503) return "busy";
  return "failed";
}

/** Worth asking again without a person doing anything. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || ["unreachable", "busy", "failed"].includes(error.kind);
}
