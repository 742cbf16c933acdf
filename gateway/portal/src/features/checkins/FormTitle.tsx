import { useQuery } from "@tanstack/react-query";
import { objectiveQuery } from "@/api/goals.ts";
import type { FormItem } from "@/api/types.ts";
import { t } from "@/text/index.ts";

/** The check-ins know the titles of public objectives only; whoever may read the others has them from the goals themselves. */
export function FormTitle({ item }: { item: FormItem }) {
  const objective = useQuery({ ...objectiveQuery(item.objectiveId), enabled: item.title === null });
  return item.title ?? objective.data?.title ?? t.checkIn.title;
}
