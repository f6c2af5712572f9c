import { compileRelease, releaseDigest, type CompiledRelease } from '../compile.js';
import { SCHEMA_VERSION } from '../model/release.js';
import type { Rule } from '../model/rule.js';
import { runExamples } from '../validate-examples.js';
import { defineCheck, type Report } from './check.js';
import { soundPart, type CheckedDraft } from './draft.js';
import { expressionFaults } from './expression-faults.js';

/** Every rule gives on each of its example designs what the example says, and its examples tell at least two results apart. A rule that does not type-check is not run. */
export const ruleExamplesHold = defineCheck('rule-examples-hold', (draft, report) => {
  const day = lastVerified(draft);
  const release = compileDraft(draft, day);
  for (const rule of release.content.rules) checkRule(release, rule, day, report);
});

function checkRule(release: CompiledRelease, rule: Rule, day: string, report: Report): void {
  const item = { kind: 'rule', id: rule.id } as const;
  if (new Set(rule.examples.map((example) => example.expect)).size < 2)
    report(
      item,
      ['examples'],
      'all examples expect the same result, so nothing shows that the rule tells designs apart',
    );
  const names = rule.examples.map(({ name }) => name);
  for (const { example, expected, got, problem } of runExamples(release, rule, day)) {
    const outcome = problem ?? `it gives ${got.join(', ') || 'nothing'}`;
    report(item, ['examples', names.indexOf(example)], `${example}: expected ${expected}, but ${outcome}`);
  }
}

/** The draft as a release, without the items whose expressions are not sound: an unsound tree is not to be evaluated. */
function compileDraft(draft: CheckedDraft, day: string): CompiledRelease {
  const faulty = new Set(expressionFaults(draft).map(({ item }) => `${item.kind} ${item.id}`));
  const { content } = soundPart(draft);
  // Examples are of our own form, in which nothing is filled in, and need no formula.
  const { defaults: _, formulas: __, ...judged } = content;
  const sound = {
    ...judged,
    options: content.options.filter(({ id }) => !faulty.has(`option ${id}`)),
    requirements: content.requirements.filter(({ id }) => !faulty.has(`requirement ${id}`)),
    rules: content.rules.filter(({ id }) => !faulty.has(`rule ${id}`)),
  };
  const header = {
    catalog: draft.catalog,
    sequence: 1,
    label: '0.0.0',
    digest: releaseDigest(draft.catalog, sound),
    schemaVersion: SCHEMA_VERSION,
    publishedAt: `${day}T00:00:00Z`,
    publishedBy: 'draft',
    notes: { en: 'Draft', ja: '下書き' },
  };
  return compileRelease(header, sound);
}

/** The day the examples are run on. A draft has no date of its own, and the result may not depend on when it is checked. */
function lastVerified(draft: CheckedDraft): string {
  return soundPart(draft)
    .content.facts.map(({ verifiedOn }) => verifiedOn)
    .reduce((latest, day) => (day > latest ? day : latest), '1970-01-01');
}
