import { useQueryClient } from "@tanstack/react-query";
import { signOut, signOutEverywhere } from "@/api/session.ts";

export function useSignOut() {
  const client = useQueryClient();
  return async (everywhere = false) => {
    const next = await (everywhere ? signOutEverywhere() : signOut());
    // Nothing of one person may be shown to the next.
    client.clear();
    window.location.assign(next?.continueAt ?? "/");
  };
}
