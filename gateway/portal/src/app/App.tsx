import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { createBrowserRouter, RouterProvider } from "react-router";
import { Hatchings } from "@/ui/PaceTrack.tsx";
import { makeQueryClient } from "./queryClient.ts";
import { routes } from "./routes.tsx";

export function App() {
  const [client] = useState(makeQueryClient);
  const [router] = useState(() => createBrowserRouter(routes(client)));
  return (
    <QueryClientProvider client={client}>
      <Hatchings />
      <RouterProvider router={router} useTransitions={false} />
    </QueryClientProvider>
  );
}
