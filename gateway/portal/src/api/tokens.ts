import { send } from "./http.ts";
import type { NewToken, TokenRequest } from "./types.ts";

export const createToken = (body: TokenRequest, idempotencyKey: string) =>
  send<NewToken>("POST", "/api/directory/tokens", { body, idempotencyKey });
