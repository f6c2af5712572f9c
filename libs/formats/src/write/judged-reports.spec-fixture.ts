import {
  compileRelease,
  validate,
  type CompiledRelease,
  type Finding,
  type FindingStateQuestion,
  type Locale,
  type ReadDocument,
  type ReleaseContentInput,
  type Report,
  type ReleaseHeader,
} from '@plimsoll/engine';
import { checkExpression, ruleContext } from '@plimsoll/engine/publish';

type RuleInput = ReleaseContentInput['rules'][number];

const both = (text: string) => ({ en: text, ja: `${text} (ja)` });

const header: ReleaseHeader = {
  catalog: 'harbour',
  sequence: 1,
  label: '2026.11.0',
  digest: '0'.repeat(64),
  schemaVersion: '1.0.0',
  publishedAt: '2026-11-22T00:00:00Z',
  publishedBy: 'spec',
  notes: both('Harbour'),
};

const bare: ReleaseContentInput = {
  categories: [{ id: 'boat', name: both('Boat'), order: 0 }],
  dimensions: [
    {
      id: 'crew',
      name: both('Crew'),
      kind: 'limit',
      group: 'people',
      order: 0,
      categories: ['boat'],
      valueType: 'integer',
      unit: 'people',
    },
  ],
  facts: [
    {
      id: 'canoe-crew',
      option: 'canoe',
      dimension: 'crew',
      value: { type: 'limit', op: 'max', number: 4, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
      text: both('A canoe holds four.'),
      certainty: 'stated',
      evidence: 'documented',
      verifiedOn: '2026-11-22',
      citations: [{ revision: 'log-1', heading: 'Canoes', line: 3, quote: 'a canoe <holds> | four' }],
    },
  ],
  options: [{ id: 'canoe', category: 'boat', name: both('Canoe'), order: 0, role: 'choice' }],
  requirements: [],
  rules: [],
  sources: [{ id: 'log', title: both('The log'), url: 'https://example.org/log', language: 'en' }],
  sourceRevisions: [{ id: 'log-1', source: 'log', order: 0, textSha256: '1'.repeat(64) }],
  vocabularies: [],
};

const expression = (text: string, types: Parameters<typeof ruleContext>[2] = {}) => {
  const checked = checkExpression(text, ruleContext(bare, 'agent-pools', types), 'any');
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join('; '));
  return checked;
};

function rule(id: string, severity: 'error' | 'warning' | 'note', remediation: boolean): RuleInput {
  const seen = expression('pool.count');
  return {
    id,
    title: both(`Title of ${id}`),
    for: 'agent-pools',
    cases: [
      {
        seen: [{ name: 'crew', value: seen.expression }],
        assert: expression("crew <= limit('canoe', 'crew')", { crew: seen.type }).expression,
        at: 'count',
        severity,
        message: both('{item} has a crew of {crew}'),
        ...(remediation ? { remediation: both('Take a larger boat.') } : {}),
        facts: ['canoe-crew'],
      },
    ],
    examples: [
      { name: 'few', design: {}, expect: 'unknown' },
      { name: 'none', design: {}, expect: 'unknown' },
    ],
  };
}

const idle: RuleInput = {
  ...rule('idle', 'note', false),
  for: 'cluster',
  cases: [
    {
      ...rule('idle', 'note', false).cases[0],
      seen: [],
      assert: literal('true'),
      at: '',
      facts: [],
    } as RuleInput['cases'][number],
  ],
};

function literal(text: string) {
  const checked = checkExpression(text, ruleContext(bare, 'cluster'));
  if (!checked.ok) throw new Error(text);
  return checked.expression;
}

/** A release with two rules on crews, an error and a warning, and one on nothing. */
export const harbour: CompiledRelease = compileRelease(header, {
  ...bare,
  rules: [rule('crew', 'error', true), rule('crew-advised', 'warning', false), idle],
});

/** A report of that release on boats with crews; null: a crew that is not told. */
export function reportOn(
  crews: Readonly<Record<string, number | null>>,
  question: FindingStateQuestion & { readonly locale?: Locale; readonly lines?: Readonly<Record<string, number>> } = {},
): Report {
  const agentPools = Object.entries(crews).map(([name, count]) => ({ name, ...(count === null ? {} : { count }) }));
  const { lines, ...asked } = question;
  const read: ReadDocument = {
    format: 'design',
    design: { agentPools },
    pointers: {},
    unmapped: ['/sails'],
    ...(lines ? { lines } : {}),
  };
  return validate(harbour, read, { asOf: '2026-11-22', locale: 'en', horizon: 365, ...asked });
}

/** The finding of a rule on a boat. Throws when there is none. */
export function findingOf({ findings }: Report, id: string, index = 0): Finding {
  const found = findings.filter(({ rule: of }) => of === id)[index];
  if (!found) throw new Error(`no finding ${index} of ${id}`);
  return found;
}

/** Text that every format has to keep from doing harm. */
export const NASTY = '<b a="1">&|`\u0000\u001b]]>=cmd()\n# [x](javascript:1)';
