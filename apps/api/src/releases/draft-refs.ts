/** What a question calls a draft: `draft:<id>`. The digest is added once it is known that the caller may read it, so that nobody finds a draft in memory that another one has read. */
const DRAFT_REF = /^draft:([0-9a-z]{12})(?::([0-9a-f]{48}))?$/;

/** The id of the draft that a ref names; undefined for a release. */
export const draftOfRef = (ref: string): string | undefined => DRAFT_REF.exec(ref)?.[1];

/** As much of the digest as cannot be guessed; a ref takes no more. */
const DIGEST_LENGTH = 48;

export const settledRef = (id: string, digest: string): string => `draft:${id}:${digest.slice(0, DIGEST_LENGTH)}`;
