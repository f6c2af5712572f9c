import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { OidcConfig } from '../config/config.js';
import { invalidToken, type Recogniser } from './authentication.js';
import type { Caller, Role } from './caller.js';
import { ProviderKeys } from './provider-keys.js';

const CLOCK_TOLERANCE_SECONDS = 30;
const LONGEST_SUBJECT = 255;

/** What the keys of a provider could not be had for, and no fault of a token. */
const providerFaults = [errors.JWKSTimeout, errors.JWKSInvalid] as const;

/**
 * Access tokens of an OIDC provider: JWTs by RFC 9068. Issuer, audience, algorithms and type are the configuration's; of the token's own
 * header only the key id counts, and only among the keys of that issuer.
 */
export class OidcTokens implements Recogniser {
  private readonly roles: ReadonlyMap<string, Role>;

  constructor(
    private readonly oidc: OidcConfig,
    private readonly now: () => Date,
    private readonly key: JWTVerifyGetKey = new ProviderKeys(oidc).get,
  ) {
    this.roles = new Map(oidc.rolesOf);
  }

  async recognise(token: string): Promise<Caller | undefined> {
    if (token.split('.').length !== 3) return undefined;
    return this.callerOf(await this.verified(token));
  }

  private async verified(token: string): Promise<JWTPayload> {
    const { issuer, audience, algorithms, tokenType } = this.oidc;
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer,
        audience,
        algorithms: [...algorithms],
        typ: tokenType,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: this.now(),
      });
      return payload;
    } catch (error) {
      throw isOfToken(error) || this.isOver(token) ? invalidToken() : error;
    }
  }

  /** What says of itself that it is over needs no key to be refused. */
  private isOver(token: string): boolean {
    const { exp = 0 } = claimsOf(token);
    return (exp + CLOCK_TOLERANCE_SECONDS) * 1000 <= this.now().getTime();
  }

  private callerOf(payload: JWTPayload): Caller {
    const { iss, sub, name } = payload;
    if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT) throw invalidToken();
    const told = valuesOf(claimOf(payload, this.oidc.rolesClaim));
    const roles = new Set(told.flatMap((value) => this.roles.get(value) ?? []));
    return { id: `user:${iss}#${sub}`, kind: 'user', name: isName(name) ? name : sub, roles: [...roles] };
  }
}

/** Not verified: good for a refusal alone. */
function claimsOf(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (error) {
    throw error instanceof errors.JOSEError ? invalidToken() : error;
  }
}

/** The general error of jose says that the keys were not answered as they should be. */
function isOfToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError) || error.code === errors.JOSEError.code) return false;
  return !providerFaults.some((fault) => error instanceof fault);
}

/** A claim by its name, which may hold dots, or else by the way that the dots lead. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((place, step) => memberOf(place, step), payload);
}

const memberOf = (place: unknown, step: string): unknown =>
  typeof place === 'object' && place !== null && Object.hasOwn(place, step) ? Reflect.get(place, step) : undefined;

/** Providers tell several values as a list, or as one text with spaces. */
function valuesOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}

/** An e-mail address is not shown to others. */
const isName = (name: unknown): name is string =>
  typeof name === 'string' && name !== '' && name.length <= 100 && !name.includes('@');
