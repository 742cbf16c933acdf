// A certified OpenID provider for the tests of signing in. Whoever is put at /account is signed in without being asked.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import Provider from "oidc-provider";

const [port, gateway, secret] = process.argv.slice(2);
const accounts = new Map();
let current;

// New keys with every start: starting again is how a test rotates them.
const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "setpoint",
      client_secret: secret,
      redirect_uris: [`${gateway}/session/oidc/callback`],
      post_logout_redirect_uris: [`${gateway}/`],
    },
  ],
  jwks: { keys: [{ ...key, kid: randomUUID(), alg: "RS256", use: "sig" }] },
  scopes: ["openid", "email", "profile", "groups"],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
  pkce: { required: () => true },
  cookies: { keys: [randomUUID()] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
  async loadExistingGrant({ oidc }) {
    const granted = oidc.session.grantIdFor(oidc.client.clientId);
    if (granted) return provider.Grant.find(granted);
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid email profile groups");
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
createServer(async (request, response) => {
  if (request.url === "/account") {
    const { sub, ...claims } = await json(request);
    accounts.set((current = sub), claims);
    response.writeHead(204).end();
  } else if (request.url.startsWith("/interaction/")) {
    const result = current === "nobody" ? { error: "access_denied" } : { login: { accountId: current } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else {
    answer(request, response);
  }
}).listen(Number(port), "127.0.0.1");
