import { isLeftOut, itemKinds, kindNames, releaseDigest, type ReleaseContentInput } from '@plimsoll/engine';
import type { AuthoredCatalog } from './authored-catalog.js';
import { placeIn, type PublishedRelease } from './publish-versions.js';

type ReleaseViews = Pick<AuthoredCatalog, 'contentAt' | 'digestAt' | 'placeOf'>;

/** The questions about whole releases, each answered once and remembered. */
export function releaseViews(catalog: string, releases: ReadonlyMap<number, PublishedRelease>): ReleaseViews {
  const release = (sequence: number) => {
    const found = releases.get(sequence);
    if (!found) throw new RangeError(`the catalog ${catalog} lists no release ${sequence}`);
    return found;
  };
  const contentAt = remember((sequence) => contentOf(release(sequence)));
  return {
    contentAt,
    digestAt: remember((sequence) => releaseDigest(catalog, contentAt(sequence))),
    placeOf(sequence, kind, id, pointer = '') {
      const version = releases.get(sequence)?.items.get(`${kind} ${id}`)?.written;
      return version && placeIn(version, stepsOf(pointer));
    },
  };
}

function contentOf({ items }: PublishedRelease): ReleaseContentInput {
  const lists = kindNames.flatMap((kind) => {
    const changes = [...items.values()].map(({ change }) => change).filter((change) => change.kind === kind);
    const sorted = changes.sort((x, y) => (x.key < y.key ? -1 : 1)).map(({ content }) => content);
    return isLeftOut(kind, sorted) ? [] : [[itemKinds[kind].plural, sorted] as const];
  });
  // The shape of each item was checked when it was read; a reading with faults says so.
  return Object.fromEntries(lists) as unknown as ReleaseContentInput;
}

function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function remember<T>(answer: (sequence: number) => T): (sequence: number) => T {
  const known = new Map<number, T>();
  return (sequence) => {
    const before = known.get(sequence);
    if (before !== undefined) return before;
    const fresh = answer(sequence);
    known.set(sequence, fresh);
    return fresh;
  };
}
