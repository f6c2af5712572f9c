import type { Fact } from '../model/fact.js';
import type { Dimension, Vocabulary } from '../model/option.js';
import type { Rule } from '../model/rule.js';
import { defineCheck, type Report } from './check.js';
import { rawItems, soundPart } from './draft.js';

/** No id twice: of an item among its kind, nor of a part inside its item. */
export const idsUnique = defineCheck('ids-unique', (draft, report) => {
  const seen = new Set<string>();
  for (const { kind, id } of rawItems(draft)) {
    if (seen.has(`${kind} ${id}`)) report({ kind, id }, ['id'], 'another item of this kind has the same id');
    seen.add(`${kind} ${id}`);
  }
  const { content } = soundPart(draft);
  for (const fact of content.facts) checkFact(fact, report);
  for (const dimension of content.dimensions) checkDimension(dimension, report);
  for (const vocabulary of content.vocabularies) checkVocabulary(vocabulary, report);
  for (const rule of content.rules) checkRule(rule, report);
  for (const { id, lines } of content.formulas ?? [])
    for (const at of repeated(lines.map(({ name }) => name)))
      report({ kind: 'formula', id }, ['lines', at, 'name'], 'is the name of an earlier line');
});

function checkFact({ id, ...fact }: Fact, report: Report): void {
  const item = { kind: 'fact', id } as const;
  const options = [fact.option, ...fact.alsoOf];
  for (const at of repeated(options)) report(item, ['alsoOf', at - 1], `${options[at]} is named twice`);
  for (const list of ['with', 'mentions'] as const)
    for (const at of repeated(fact[list])) report(item, [list, at], `${fact[list][at]} is named twice`);
  const relations = fact.relations.map(({ type, fact: other }) => `${type} ${other}`);
  for (const at of repeated(relations)) report(item, ['relations', at], `${relations[at]} is said twice`);
}

function checkDimension({ id, values, qualifiers }: Dimension, report: Report): void {
  const item = { kind: 'dimension', id } as const;
  for (const at of repeated(values.map((value) => value.id))) report(item, ['values', at, 'id'], 'is a value already');
  for (const at of repeated(qualifiers.map((qualifier) => qualifier.id)))
    report(item, ['qualifiers', at, 'id'], 'is a qualifier already');
}

function checkVocabulary({ id, words }: Vocabulary, report: Report): void {
  for (const at of repeated(words.map((word) => word.id)))
    report({ kind: 'vocabulary', id }, ['words', at, 'id'], 'is a word already');
}

function checkRule({ id, cases, examples }: Rule, report: Report): void {
  const item = { kind: 'rule', id } as const;
  cases.forEach(({ seen }, index) => {
    for (const at of repeated(seen.map(({ name }) => name)))
      report(item, ['cases', index, 'seen', at, 'name'], 'is the name of an earlier entry');
  });
  for (const at of repeated(examples.map(({ name }) => name)))
    report(item, ['examples', at, 'name'], 'is the name of an earlier example');
}

/** The indices of the values that stood in the list before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? index : []));
}
