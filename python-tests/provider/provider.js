// A provider of OpenID Connect on loopback: node provider.js PORT REDIRECT AUDIENCE
// Whoever signs in, with whatever password, is the user of that name. Its development pages do that.

import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const [port, redirect, audience] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const { privateKey } = await generateKeyPair("RS256", { extractable: true });

const provider = new Provider(issuer, {
  jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "test", use: "sig", alg: "RS256" }] },
  cookies: { keys: ["only for tests"] },
  clients: [
    {
      client_id: "lakewise",
      client_secret: "for the tests alone",
      redirect_uris: [redirect],
    },
    {
      client_id: "nightly",
      client_secret: "for the tests as well",
      redirect_uris: [],
      response_types: [],
      grant_types: ["client_credentials"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      getResourceServerInfo: () => ({
        scope: "",
        audience,
        accessTokenFormat: "jwt",
        accessTokenTTL: 600,
      }),
    },
  },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: id !== "eve", name: id }),
  }),
});

provider.listen(Number(port), "localhost", () => console.log("ready"));
