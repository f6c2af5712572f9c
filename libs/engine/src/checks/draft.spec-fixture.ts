import { sha256Hex } from '../canonical.js';
import type { ReleaseContentInput } from '../model/release.js';
import { checkExpression } from '../rules/check.js';
import { ruleContext } from '../rules/context.js';
import type { CheckedDraft } from './draft.js';

type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;
export type DraftContent = Mutable<ReleaseContentInput>;
export type DraftFact = DraftContent['facts'][number];

const text = [
  '# Harbour',
  '',
  'A pier holds at most 400 ships,',
  'and ferries call at it.',
  'Tankers do not.',
  '',
].join('\n');

const cites = (quote: string, line: number) => [{ revision: 'harbour-1', heading: 'Harbour', line, quote }];

function fact(id: string, dimension: string, value: DraftFact['value'], citations: DraftFact['citations']): DraftFact {
  return {
    id,
    option: 'pier',
    dimension,
    value,
    text: { en: `What ${id} says.`, ja: '桟橋について。' },
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: '2026-11-22',
    citations,
  };
}

function content(): DraftContent {
  return {
    categories: [{ id: 'berth', name: { en: 'Berth', ja: '停泊地' }, order: 1 }],
    dimensions: [
      {
        id: 'ferries',
        name: { en: 'Ferries', ja: 'フェリー' },
        kind: 'capability',
        group: 'traffic',
        order: 1,
        qualifiers: [
          { id: 'by-day', name: { en: 'By day', ja: '昼間' }, group: 'time' },
          { id: 'always', name: { en: 'Always', ja: '常時' }, group: 'time', implies: ['by-day'] },
        ],
      },
      {
        id: 'max-ships',
        name: { en: 'Ships', ja: '船の数' },
        kind: 'limit',
        group: 'size',
        order: 2,
        valueType: 'integer',
        unit: 'ships',
      },
      {
        id: 'use-when',
        name: { en: 'Use when', ja: '使う場合' },
        kind: 'attribute',
        group: 'guidance',
        order: 3,
        values: [
          { id: 'deep-water', name: { en: 'Deep water', ja: '深い水' } },
          { id: 'short-stay', name: { en: 'Short stay', ja: '短い滞在' } },
        ],
      },
    ],
    facts: [
      fact(
        'pier-ferries',
        'ferries',
        { type: 'capability', support: 'supported' },
        cites('and ferries call at it.', 4),
      ),
      fact(
        'pier-max-ships',
        'max-ships',
        { type: 'limit', op: 'max', number: 400, unit: 'ships', scope: 'pier', kind: 'hard', adjustable: false },
        cites('A pier holds at most 400 ships, and ferries call', 3),
      ),
      fact(
        'pier-use-when-short-stay',
        'use-when',
        { type: 'guidance', signal: 'short-stay', direction: 'favours', need: 'preferred', strength: 'normal' },
        cites('Tankers do not.', 5),
      ),
    ],
    options: [
      { id: 'buoy', category: 'berth', name: { en: 'Buoy', ja: 'ブイ' }, order: 2, role: 'choice' },
      { id: 'pier', category: 'berth', name: { en: 'Pier', ja: '桟橋' }, order: 1, role: 'choice' },
    ],
    requirements: [
      {
        id: 'stay-short',
        order: 1,
        question: { en: 'Short stays?', ja: '滞在は短いですか。' },
        categories: ['berth'],
        type: 'yes',
        scale: [{ by: 'attribute', dimension: 'use-when', points: { 'short-stay': 1000 } }],
        signals: ['short-stay'],
      },
    ],
    rules: [],
    sources: [{ id: 'harbour', title: { en: 'Harbour', ja: '港' }, language: 'en' }],
    sourceRevisions: [{ id: 'harbour-1', source: 'harbour', order: 1, textSha256: sha256Hex(text) }],
    vocabularies: [
      {
        id: 'flag',
        name: { en: 'Flag', ja: '旗' },
        words: [{ id: 'blue', name: { en: 'Blue', ja: '青' } }],
      },
    ],
  };
}

/** A draft that every check lets pass, changed by the caller before it is checked. */
export function draftWith(change: (content: DraftContent) => void = () => undefined): CheckedDraft {
  const draft = content();
  change(draft);
  return { catalog: 'harbour', content: draft as ReleaseContentInput, texts: new Map([[sha256Hex(text), text]]) };
}

/** An item of a list by its id; throws where the fixture has none. */
export function itemOf<T extends { id: string }>(items: readonly T[], id: string): T {
  const item = items.find((one) => one.id === id);
  if (!item) throw new Error(`the fixture has no ${id}`);
  return item;
}

/** A copy of a fact under another id, inserted in the order of ids. */
export function addFact(draft: DraftContent, like: string, changes: Partial<DraftFact> & { id: string }): DraftFact {
  const added = { ...structuredClone(itemOf(draft.facts, like)), ...changes };
  draft.facts.push(added);
  draft.facts.sort((a, b) => (a.id < b.id ? -1 : 1));
  return added;
}

/** A rule with one case that always passes, and its two examples. */
export function ruleNamed(id: string): DraftContent['rules'][number] {
  return {
    id,
    title: { en: 'Ships', ja: '船' },
    for: 'cluster',
    cases: [
      {
        assert: expressionOf('true'),
        at: '/agentPools',
        severity: 'error',
        message: { en: 'Too many ships.', ja: '船が多すぎます。' },
      },
    ],
    examples: [
      { name: 'one', design: {}, expect: 'pass' },
      { name: 'two', design: {}, expect: 'pass' },
    ],
  };
}

/** What a release stores of an expression that names nothing of a catalog. */
export function expressionOf(text: string): DraftContent['rules'][number]['cases'][number]['assert'] {
  const words = { categories: [], options: [], dimensions: [], vocabularies: [], facts: [] };
  const checked = checkExpression(text, ruleContext(words, 'cluster'), 'any');
  if (!checked.ok) throw new Error(`${text}: ${checked.problems.map(({ message }) => message).join('; ')}`);
  return { ...checked.expression };
}
