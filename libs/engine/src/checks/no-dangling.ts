import type { Fact } from '../model/fact.js';
import type { Dimension, Option } from '../model/option.js';
import type { ReleaseContent } from '../model/release.js';
import type { Requirement } from '../model/requirement.js';
import type { Rule } from '../model/rule.js';
import { defineCheck, fact as factItem } from './check.js';
import { soundPart } from './draft.js';
import { References } from './references.js';

/** Every id that an item names is an item of the same release. What stands inside dimensions is the business of `values-known`. */
export const noDangling = defineCheck('no-dangling', (draft, report) => {
  const { content, ids } = soundPart(draft);
  const references = new References(ids, report);
  for (const option of content.options) checkOption(option, references);
  for (const dimension of content.dimensions) checkDimension(dimension, references);
  for (const one of content.facts) checkFact(one, references);
  for (const rule of content.rules) checkRule(rule, references);
  checkCited(content, references);
  for (const requirement of content.requirements) checkRequirement(requirement, references);
  for (const { id, source } of content.sourceRevisions)
    references.need('source', source, { kind: 'source-revision', id }, ['source']);
});

function checkCited({ formulas = [], defaults = [] }: ReleaseContent, references: References): void {
  for (const { id, facts } of formulas) references.needEach('fact', facts, { kind: 'formula', id }, ['facts']);
  for (const { id, facts } of defaults) references.needEach('fact', facts, { kind: 'default', id }, ['facts']);
}

function checkOption({ id, category, modeOf, moved }: Option, references: References): void {
  const item = { kind: 'option', id } as const;
  references.need('category', category, item, ['category']);
  references.need('option', modeOf, item, ['modeOf']);
  references.needEach('option', moved?.to ?? [], item, ['moved', 'to']);
}

function checkDimension({ id, categories }: Dimension, references: References): void {
  references.needEach('category', categories, { kind: 'dimension', id }, ['categories']);
}

function checkFact(fact: Fact, references: References): void {
  const item = factItem(fact.id);
  references.need('option', fact.option, item, ['option']);
  for (const list of ['alsoOf', 'with', 'mentions'] as const) references.needEach('option', fact[list], item, [list]);
  references.need('dimension', fact.dimension, item, ['dimension']);
  if (fact.value.type === 'lifecycle') references.need('option', fact.value.target, item, ['value', 'target']);
  fact.citations.forEach(({ revision }, index) =>
    references.need('source-revision', revision, item, ['citations', index, 'revision']),
  );
  fact.relations.forEach((relation, index) =>
    references.need('fact', relation.fact, item, ['relations', index, 'fact']),
  );
}

function checkRule({ id, cases }: Rule, references: References): void {
  cases.forEach(({ facts }, index) =>
    references.needEach('fact', facts, { kind: 'rule', id }, ['cases', index, 'facts']),
  );
}

function checkRequirement({ id, categories, scale }: Requirement, references: References): void {
  const item = { kind: 'requirement', id } as const;
  references.needEach('category', categories, item, ['categories']);
  scale.forEach((one, index) => {
    if (one.by === 'attribute') references.need('dimension', one.dimension, item, ['scale', index, 'dimension']);
  });
}
