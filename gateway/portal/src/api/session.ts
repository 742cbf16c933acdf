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

export const signOut = () => send<undefined>("DELETE", "/session");
