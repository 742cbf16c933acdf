import { stepObjective } from "@/api/goals.ts";
import type { Objective } from "@/api/types.ts";
import { useSend } from "@/ui/useSend.ts";

/** One step in the life of an objective, from the version that is shown. */
export const useStep = <Body>(
  objective: Pick<Objective, "id" | "version">,
  step: string,
  said: string,
  done: (result: Objective) => void,
): ReturnType<typeof useSend<Body, Objective>> =>
  useSend<Body, Objective>({
    send: (body, key) => stepObjective(objective, step, body, key),
    changes: [["goals"]],
    said,
    done,
  });
