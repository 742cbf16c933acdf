import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Candidate, Id, Session } from "./types.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => get<Session>("/session", undefined, signal),
  staleTime: 60_000,
});

export const candidatesQuery = (q: string) =>
  queryOptions({
    queryKey: ["session", "people", q],
    queryFn: ({ signal }) => get<{ items: Candidate[] }>("/session/people", { q: q === "" ? null : q }, signal),
    staleTime: 60_000,
  });

export const signInForDevelopment = (personId: Id) => send<undefined>("POST", "/session/development", { body: { personId } });

/** The gateway sends the browser to the identity provider and back to where it was going. */
export const signInAddress = (returnTo: string) => `/session/oidc?return=${encodeURIComponent(returnTo)}`;

/** Says where to go on when the identity provider has a session of its own to end. */
type SignedOut = { continueAt: string } | undefined;

export const signOut = () => send<SignedOut>("DELETE", "/session");

export const signOutEverywhere = () => send<SignedOut>("DELETE", "/session/all");
