import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isPassing, Problem } from "@/api/problem.ts";
import { noteWrite, wroteJustNow } from "@/api/recentWrite.ts";
import { sessionQuery } from "@/api/session.ts";

const retryEvery = 10_000;
const lookAgainEvery = 60_000;
const lookAgainAfterWriteEvery = 2000;
const currentFor = 15_000;

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session ended elsewhere: ask who we are, and the sign-in page follows by itself.
        if (error instanceof Problem && error.kind === "signed-out") void client.invalidateQueries(sessionQuery);
      },
    }),
    mutationCache: new MutationCache({
      onSuccess: (_result, _body, _context, mutation) => {
        if (mutation.meta?.written === true) noteWrite();
      },
    }),
    defaultOptions: {
      // A browser that knows it is offline would wait without a word, and what stands there would pass for current: asking says so.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: () => (wroteJustNow() ? 0 : currentFor),
        retry: (count, error) => count < 1 && isPassing(error),
        refetchInterval: ({ state, meta }) => {
          if (state.error !== null && isPassing(state.error)) return retryEvery;
          return meta?.live === true && (wroteJustNow() ? lookAgainAfterWriteEvery : lookAgainEvery);
        },
      },
    },
  });
  return client;
}
