import { createHash } from 'node:crypto';
import { itemKinds, kindNames, sha256Hex, type ReleaseContentInput } from '@plimsoll/engine';
import type { AuthoredCatalog, AuthoredChange } from '@plimsoll/catalog';
import { change, fixtureCatalog } from './fixture-catalog.js';

/** A catalog so small that a publish takes a moment: two hulls, one limit, and a source that states both. */
export const BOATS = 'boats';

/** The fact whose number the tests change, and the one that stays. */
export const TOLD = { option: 'ketch', dimension: 'max-crew', fact: 'ketch-max-crew', other: 'dinghy' } as const;

const logText = '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 8 people.\n';
const both = (text: string) => ({ en: text, ja: text });
const hull = (id: string, order: number) =>
  ({ id, category: 'hull', name: both(id), order, role: 'choice' }) satisfies ReleaseContentInput['options'][number];

const crew = (option: string, number: number): ReleaseContentInput['facts'][number] => ({
  id: `${option}-max-crew`,
  option,
  dimension: 'max-crew',
  value: { type: 'limit', op: 'max', number, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
  text: { en: `A ${option} carries ${number} people.`, ja: `${option}は${number}人を運ぶ。` },
  certainty: 'stated',
  evidence: 'documented',
  verifiedOn: '2026-01-01',
  citations: [{ revision: 'log-1', heading: 'Crew', quote: `A ${option} carries ${number} people.` }],
});

const content: ReleaseContentInput = {
  categories: [{ id: 'hull', name: both('Hull'), order: 1 }],
  dimensions: [
    {
      id: 'max-crew',
      name: both('Crew'),
      kind: 'limit',
      group: 'size',
      order: 1,
      categories: ['hull'],
      unit: 'people',
    },
  ],
  facts: [crew('dinghy', 2), crew('ketch', 8)],
  options: [hull('dinghy', 1), hull('ketch', 2)],
  requirements: [],
  rules: [],
  sources: [{ id: 'log', title: both('Log'), language: 'en' }],
  sourceRevisions: [{ id: 'log-1', source: 'log', order: 1, textSha256: sha256Hex(logText) }],
  vocabularies: [],
};

type Items = readonly { readonly id: string }[];

/** The first release of it, as its folder would give it. */
export function boatCatalog(): AuthoredCatalog {
  const changes = kindNames.flatMap((kind) => {
    const items = (content as Readonly<Record<string, Items | undefined>>)[itemKinds[kind].plural] ?? [];
    return items.map((item) => change(kind, item.id, item as AuthoredChange['content']));
  });
  const textSha256 = createHash('sha256').update(logText).digest('hex');
  return { ...fixtureCatalog(BOATS, [changes]), texts: new Map([[textSha256, logText]]) };
}
