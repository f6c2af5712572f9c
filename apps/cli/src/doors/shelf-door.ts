import { canonicalJson } from '@plimsoll/engine';
import { openCatalog, type Shelf } from '@plimsoll/sdk/offline';
import type { Door, Origin, Question } from './door.types.js';

/** Releases at hand and where they come from. */
export interface HeldReleases {
  readonly kind: 'bundled' | 'file';
  readonly place: string | undefined;
  readonly shelf: Shelf;
}

/** Answers from releases at hand, as the service gives them for the same question and day. */
export function shelfDoor({ kind, place, shelf }: HeldReleases, today: () => string): Door {
  const catalog = openCatalog(shelf, today);
  // The questions are checked where they are answered: whoever typed them is told what is wrong.
  const verbs = catalog as unknown as Readonly<Record<string, (question: Question) => Promise<unknown>>>;
  return {
    ask: async (verb, question) => verbs[verb]?.(question),
    sarif: (question, artifactUri) => catalog.sarif(question as Parameters<typeof catalog.sarif>[0], artifactUri),
    diff: (id, from, to) => catalog.diff({ ...(id === undefined ? {} : { catalog: id }), from, to }),
    snapshot: async (id, ref) => canonicalJson(await catalog.snapshot(ref, id)),
    origin: async (id, ref): Promise<Origin> => ({ kind, place, release: catalog.release(ref, id) }),
  };
}
