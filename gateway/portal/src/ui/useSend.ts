import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useRef } from "react";
import { isPassing, Problem } from "@/api/problem.ts";
import { written } from "@/api/recentWrite.ts";
import { t } from "@/text/index.ts";
import { useToast } from "./Toast.tsx";

type Options<Body, Result> = {
  /** The request. The key stays the same while the same body is tried again, so that a retry is applied once. */
  send: (body: Body, key: string) => Promise<Result>;
  /** The beginnings of the query keys that are read anew, such as ["goals"]. */
  changes: readonly QueryKey[];
  /** Said in a toast when it is done. */
  said?: string | ((result: Result, body: Body) => string);
  /** Offered beside what is said, where taking it back is safe. */
  undo?: ((result: Result, body: Body) => void) | undefined;
  done?: (result: Result, body: Body) => void;
};

/** Sends something, reads anew what it changed, and turns the server's problem into words at the fields. */
export function useSend<Body, Result = unknown>({ send, changes, said, undo, done }: Options<Body, Result>) {
  const client = useQueryClient();
  const toast = useToast();
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const mutation = useMutation<Result, Error, Body>({
    meta: written,
    mutationFn: (body) => {
      const text = JSON.stringify(body ?? null);
      if (attempt.current?.body !== text) attempt.current = { body: text, key: crypto.randomUUID() };
      return send(body, attempt.current.key);
    },
    onSuccess: async (result, body) => {
      attempt.current = null;
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
      if (said !== undefined)
        toast({
          text: typeof said === "string" ? said : said(result, body),
          ...(undo !== undefined && { undo: () => undo(result, body) }),
        });
      done?.(result, body);
    },
    // Somebody else was first: what they wrote is read before it is tried again.
    onError: async (error) => {
      if (error instanceof Problem && (error.kind === "stale" || error.kind === "conflict"))
        await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const fields = mutation.error instanceof Problem ? mutation.error.fields : {};
  return {
    send: (body: Body) => mutation.mutate(body),
    isPending: mutation.isPending,
    problem: mutation.error instanceof Problem ? mutation.error : null,
    /** The message at a field; the path is the server's, such as `keyResults[1].target`. */
    errorAt: (path: string): string | undefined => fields[path]?.join(" "),
    /** Everything that was said about none of these fields. */
    otherThan: (...shown: string[]): string[] =>
      mutation.error === null
        ? []
        : Object.keys(fields).length === 0
          ? [sayProblem(mutation.error)]
          : Object.entries(fields).flatMap(([path, messages]) => (shown.includes(path) ? [] : messages)),
    reset: mutation.reset,
  };
}

/** A request that failed, in a sentence: the server's own where it has one. */
export function sayProblem(error: Error): string {
  if (!(error instanceof Problem)) return t.form.failed;
  if (error.kind === "unreachable") return t.states.unreachable;
  if (error.kind === "absent") return error.document.detail ?? t.form.notAllowed;
  if (isPassing(error)) return t.form.failed;
  return error.document.detail ?? error.document.title ?? t.form.failed;
}
