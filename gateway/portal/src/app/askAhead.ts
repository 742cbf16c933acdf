import type { QueryClient } from "@tanstack/react-query";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import { meQuery, unitsQuery } from "@/api/directory.ts";
import { cyclesQuery } from "@/api/goals.ts";
import { unreadQuery } from "@/api/notifications.ts";
import { sessionQuery } from "@/api/session.ts";

/**
 * Asks what the frame of every page needs while the page's own script is still on its way: who is here, then all at once. What goes
 * wrong here is shown by whoever reads it.
 */
export async function askAhead(client: QueryClient): Promise<void> {
  try {
    const { signedIn } = await client.query(sessionQuery);
    if (!signedIn) return;
    await Promise.all([
      client.query(meQuery),
      client.query(unitsQuery),
      client.query(cyclesQuery),
      client.query(dueCheckInsQuery),
      client.query(unreadQuery),
    ]);
  } catch {
    // It stands with the query.
  }
}
