import { readCatalog } from '@plimsoll/catalog';
import type { Fact } from '@plimsoll/engine';
import { factSchema } from '@plimsoll/engine';
import { fileURLToPath } from 'node:url';
import { citationsInto, type CitedPassage, type RevisionChange } from './index.js';

/** A text of the shipped catalog with everything that quotes it. */
export interface ShippedText {
  readonly revision: string;
  readonly source: string;
  readonly text: string;
  readonly citations: readonly CitedPassage[];
  readonly facts: readonly Fact[];
}

const catalog = readCatalog(fileURLToPath(new URL('../../catalog/aks-networking/', import.meta.url)));
const content = catalog.contentAt(catalog.releases.length);
const allFacts = content.facts.map((fact) => factSchema.parse(fact));

/** Every text of the newest release that a fact quotes. */
export const shippedTexts: readonly ShippedText[] = content.sourceRevisions.flatMap(({ id, source, textSha256 }) => {
  const text = catalog.texts.get(textSha256);
  const citations = citationsInto(id, allFacts);
  const facts = allFacts.filter((fact) => fact.citations.some(({ revision }) => revision === id));
  return text === undefined || citations.length === 0 ? [] : [{ revision: id, source, text, citations, facts }];
});

/** That text followed by another. */
export function followedBy({ source, revision, text, citations, facts }: ShippedText, next: string): RevisionChange {
  return { source, previous: { revision, text }, next: { revision: `${revision}-next`, text: next }, citations, facts };
}
