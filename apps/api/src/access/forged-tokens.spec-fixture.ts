import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { AUDIENCE, makeKey } from './test-provider.spec-fixture.js';

/** What is changed of a token that would do. */
export interface Forgery {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kid?: string;
  /** Absent: the provider's own key. */
  readonly with?: JWK;
}

/** Whose tokens are forged: a provider and a key of it that is in force. */
interface Forged {
  readonly issuer: string;
  readonly key: JWK;
}

const SUBJECT = 'mallory';
const ROLE = 'platform';

export const nowSeconds = () => Math.floor(Date.now() / 1000);

const claimsOf = (issuer: string) => {
  const iat = nowSeconds();
  return { iss: issuer, aud: AUDIENCE, sub: SUBJECT, roles: [ROLE], iat, exp: iat + 60 };
};

/** A token that would do, but for what is changed of it. */
export async function forge({ issuer, key }: Forged, forgery: Forgery = {}): Promise<string> {
  const { header = {}, claims = {}, kid = key.kid, with: signing = key } = forgery;
  const all = Object.entries({ ...claimsOf(issuer), ...claims });
  return new SignJWT(Object.fromEntries(all.filter(([, value]) => value !== undefined)))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(kid === undefined ? {} : { kid }), ...header })
    .sign(await importJWK(signing, 'ES256'));
}

/** By HS256, with what everybody can read as the secret. */
async function signedWithPublicKey({ issuer, key }: Forged): Promise<string> {
  const { d: _private, ...publicJwk } = key;
  const pem = await exportSPKI((await importJWK(publicJwk, 'ES256', { extractable: true })) as CryptoKey);
  return new SignJWT(claimsOf(issuer))
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: String(key.kid) })
    .sign(Buffer.from(pem));
}

const unsigned = ({ issuer }: Forged) => new UnsecuredJWT(claimsOf(issuer)).encode();

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const changedAt = (token: string, part: number, change: (text: string) => string) =>
  token
    .split('.')
    .map((text, index) => (index === part ? change(text) : text))
    .join('.');

/** Tokens of three parts that no service may take, by what is wrong with them. */
export const forgeries: Readonly<Record<string, (forged: Forged) => Promise<string> | string>> = {
  'for another audience': (of) => forge(of, { claims: { aud: 'https://another.test' } }),
  'without an audience': (of) => forge(of, { claims: { aud: undefined } }),
  'of another issuer': (of) => forge(of, { claims: { iss: 'https://another.test' } }),
  'of an issuer that only begins alike': (of) => forge(of, { claims: { iss: `${of.issuer}/` } }),
  'of the type of an identity token': (of) => forge(of, { header: { typ: 'JWT' } }),
  'without a type': (of) => forge(of, { header: { typ: undefined } }),
  'without a signature, and saying so': unsigned,
  'without a signature, and not saying so': async (of) => changedAt(await forge(of), 2, () => ''),
  'without a signature, in other letters': async (of) =>
    changedAt(unsigned(of), 0, () => encoded({ alg: 'nOnE', typ: 'at+jwt', kid: of.key.kid })),
  'signed by HS256 with the public key': signedWithPublicKey,
  'with the id of a key that nobody has': (of) => forge(of, { kid: 'wrong' }),
  'with the id of a key that leads elsewhere': (of) => forge(of, { kid: '../../../../dev/null' }),
  'signed with a key of its own under the right id': async (of) =>
    forge(of, { with: await makeKey(String(of.key.kid)) }),
  'that brings its key in jwk': async (of) => {
    const own = await makeKey('own');
    const { d: _private, ...jwk } = own;
    return forge(of, { with: own, kid: 'own', header: { jwk } });
  },
  'that says in jku where its key is': async (of) =>
    forge(of, { with: await makeKey('own'), kid: 'own', header: { jku: 'https://another.test/jwks' } }),
  'that says in x5u where its certificate is': async (of) =>
    forge(of, { with: await makeKey('own'), kid: 'own', header: { x5u: 'https://another.test/cert' } }),
  'that brings its certificate in x5c': async (of) =>
    forge(of, { with: await makeKey('own'), kid: 'own', header: { x5c: ['MIIB'] } }),
  'with a critical extension': async (of) => {
    const header = { alg: 'ES256', typ: 'at+jwt', kid: of.key.kid, crit: ['b64'], b64: false };
    return changedAt(await forge(of), 0, () => encoded(header));
  },
  'that has ended': (of) => forge(of, { claims: { exp: nowSeconds() - 31 } }),
  'that is not valid yet': (of) => forge(of, { claims: { nbf: nowSeconds() + 600 } }),
  'without an end': (of) => forge(of, { claims: { exp: undefined } }),
  'without a time of issue': (of) => forge(of, { claims: { iat: undefined } }),
  'without a subject': (of) => forge(of, { claims: { sub: undefined } }),
  'with an empty subject': (of) => forge(of, { claims: { sub: '' } }),
  'with a subject longer than any': (of) => forge(of, { claims: { sub: 'x'.repeat(256) } }),
  'with other claims than were signed': async (of) =>
    changedAt(await forge(of), 1, () => encoded({ ...claimsOf(of.issuer), sub: 'root' })),
  'that was cut short': async (of) => (await forge(of)).slice(0, -8),
  'with nothing between two dots': async (of) => changedAt(await forge(of), 1, () => ''),
  'of two dots alone': () => '..',
  'that is no base64': () => '*.*.*',
  'of thousands of characters': (of) => forge(of, { claims: { padding: 'x'.repeat(5000) }, kid: 'wrong' }),
};
