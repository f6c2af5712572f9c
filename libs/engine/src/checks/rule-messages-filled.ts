import type { LocalizedText } from '../model/words.js';
import type { Rule, RuleCase } from '../model/rule.js';
import { defineCheck, type Report } from './check.js';
import { soundPart } from './draft.js';

/** A placeholder in a rule's text is a name of the case's `seen`, or `item`; a message tells the same values in both languages. */
export const ruleMessagesFilled = defineCheck('rule-messages-filled', (draft, report) => {
  for (const rule of soundPart(draft).content.rules)
    rule.cases.forEach((one, index) => checkCase(rule, one, ['cases', index], report));
});

const PLACEHOLDER = /\{([^{}]*)\}/g;

function checkCase({ id }: Rule, one: RuleCase, steps: readonly (string | number)[], report: Report): void {
  const known = new Set(['item', ...one.seen.map(({ name }) => name)]);
  for (const field of ['message', 'remediation'] as const) {
    const text = one[field];
    if (!text) continue;
    for (const language of ['en', 'ja'] as const)
      for (const name of placeholders(text, language))
        if (!known.has(name))
          report({ kind: 'rule', id }, [...steps, field, language], `nothing is seen under the name {${name}}`);
    const [en, ja] = [placeholders(text, 'en'), placeholders(text, 'ja')];
    if (en.join() !== ja.join())
      report({ kind: 'rule', id }, [...steps, field], 'the two languages do not tell the same values');
  }
}

function placeholders(text: LocalizedText, language: 'en' | 'ja'): string[] {
  return [...new Set([...text[language].matchAll(PLACEHOLDER)].map(([, name = '']) => name))].sort();
}
