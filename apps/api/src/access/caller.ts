/** What somebody may do is said by roles; `policy.ts` says what each may do. */
export const roles = ['reader', 'editor', 'publisher', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who asks. `id` is permanent and says which kind it is: `token:<id>`, `user:<issuer>#<subject>`, `anonymous`, `unknown`. */
export interface Caller {
  readonly id: string;
  /** `unknown`: something was shown, and it cannot be told now whether it does. */
  readonly kind: 'anonymous' | 'unknown' | 'token' | 'user';
  /** As people know it; never an e-mail address. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Whoever shows nothing. */
export const anonymous: Caller = Object.freeze({ id: 'anonymous', kind: 'anonymous', name: 'anonymous', roles: [] });

/** Whoever shows what cannot be looked up now: may do what everybody may, so that reading goes on while PostgreSQL or a provider is away. */
export const unknown: Caller = Object.freeze({ id: 'unknown', kind: 'unknown', name: 'unknown', roles: [] });
