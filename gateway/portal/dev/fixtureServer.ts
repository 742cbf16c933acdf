import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";

/** Answers the services' addresses from the test fixture, so that the portal can be worked on without the platform. */
export function fixtureServer(): Plugin {
  return {
    name: "setpoint-fixture",
    async configureServer(server) {
      const { createFixture } = (await server.ssrLoadModule("/tests/fixture/respond.ts")) as { createFixture: () => Respond };
      server.middlewares.use(answerWith(createFixture()));
    },
  };
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };
type Respond = (method: string, url: string, body?: unknown) => Answer;

function answerWith(respond: Respond): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    if (url.startsWith("/api/notifications/stream")) return openStream(request, response);
    if (!/^\/(api|session)(\/|$|\?)/.test(url)) return next();
    void bodyOf(request).then((body) => {
      const answer = respond(request.method ?? "GET", url, body);
      const failed = answer.status >= 400;
      response.writeHead(answer.status, { "Content-Type": failed ? "application/problem+json" : "application/json", ...answer.headers });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

function openStream(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  const beat = setInterval(() => response.write(": alive\n\n"), 15_000);
  request.on("close", () => clearInterval(beat));
}
