import { useQueries, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { servesQuery, treeQuery } from "@/api/alignment.ts";
import type { Id, Tree } from "@/api/types.ts";
import { cascadeOf, cascadeOfPart, mergeParts, openAtFirst } from "./cascade.ts";

const firstLevels = 3;
const nothing: ReadonlySet<Id> = new Set();

export type Path = "up" | "down" | "both";
type Options = { cycle: Id; unit: Id | undefined; focus: Id | null; path: Path | null };

/**
 * The cascade as far as somebody has looked into it: the first levels, a branch for each objective that was opened, the
 * way up from the one in focus; and, when asked, all of it.
 */
export function useCascade({ cycle, unit, focus, path }: Options) {
  const [turned, setTurned] = useState<ReadonlyMap<Id, boolean>>(new Map());
  const [everything, setEverything] = useState(false);
  const top = useQuery(treeQuery({ cycle, unit, depth: firstLevels }));
  const whole = useQuery({ ...treeQuery({ cycle, unit }), enabled: everything });
  const above = useQuery({ ...servesQuery(focus ?? ""), enabled: focus !== null });
  const below = useQuery({
    ...treeQuery({ cycle, unit, below: focus ?? "" }),
    enabled: focus !== null && (path === "down" || path === "both"),
  });

  const first = useMemo(() => (top.data === undefined ? null : cascadeOfPart(top.data)), [top.data]);
  const atFirst = useMemo(() => (first === null ? nothing : openAtFirst(first)), [first]);
  const ancestors = useMemo(() => new Set(focus === null ? [] : above.data?.items.map((item) => item.id)), [focus, above.data]);

  // A branch is read when it is opened and the first levels do not hold all of it.
  const branches = useMemo(() => {
    const opened = new Set([...ancestors, ...[...turned].flatMap(([id, open]) => (open ? [id] : []))]);
    return [...opened].filter((id) => (first?.servedBy.get(id)?.length ?? -1) < (first?.nodes.get(id)?.children ?? 0));
  }, [ancestors, turned, first]);
  const opened = useQueries({
    queries: branches.map((id) => ({ ...treeQuery({ cycle, unit, below: id, depth: 1 }), enabled: !everything })),
    combine: asParts,
  });

  const cascade = useMemo(() => {
    const parts = [top.data, ...opened.parts, below.data, everything ? whole.data : undefined].filter((part) => part !== undefined);
    const [only, ...others] = parts;
    return only !== undefined && others.length === 0 ? cascadeOfPart(only) : cascadeOf(mergeParts(parts));
  }, [top.data, opened.parts, below.data, whole.data, everything]);
  const isWhole = everything && whole.data !== undefined;

  return {
    top,
    cascade,
    isOpen: (id: Id) => turned.get(id) ?? (isWhole || ancestors.has(id) || atFirst.has(id)),
    /** Told apart by what changes it, so that a layout is kept until then. */
    openKey: useMemo(() => ({ turned, ancestors, atFirst, isWhole }), [turned, ancestors, atFirst, isWhole]),
    turn: (id: Id, open: boolean) => setTurned((now) => new Map(now).set(id, open)),
    isReading: (everything && whole.isFetching && !isWhole) || below.isLoading || opened.isReading,
    isWhole,
    openAll: () => {
      setTurned(new Map());
      setEverything(true);
    },
    closeAll: () => {
      setTurned(new Map());
      setEverything(false);
    },
  };
}

const asParts = (results: UseQueryResult<Tree>[]) => ({
  parts: results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  isReading: results.some((result) => result.isLoading),
});
