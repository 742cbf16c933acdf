import { Problem, type ProblemDocument } from "./problem.ts";

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

type Options = {
  query?: Query;
  body?: unknown;
  /** A file in place of a body; sent as it is. */
  file?: { content: Blob; type: string };
  /** Sent as If-Match, so that somebody else's edit is not lost. */
  version?: number;
  /** One key per submission: a retry of the same submission is applied once. */
  idempotencyKey?: string;
  /** Asked by a wall screen, with its own cookie and not with a person's. */
  display?: boolean;
  signal?: AbortSignal;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export async function send<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const response = await fetchOrUnreachable(address(path, options.query), {
    method,
    headers: headers(method, options),
    credentials: "same-origin",
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    ...(options.file !== undefined && { body: options.file.content }),
    ...(options.signal && { signal: options.signal }),
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204 || response.headers.get("Content-Length") === "0") return undefined as T;
  return (await response.json()) as T;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  send<T>("GET", path, { ...(query && { query }), ...(signal && { signal }) });

function headers(method: Method, { body, file, version, idempotencyKey, display }: Options): Headers {
  const headers = new Headers({ Accept: "application/json" });
  // The gateway refuses an unsafe request with a cookie that another site could have caused.
  if (method !== "GET") headers.set("X-Setpoint-Request", "1");
  if (display === true) headers.set("X-Setpoint-Display", "1");
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (file !== undefined) headers.set("Content-Type", file.type);
  if (version !== undefined) headers.set("If-Match", `"${version}"`);
  if (idempotencyKey !== undefined) headers.set("Idempotency-Key", idempotencyKey);
  return headers;
}

function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    parameters.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function fetchOrUnreachable(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { title: "unreachable" });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get("Retry-After"));
  const document = await response
    .json()
    .then((body: unknown) => (typeof body === "object" && body !== null ? (body as ProblemDocument) : {}))
    .catch((): ProblemDocument => ({}));
  return new Problem(response.status, document, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null);
}
