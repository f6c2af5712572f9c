import type { Caller, Role } from '../access/caller.js';

/** What everybody may read begins so; a type of another family is for those who work on the catalog, also one that is new. */
export const publicPrefixes = ['release.', 'source.'] as const;

export const isPublicType = (type: string): boolean => publicPrefixes.some((prefix) => type.startsWith(prefix));

const insiders: readonly Role[] = ['editor', 'publisher', 'admin'];

/** Whether a caller is told of what is not for everybody too: of drafts, and of webhooks. */
export const isInsider = ({ roles }: Caller): boolean => roles.some((role) => insiders.includes(role));
