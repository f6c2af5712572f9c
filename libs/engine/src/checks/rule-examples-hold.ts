import type { CompiledRelease } from '../compile.js';
import type { Rule } from '../model/rule.js';
import { runExamples } from '../validate-examples.js';
import { defineCheck, type Report } from './check.js';
import { compileDraft, lastVerified } from './compile-draft.js';

/** Every rule gives on each of its example designs what the example says, and its examples tell at least two results apart. A rule that does not type-check is not run. */
export const ruleExamplesHold = defineCheck('rule-examples-hold', (draft, report) => {
  const day = lastVerified(draft);
  const release = compileDraft(draft);
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
