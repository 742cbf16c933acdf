import type { ReactNode } from "react";
import { Failure, Loading } from "@/ui/States.tsx";

type Props<T> = {
  query: { error: Error | null; refetch: () => unknown };
  items: readonly T[] | undefined;
  what: string;
  none: string;
  children: (items: readonly T[]) => ReactNode;
};

/** One list of several on a page: each waits, fails and is empty by itself. */
export function Part<T>({ query, items, what, none, children }: Props<T>) {
  if (items === undefined)
    return query.error === null ? <Loading what={what} /> : <Failure error={query.error} what={what} retry={() => void query.refetch()} />;
  return items.length === 0 ? <p className="soft rail__none">{none}</p> : children(items);
}
