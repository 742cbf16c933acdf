import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isPassing, Problem } from "@/api/problem.ts";
import { sessionQuery } from "@/api/session.ts";

const retryEvery = 10_000;
const lookAgainEvery = 60_000;

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session ended elsewhere: ask who we are, and the sign-in page follows by itself.
        if (error instanceof Problem && error.kind === "signed-out") void client.invalidateQueries(sessionQuery);
      },
    }),
    defaultOptions: {
      // A browser that knows it is offline would wait without a word, and what stands there would pass for current: asking says so.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        retry: (count, error) => count < 1 && isPassing(error),
        refetchInterval: (query) =>
          query.state.error !== null && isPassing(query.state.error) ? retryEvery : query.meta?.live === true && lookAgainEvery,
      },
    },
  });
  return client;
}
