import { itemName, type Trait } from './answers-traits.js';
import type { AnswerInShort } from './model/answers.js';
import type { Finding, Report } from './model/report.js';

/** A report in short. */
export function shortReport({ outcome, findings }: Report): AnswerInShort {
  const broken = findings.filter(({ result }) => result === 'fail' || result === 'error');
  return {
    verb: 'validate',
    outcome,
    findings: broken.map(({ rule, path, result, severity, message }) => ({ rule, path, result, severity, message })),
  };
}

/** Everything that a report says, finding by finding, and the outcome that follows. A finding that has nothing to say is one that is not there. */
export function reportTraits({ outcome, findings }: Report): Trait[] {
  const outcomeTrait = { key: 'outcome', what: 'outcome', value: outcome, follows: '*', facts: [], items: [] } as const;
  const places = new Map<string, number>();
  return [
    outcomeTrait,
    ...findings.map((finding) => {
      const place = `${finding.rule} ${finding.path}`;
      const count = places.get(place) ?? 0;
      places.set(place, count + 1);
      return findingTrait(finding, `finding ${place} ${count}`);
    }),
  ];
}

function findingTrait({ rule, path, result, severity, message, facts, defaults = [] }: Finding, key: string): Trait {
  const isQuiet = result === 'pass' || result === 'not-applicable';
  const filledBy = defaults.map((one) => itemName('default', one.default));
  return {
    key,
    what: 'finding',
    rule,
    path,
    value: isQuiet ? null : { result, severity, message },
    facts,
    items: [itemName('rule', rule), ...filledBy],
  };
}
