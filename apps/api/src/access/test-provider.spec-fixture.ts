import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Provider } from 'oidc-provider';

export const AUDIENCE = 'https://plimsoll.test';

/** What each client of a provider gets in its claim of roles. */
type RolesOf = Readonly<Record<string, readonly string[]>>;

const clientsOfTests: RolesOf = { nightly: ['catalog-editors', 'unheard-of'], stranger: [] };

/** A real oidc-provider whose keys can be changed, and that counts how often they are asked for. */
export interface TestProvider {
  readonly issuer: string;
  keyRequests: number;
  use(...keys: readonly JWK[]): void;
  token(client?: string): Promise<string>;
  stop(): Promise<void>;
}

export const makeKey = async (kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
};

function providerOn(issuer: string, keys: readonly JWK[], rolesOf: RolesOf): Provider {
  const client = (id: string) => ({
    client_id: id,
    client_secret: 'a-secret-of-tests',
    id_token_signed_response_alg: 'ES256',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  });
  return new Provider(issuer, {
    clients: Object.keys(rolesOf).map(client),
    jwks: { keys: [...keys] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: (_ctx: unknown, resource: string) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: (_ctx: unknown, token: { readonly clientId?: string }) => ({
      roles: rolesOf[token.clientId ?? ''] ?? [],
    }),
    ttl: { ClientCredentials: 600 },
  });
}

export async function startProvider(rolesOf: RolesOf = clientsOfTests): Promise<TestProvider> {
  let handle: RequestListener | undefined;
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/jwks') === true) provider.keyRequests += 1;
    handle?.(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    keyRequests: 0,
    use: (...keys) => {
      handle = providerOn(issuer, keys, rolesOf).callback();
    },
    token: async (client = 'nightly') => {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client}:a-secret-of-tests`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const body = (await answer.json()) as { readonly access_token?: string };
      const { access_token: token } = body;
      if (token === undefined) throw new Error(`the provider gave no token: ${answer.status} ${JSON.stringify(body)}`);
      return token;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
