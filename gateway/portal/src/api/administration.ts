import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import { Problem, type ProblemDocument } from "./problem.ts";
import type {
  AuditEntry,
  DeadLetter,
  GoalBreach,
  HandoverReceipt,
  Holding,
  Id,
  ImportReceipt,
  MetricBreach,
  NewToken,
  ObjectAccess,
  OutboxState,
  Page,
  PersonRequest,
  PersonRights,
  PersonView,
  PolicyPreset,
  PolicyRevision,
  ProvisionedGroup,
  Reorganization,
  RotatedToken,
  SecurityEvent,
  Token,
  TokenRequest,
  Unit,
  UnitPolicies,
  UnitRequest,
  UnitRole,
} from "./types.ts";

/** What only administrators ask: of the directory, and of every service about itself. */

export const services = ["directory", "metrics", "goals", "checkins", "notifications"] as const;
export type ServiceName = (typeof services)[number];

type Send = { version?: number; idempotencyKey?: string };

export type PeopleFilter = {
  q?: string | undefined;
  unit?: Id | undefined;
  kind?: "human" | "service";
  active?: boolean | undefined;
  /** Who holds a role that counts on this unit: given on it or on one above it. */
  rolesOn?: Id | undefined;
};

export const peopleQuery = (filter: PeopleFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ["directory", "people", "list", filter, limit],
    queryFn: ({ signal, pageParam }) => get<Page<PersonView>>("/api/directory/people", { ...filter, limit, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const rightsQuery = (person: Id) =>
  queryOptions({
    queryKey: ["directory", "people", "rights", person],
    queryFn: ({ signal }) => get<PersonRights>(`/api/directory/people/${person}/rights`, undefined, signal),
  });

export const holdingsQuery = (of: { owner?: Id; unit?: Id; inactiveOwners?: boolean }) =>
  queryOptions({
    queryKey: ["directory", "holdings", of],
    queryFn: ({ signal }) => get<Page<Holding>>("/api/directory/holdings", { ...of, limit: 200 }, signal),
  });

export const createPerson = (body: PersonRequest, idempotencyKey: string) =>
  send<PersonView>("POST", "/api/directory/people", { body, idempotencyKey });

export const changePerson = (id: Id, body: PersonRequest, options: Send) =>
  send<PersonView>("PUT", `/api/directory/people/${id}`, { body, ...options });

export const handOver = (
  body: { fromPersonId?: Id; toPersonId?: Id; fromUnitId?: Id; toUnitId?: Id; reason: string; items?: Id[] },
  idempotencyKey: string,
) => send<HandoverReceipt>("POST", "/api/directory/handovers", { body, idempotencyKey });

export const grantRole = (
  unit: Id,
  person: Id,
  role: UnitRole,
  body: { expiresAt: string | null; reason: string | null },
  idempotencyKey?: string,
) =>
  send<PersonView>("PUT", `/api/directory/units/${unit}/roles/${person}/${role}`, {
    body,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });

export const takeRole = (unit: Id, person: Id, role: UnitRole, idempotencyKey: string) =>
  send<PersonView>("DELETE", `/api/directory/units/${unit}/roles/${person}/${role}`, { idempotencyKey });

export const endSessions = (person: Id) => send<undefined>("DELETE", `/api/gateway/people/${person}/sessions`);

/** Every unit, also those that are archived. */
export const allUnitsQuery = queryOptions({
  queryKey: ["directory", "units", "all"],
  queryFn: async ({ signal }) => {
    const units: Unit[] = [];
    for (let cursor: string | null = null, more = true; more;) {
      const page: Page<Unit> = await get<Page<Unit>>("/api/directory/units", { limit: 500, cursor }, signal);
      units.push(...page.items);
      cursor = page.next;
      more = cursor !== null;
    }
    return units;
  },
});

export const createUnit = (body: UnitRequest, idempotencyKey: string) =>
  send<Unit>("POST", "/api/directory/units", { body, idempotencyKey });

export const changeUnit = (id: Id, body: UnitRequest, options: Send) =>
  send<Unit>("PUT", `/api/directory/units/${id}`, { body, ...options });

export const archiveUnit = (id: Id, reason: string, options: Send) =>
  send<Unit>("POST", `/api/directory/units/${id}/archive`, { body: { reason }, ...options });

export const restoreUnit = (id: Id, reason: string, options: Send) =>
  send<Unit>("POST", `/api/directory/units/${id}/restore`, { body: { reason }, ...options });

export const reorganizationsQuery = queryOptions({
  queryKey: ["directory", "reorganizations"],
  queryFn: ({ signal }) => get<Page<Reorganization>>("/api/directory/reorganizations", { limit: 100 }, signal),
});

export const propose = (
  body: { kind: Reorganization["kind"]; unitId: Id; targetId: Id; effectiveOn: string | null; reason: string },
  idempotencyKey: string,
) => send<Reorganization>("POST", "/api/directory/reorganizations", { body, idempotencyKey });

export const decide = ({ id, version }: Reorganization, answer: "accept" | "decline" | "withdraw", note: string, idempotencyKey: string) =>
  answer === "withdraw"
    ? send<Reorganization>("DELETE", `/api/directory/reorganizations/${id}`, { version, idempotencyKey })
    : send<Reorganization>("POST", `/api/directory/reorganizations/${id}/${answer}`, {
        version,
        idempotencyKey,
        ...(answer === "decline" && { body: { note } }),
      });

/** Kinds of things that answer who can see them, and where they answer. */
export const accessPaths = {
  objective: "goals/objectives",
  kpi: "metrics",
  unit: "directory/units",
  person: "directory/people",
  token: "directory/tokens",
  blocker: "checkins/blockers",
  dependency: "goals/dependencies",
} as const;
export type AccessKind = keyof typeof accessPaths;

export const accessQuery = (kind: AccessKind, id: Id) =>
  infiniteQueryOptions({
    queryKey: [accessPaths[kind].split("/")[0], "access", kind, id],
    queryFn: ({ signal, pageParam }) =>
      get<ObjectAccess>(`/api/${accessPaths[kind]}/${id}/access`, { limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.people.next,
  });

export const tokensQuery = infiniteQueryOptions({
  queryKey: ["directory", "tokens"],
  queryFn: ({ signal, pageParam }) => get<Page<Token>>("/api/directory/tokens", { limit: 100, cursor: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const createToken = (body: TokenRequest, idempotencyKey: string) =>
  send<NewToken>("POST", "/api/directory/tokens", { body, idempotencyKey });

export const rotateToken = (id: Id, body: { overlapHours: number; expiresAt: string | null }, idempotencyKey: string) =>
  send<RotatedToken>("POST", `/api/directory/tokens/${id}/rotate`, { body, idempotencyKey });

export const revokeToken = (id: Id) => send<undefined>("DELETE", `/api/directory/tokens/${id}`);

export const policiesQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "policies", unit],
    queryFn: ({ signal }) => get<UnitPolicies>(`/api/directory/units/${unit}/policies`, undefined, signal),
  });

export const policyHistoryQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "policies", unit, "history"],
    queryFn: ({ signal }) => get<Page<PolicyRevision>>(`/api/directory/units/${unit}/policies/history`, undefined, signal),
  });

export type PolicyValues = Record<string, string | null>;

export const decidePolicies = (unit: Id, body: { values: PolicyValues; reason: string }, options: Send) =>
  send<UnitPolicies>("PUT", `/api/directory/units/${unit}/policies`, { body, ...options });

export const presetsQuery = queryOptions({
  queryKey: ["goals", "presets"],
  queryFn: ({ signal }) => get<PolicyPreset[]>("/api/goals/policies/presets", undefined, signal),
  staleTime: Infinity,
});

/** What would break today if this were decided, as goals and metrics see it. */
export async function tryPolicies(unitId: Id, values: PolicyValues) {
  const body = { unitId, values };
  const [goals, metrics] = await Promise.all([
    send<Page<GoalBreach>>("POST", "/api/goals/policies/dry-run", { body }),
    send<Page<MetricBreach>>("POST", "/api/metrics/policies/dry-run", { body }),
  ]);
  return { goals: goals.items, metrics: metrics.items };
}
export type PolicyTrialResult = Awaited<ReturnType<typeof tryPolicies>>;

export const groupsQuery = queryOptions({
  queryKey: ["directory", "scim", "groups"],
  queryFn: ({ signal }) => get<Page<ProvisionedGroup>>("/api/directory/scim/groups", { limit: 200 }, signal),
});

export const mapGroup = (group: ProvisionedGroup, mapping: ProvisionedGroup["mapping"], idempotencyKey?: string) =>
  send<ProvisionedGroup>(mapping === null ? "DELETE" : "PUT", `/api/directory/scim/groups/${group.id}/mapping`, {
    version: group.version,
    ...(mapping !== null && { body: mapping }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });

export const outboxQuery = (service: ServiceName) =>
  queryOptions({
    queryKey: [service, "operations", "outbox"],
    queryFn: ({ signal }) => get<OutboxState>(`/api/${service}/operations/outbox`, undefined, signal),
    refetchInterval: 30_000,
  });

export const deadLettersQuery = (service: ServiceName) =>
  queryOptions({
    queryKey: [service, "operations", "dead-letters"],
    queryFn: ({ signal }) => get<Page<DeadLetter>>(`/api/${service}/operations/dead-letters`, { limit: 100 }, signal),
  });

export const replayLetter = (service: ServiceName, id: Id) =>
  send<undefined>("POST", `/api/${service}/operations/dead-letters/${id}/replay`);

export const discardLetter = (service: ServiceName, id: Id) => send<undefined>("DELETE", `/api/${service}/operations/dead-letters/${id}`);

export const securityEventsQuery = (filter: { person?: Id | undefined; kind?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ["gateway", "security-events", filter],
    queryFn: ({ signal, pageParam }) =>
      get<Page<SecurityEvent>>("/api/gateway/security-events", { ...filter, limit: 50, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export type AuditFilter = { subject?: string; subjectType?: string; actor?: Id; from?: string; to?: string };

export const auditQuery = (service: ServiceName, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [service, "audit", filter],
    queryFn: ({ signal, pageParam }) => get<Page<AuditEntry>>(`/api/${service}/audit`, { ...filter, limit: 50, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The whole of it as a file, streamed by the service. */
export function auditExportAddress(service: ServiceName, filter: AuditFilter): string {
  const query = new URLSearchParams(Object.entries(filter));
  return `/api/${service}/audit/export?${query.toString()}`;
}

export type ImportKind = "units" | "people";

/** A file is sent as it is; the receipt says what it did, or would do. */
export async function importFile(kind: ImportKind, text: string, dryRun: boolean, idempotencyKey: string): Promise<ImportReceipt> {
  const response = await fetch(`/api/directory/imports/${kind}?dryRun=${String(dryRun)}`, {
    method: "POST",
    headers: { "Content-Type": "text/csv", Accept: "application/json", "X-Setpoint-Request": "1", "Idempotency-Key": idempotencyKey },
    credentials: "same-origin",
    body: text,
  }).catch(() => {
    throw new Problem(0, { title: "unreachable" });
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, answer as ProblemDocument);
  return answer as ImportReceipt;
}
