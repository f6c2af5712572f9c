import { itemKinds, kindNames, sha256Hex, type ReleaseContentInput } from '@plimsoll/engine';
import type { AuthoredCatalog, AuthoredChange } from '@plimsoll/catalog';
import type { History, WrittenFact } from '../../libs/drift/src/histories.spec-fixture.js';
import { change, fixtureCatalog } from './fixture-catalog.js';

type Fact = ReleaseContentInput['facts'][number];
type Items = readonly { readonly id: string }[];

const both = (text: string) => ({ en: text, ja: `「${text}」の項目` });

/** The fact that carries a citation which the history gives none. */
export const only = (citation: string) => `only-${citation}`;

/** The id of a source of a history in its catalog. */
export const sourceOf = (history: History, source: string) => `${history.name}-${source}`;

/** A history as a catalog: its sources, the first text of each, and a fact for each of its own, cited from that text. */
export function catalogOf(history: History): AuthoredCatalog {
  const first = history.revisions[0]?.texts ?? new Map<string, string>();
  const sources = [...new Set(history.revisions.flatMap(({ texts }) => [...texts.keys()]))];
  const facts = factsOf(history);
  const content: ReleaseContentInput = {
    categories: [{ id: 'things', name: both('Things'), order: 1 }],
    dimensions: [
      { id: 'most', name: both('Most'), kind: 'limit', group: 'all', order: 1, categories: ['things'], unit: 'things' },
      { id: 'can', name: both('Can'), kind: 'capability', group: 'all', order: 2, categories: ['things'] },
    ],
    facts,
    options: facts.map(({ option }, order) => ({
      id: option,
      category: 'things',
      name: both(history.facts[option]?.names?.[0] ?? option),
      order,
      role: 'choice' as const,
    })),
    requirements: [],
    rules: [],
    sources: sources.map((source) => ({ id: sourceOf(history, source), title: both(source), language: 'en' })),
    sourceRevisions: [...first].map(([source, text]) => ({
      id: `${sourceOf(history, source)}-1`,
      source: sourceOf(history, source),
      order: 1,
      textSha256: sha256Hex(text),
    })),
    vocabularies: [],
  };
  const changes = kindNames.flatMap((kind) => {
    const items = (content as Readonly<Record<string, Items | undefined>>)[itemKinds[kind].plural] ?? [];
    return items.map((item) => change(kind, item.id, item as AuthoredChange['content']));
  });
  const texts = new Map([...first.values()].map((text) => [sha256Hex(text), text]));
  return { ...fixtureCatalog(history.name, [changes]), texts };
}

function factsOf(history: History): Fact[] {
  const carried = new Map<string, string[]>();
  for (const [name, { facts }] of Object.entries(history.citations))
    for (const fact of facts.length === 0 ? [only(name)] : facts)
      carried.set(fact, [...(carried.get(fact) ?? []), name]);
  return [...carried].map(([id, names]) => {
    const value = valueOf(history.facts[id] ?? {});
    return {
      id,
      option: id,
      dimension: value.type === 'limit' ? 'most' : 'can',
      value,
      text: both(`What is said of ${id}.`),
      certainty: 'stated' as const,
      evidence: 'documented' as const,
      verifiedOn: '2026-01-01',
      citations: names.map((name) => {
        const cited = history.citations[name];
        return { revision: `${sourceOf(history, cited?.source ?? '')}-1`, heading: null, quote: cited?.quote ?? '' };
      }),
    };
  });
}

// A limit without a number stands for what the history gives no value.
function valueOf({ limit, op, kind, version, support }: WrittenFact): Fact['value'] {
  if (support !== undefined) return { type: 'capability', support };
  const measure = { unit: 'things', scope: 'cluster', kind: kind ?? 'hard', adjustable: false } as const;
  if (limit !== undefined) return { type: 'limit', op: op ?? 'max', number: limit, ...measure };
  if (version !== undefined) return { type: 'limit', op: 'at-least-version', version, ...measure };
  return { type: 'limit', op: 'max', symbol: 'as-said', ...measure };
}
