import { useQuery } from "@tanstack/react-query";
import { objectiveQuery } from "@/api/goals.ts";
import type { DueCheckIn } from "@/api/types.ts";
import { t } from "@/text/index.ts";

/** The check-ins know the titles of public objectives only; its owner may read the others from the goals themselves. */
export function DueTitle({ item }: { item: DueCheckIn }) {
  const objective = useQuery({ ...objectiveQuery(item.objectiveId), enabled: item.title === null });
  return item.title ?? objective.data?.title ?? t.checkIn.title;
}
