import { cellKey } from './compile.js';
import type { PublishedVersion, ReleaseHistory } from './explain-history.js';

/** The few fields that are looked at before anything is parsed: what is published has the model's shape, with defaults left out. */
export interface WrittenFact {
  readonly option: string;
  readonly dimension: string;
  readonly alsoOf?: readonly string[];
  readonly relations?: readonly { readonly fact: string }[];
  readonly citations: readonly { readonly revision: string }[];
}

/** Ids, each with the first release in which it stands here. */
type Since = ReadonlyMap<string, number>;

/** Which facts were ever about a cell, and which were ever joined by a relation. */
interface FactIndex {
  readonly releases: number;
  readonly cells: ReadonlyMap<string, Since>;
  readonly relations: ReadonlyMap<string, Since>;
}

const indexes = new WeakMap<ReleaseHistory, FactIndex>();

/** The facts that were about a cell in some release up to one. */
export function factsAbout(history: ReleaseHistory, cell: string, upTo: number): ReadonlySet<string> {
  return known(indexOf(history).cells.get(cell), upTo);
}

/** These facts and those that a relation joins to one of them, up to a release. */
export function withRelated(history: ReleaseHistory, ids: ReadonlySet<string>, upTo: number): ReadonlySet<string> {
  const { relations } = indexOf(history);
  return new Set([...ids, ...[...ids].flatMap((id) => [...known(relations.get(id), upTo)])]);
}

/** What the versions up to a release say, as it was written. */
export function writtenFacts(versions: readonly PublishedVersion[], upTo: number): WrittenFact[] {
  return versions
    .filter(({ sequence, content }) => sequence <= upTo && content !== null)
    .map(({ content }) => content as WrittenFact);
}

function known(since: Since | undefined, upTo: number): ReadonlySet<string> {
  return new Set([...(since ?? [])].filter(([, sequence]) => sequence <= upTo).map(([id]) => id));
}

/** Made once, and again when a release has been added since. */
function indexOf(history: ReleaseHistory): FactIndex {
  const held = indexes.get(history);
  if (held?.releases === history.headers.length) return held;
  const index = indexFacts(history);
  indexes.set(history, index);
  return index;
}

function indexFacts(history: ReleaseHistory): FactIndex {
  const cells = new Map<string, Map<string, number>>();
  const relations = new Map<string, Map<string, number>>();
  for (const [id, versions] of history.versionsOf('fact'))
    for (const { sequence, content } of versions) {
      if (content === null) continue;
      const { option, alsoOf = [], dimension, relations: joined = [] } = content as WrittenFact;
      for (const subject of [option, ...alsoOf]) note(cells, cellKey(subject, dimension), id, sequence);
      for (const { fact } of joined) {
        note(relations, id, fact, sequence);
        note(relations, fact, id, sequence);
      }
    }
  return { releases: history.headers.length, cells, relations };
}

function note(index: Map<string, Map<string, number>>, key: string, id: string, sequence: number): void {
  const since = index.get(key) ?? new Map<string, number>();
  since.set(id, Math.min(sequence, since.get(id) ?? sequence));
  index.set(key, since);
}
