import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/** A posted value is judged a moment after it was taken: what hangs on it is read again when that is done. */
export function useLookAgain(): () => void {
  const client = useQueryClient();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return useCallback(() => {
    timers.current = [800, 2500, 6000].map((wait) => setTimeout(() => void client.invalidateQueries({ queryKey: ["metrics"] }), wait));
  }, [client]);
}
