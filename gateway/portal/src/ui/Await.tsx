import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isPassing } from "@/api/problem.ts";
import { Failure, Loading, StaleNotice } from "./States.tsx";

type Props<T> = { query: UseQueryResult<T>; what: string; children: (data: T) => ReactNode };

/** Waiting, failed, out of date and there: the four states of anything that is read, in one place. */
export function Await<T>({ query, what, children }: Props<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.error === null ? <Loading what={what} /> : <Failure error={query.error} what={what} retry={retry} />;
  }
  return (
    <>
      {query.error !== null && isPassing(query.error) && <StaleNotice what={what} at={query.dataUpdatedAt} retry={retry} />}
      {children(query.data)}
    </>
  );
}
