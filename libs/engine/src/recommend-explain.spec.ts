import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import type { RecommendQuestion } from './model/recommend.js';
import { recommendAnswerSchema } from './model/recommend.js';
import type { ReleaseContentInput } from './model/release.js';
import { recommend } from './recommend.js';
import { ask, boats, both, fact, must, option, prefer, requirement } from './recommend.spec-fixture.js';
import { checkExpression } from './rules/check.js';
import { judgeContext, matchesContext, ruleContext } from './rules/context.js';

const capability = (support: 'supported' | 'unsupported') => ({ type: 'capability', support }) as const;
const holds = (number: number) =>
  ({ type: 'limit', op: 'max', number, unit: 'berths', scope: 'hull', kind: 'hard', adjustable: false }) as const;
const ends = (from: string, scope = 'all') => ({ type: 'lifecycle', status: 'retired', scope, from }) as const;
const dimension = (id: string, more: Partial<ReleaseContentInput['dimensions'][number]> = {}) =>
  ({ id, name: both(`about ${id}`), kind: 'capability', group: 'sea', order: 0, ...more }) as const;

const facts = [
  fact('dinghy-rows', 'dinghy/rowing', capability('supported')),
  fact('barge-rows-not', 'barge/rowing', capability('unsupported')),
  fact('yacht-rows-not', 'yacht/rowing', capability('unsupported')),
  fact('dinghy-tows-not', 'dinghy/towing', capability('unsupported')),
  fact('barge-tows', 'barge/towing', capability('supported')),
  fact('dinghy-four', 'dinghy/berths', holds(4)),
  fact('barge-ten', 'barge/berths', holds(10)),
  fact('yacht-eight', 'yacht/berths', holds(8)),
  fact('barge-ends', 'barge/life', ends('2028-03-31')),
  fact('yacht-ends-at-sea', 'yacht/life', ends('2027-06-30', 'sea')),
  fact('raft-ended', 'raft/life', ends('2025-01-01')),
] satisfies ReleaseContentInput['facts'];

const design = (plugin: string) => ({ network: { plugin } });
const words = {
  dimensions: [
    dimension('rowing'),
    dimension('towing'),
    dimension('berths', { kind: 'limit', valueType: 'integer', unit: 'berths' }),
    dimension('life', { kind: 'attribute', values: [{ id: 'any', name: both('any') }] }),
  ],
  options: ['dinghy', 'barge', 'raft', 'yacht'].map((id) => option(id)),
  categories: [
    { id: 'hull', name: both('Hull'), order: 0 },
    { id: 'sail', name: both('Sail'), order: 1 },
  ],
  vocabularies: [
    {
      id: 'network-plugin',
      name: both('Plugin'),
      words: ['dinghy', 'barge', 'raft', 'yacht'].map((id) => ({ id, name: both(id) })),
    },
    { id: 'network-policy', name: both('Policy'), words: [{ id: 'spinnaker', name: both('spinnaker') }] },
  ],
};

function compiled(text: string, context: ReturnType<typeof judgeContext>) {
  const checked = checkExpression(text, context);
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join('; '));
  return checked.expression;
}

const askable = [
  { id: 'crew', type: 'number' as const },
  { id: 'berths', type: 'number' as const },
];
const judged = (text: string, type: 'yes' | 'number' | 'date' = 'yes') => ({
  type,
  judge: compiled(text, judgeContext({ ...words, facts, requirements: askable }, type)),
});

const options: ReleaseContentInput['options'] = words.options.map((one) => ({
  ...one,
  design: design(one.id),
  matches: compiled(`has(network.plugin) && network.plugin == '${one.id}'`, matchesContext({ ...words, facts })),
}));

/** A rule on designs: no raft once it has ended; and rules on a transition: nothing becomes a yacht, and a barge is emptied first. */
function ruleOf(
  id: string,
  target: 'cluster' | 'transition',
  [applies, assert]: readonly [applies: string, assert: string],
  more: object = {},
): ReleaseContentInput['rules'][number] {
  const context = ruleContext({ ...words, options, facts }, target);
  return {
    id,
    title: both(`Rule ${id}`),
    for: target,
    cases: [
      {
        appliesWhen: compiled(applies, context),
        seen: [],
        assert: compiled(assert, context),
        at: '/network/plugin',
        severity: 'error',
        message: both(`Broken: ${id}`),
        ...more,
      },
    ],
    examples: [
      { name: 'nothing told', design: target === 'cluster' ? {} : { from: {}, to: {} }, expect: 'unknown' },
      { name: 'nothing told again', design: target === 'cluster' ? {} : { from: {}, to: {} }, expect: 'unknown' },
    ],
  };
}

const scale = [{ by: 'judge', yes: 1000, conditional: 500, no: 0 } as const];
const release = boats({
  ...words,
  facts,
  options: [...options, option('spinnaker', { category: 'sail', design: { network: { policy: 'spinnaker' } } })],
  requirements: [
    requirement('rowing', { ...judged("supports(option, 'rowing')"), scale }),
    requirement('towing', { ...judged("supports(option, 'towing')"), scale }),
    requirement('berths', { ...judged("value <= limit(option, 'berths')", 'number'), unit: 'berths', min: 1, max: 99 }),
    requirement('crew', judged("value <= limit(option, 'berths')", 'number')),
    requirement('roomy', judged("limit(option, 'berths') >= asked('crew') + asked('berths')")),
    requirement('kept-through', { ...judged('!endsBy(option, value)', 'date'), role: 'horizon' }),
  ],
  rules: [
    ruleOf('no-raft', 'cluster', ["network.plugin == 'raft'", "!(lifecycleFrom('raft', 'retired', 'all') <= asOf)"], {
      facts: ['raft-ended'],
    }),
    ruleOf(
      'yacht-is-built',
      'transition',
      ['true', "from.network.plugin == to.network.plugin || to.network.plugin != 'yacht'"],
      { judges: ['/network/plugin'], effect: 'frozen' },
    ),
    ruleOf('barge-emptied', 'transition', ["from.network.plugin == 'barge'", "from.network.plugin == 'barge'"], {
      concerns: ['/network/plugin'],
      steps: [{ phase: 'before', order: 1, when: 'passes', text: both('Empty the barge.') }],
    }),
  ],
});

const answerTo = (requirements: RecommendQuestion['requirements'], more: Partial<RecommendQuestion> = {}) =>
  recommend(release, ask(requirements, more));
const byOption = (answer: ReturnType<typeof answerTo>) =>
  Object.fromEntries(answer.options.map((one) => [one.option, one]));

describe('what the platform refuses', () => {
  it('is ruled out whatever is asked, with the rule, its message and its facts', () => {
    const { raft, dinghy } = byOption(answerTo([]));
    expect(raft).toMatchObject({
      verdict: 'ruled-out',
      rank: 4,
      blockers: [],
      platform: [{ rule: 'no-raft', reason: 'Broken: no-raft', facts: ['raft-ended'] }],
    });
    expect(raft?.platform[0]?.citations.map(({ quote }) => quote)).toEqual(['quote of raft-ended']);
    expect(dinghy).toMatchObject({ verdict: 'fits', platform: [] });
  });

  it('depends on the day', () => {
    const { raft } = Object.fromEntries(
      recommend(release, { ...ask([]), asOf: '2024-12-31' }).options.map((one) => [one.option, one]),
    );
    expect(raft).toMatchObject({ verdict: 'fits', platform: [] });
  });

  it('is never brought by a relaxation, nor part of a conflict', () => {
    const { relaxations, conflicts } = answerTo([must('rowing'), must('towing')], { onUnknown: 'exclude' });
    expect(relaxations.map(({ brings }) => brings.map((one) => one.option))).toEqual([['barge'], ['dinghy']]);
    expect(conflicts).toEqual([{ requirements: ['rowing', 'towing'] }]);
  });
});

describe('musts that nothing meets together', () => {
  const asked = [{ ...must('rowing'), weight: 9 }, { ...must('towing'), weight: 2 }, must('berths', 9)];

  it('come with the smallest sets to give up, the cheapest first, and what each brings', () => {
    const { relaxations, conflicts, winner } = answerTo(asked, { onUnknown: 'exclude' });
    expect(winner).toBeNull();
    expect(relaxations).toEqual([
      { drop: ['berths', 'towing'], weight: 7, brings: [{ option: 'dinghy', verdict: 'fits' }] },
      { drop: ['rowing'], weight: 9, brings: [{ option: 'barge', verdict: 'fits' }] },
    ]);
    expect(conflicts).toEqual([{ requirements: ['berths', 'rowing'] }, { requirements: ['rowing', 'towing'] }]);
  });

  it('count what cannot be told as in the way only where unknowns are excluded', () => {
    expect(answerTo([must('towing')], { onUnknown: 'exclude' }).relaxations).toEqual([]);
    const yachtOnly = [must('berths', 5), must('kept-through', '2028-12-31'), must('towing')];
    expect(answerTo(yachtOnly)).toMatchObject({ winner: 'yacht', relaxations: [], conflicts: [] });
    const excluded = answerTo(yachtOnly, { onUnknown: 'exclude' });
    expect(excluded.relaxations.map(({ drop }) => drop)).toEqual([['kept-through'], ['towing']]);
    expect(excluded.relaxations[1]?.brings).toEqual([{ option: 'yacht', verdict: 'fits-with-conditions' }]);
  });
});

describe('the end of an option', () => {
  it('rules it out from its day on, and only conditions one of which a part ends', () => {
    const { barge, yacht, dinghy } = byOption(answerTo([], { horizon: 495 }));
    expect(barge).toMatchObject({
      verdict: 'ruled-out',
      blockers: [{ requirement: 'kept-through', facts: ['barge-ends'] }],
    });
    expect(yacht).toMatchObject({
      verdict: 'fits-with-conditions',
      conditions: [
        {
          reason: 'Asked for: 2028-03-31. Only a part of it ends by then: Says yacht-ends-at-sea.',
          facts: ['yacht-ends-at-sea'],
        },
      ],
    });
    expect(dinghy?.verdict).toBe('fits');
    expect(byOption(answerTo([], { horizon: 494 }))['barge']?.verdict).toBe('fits');
    expect(byOption(answerTo([], { horizon: 494, locale: 'ja' }))['yacht']?.conditions[0]?.reason).toContain(
      '一部だけ',
    );
  });
});

describe('a requirement that is judged with others', () => {
  it('cannot be told where they are not asked, and says which question is open', () => {
    const { barge } = byOption(answerTo([must('roomy'), must('berths', 4)]));
    expect(barge?.unknowns[0]).toMatchObject({
      requirement: 'roomy',
      reason: 'Says barge-ten. This depends on an answer that was not given: Need crew?',
    });
    expect(byOption(answerTo([must('roomy')], { locale: 'ja' }))['barge']?.unknowns[0]?.reason).toContain(
      'Need crew? (ja)',
    );
  });

  it('is judged by their values, whichever were asked before', () => {
    const roomy = (crew: number, berths: number) =>
      byOption(answerTo([must('roomy'), must('berths', berths), must('crew', crew)]))['barge']?.verdict;
    expect([roomy(4, 4), roomy(9, 4), roomy(4, 6), roomy(4, 7)]).toEqual(['fits', 'ruled-out', 'fits', 'ruled-out']);
  });

  it('is asked for next with what it does to all that depends on it', () => {
    const asked = answerTo([must('roomy'), must('berths', 4)]);
    const crew = asked.nextQuestion;
    expect(crew).toMatchObject({ kind: 'requirement', requirement: 'crew', type: 'number' });
    if (crew?.kind !== 'requirement') return;
    for (const { value, winner, leaves } of crew.answers) {
      const after = answerTo([must('roomy'), must('berths', 4), must('crew', value)]);
      expect(after.winner).toBe(winner);
      expect(
        after.options
          .filter(({ verdict }) => verdict.startsWith('fits'))
          .map((one) => one.option)
          .sort(),
      ).toEqual(leaves);
    }
  });
});

describe('the next question', () => {
  it('tries a number at each limit and just above it, and tells the first of each outcome', () => {
    const { nextQuestion } = answerTo([must('kept-through', '2027-01-01')]);
    expect(nextQuestion).toMatchObject({
      kind: 'requirement',
      requirement: 'berths',
      question: 'Need berths?',
      unit: 'berths',
      answers: [
        { value: 4, leaves: ['barge', 'dinghy', 'yacht'], rulesOut: [], winner: 'barge' },
        { value: 5, leaves: ['barge', 'yacht'], rulesOut: ['dinghy'], winner: 'barge' },
        { value: 9, leaves: ['barge'], rulesOut: ['dinghy', 'yacht'], winner: 'barge' },
        { value: 11, leaves: [], rulesOut: ['barge', 'dinghy', 'yacht'], winner: null },
      ],
    });
  });

  it('tries a day when something ends and the day before', () => {
    const { nextQuestion } = answerTo([must('berths', 5), must('crew', 5)]);
    expect(nextQuestion).toMatchObject({
      requirement: 'kept-through',
      type: 'date',
      answers: [
        { value: '2028-03-30', leaves: ['barge', 'yacht'], rulesOut: [], winner: 'barge' },
        { value: '2028-03-31', leaves: ['yacht'], rulesOut: ['barge'], winner: 'yacht' },
      ],
    });
  });

  it('is a fact where one that nothing states decides, with what a yes and a no would do', () => {
    const all = [must('rowing'), must('kept-through', '2027-01-01'), prefer('towing')];
    const { nextQuestion } = answerTo([...all, must('berths', 1), must('crew', 1), must('roomy')]);
    expect(nextQuestion).toBeNull();
    const open = answerTo([
      must('towing'),
      must('kept-through', '2029-01-01'),
      must('berths', 1),
      must('crew', 1),
      must('roomy'),
      prefer('rowing'),
    ]);
    expect(open.nextQuestion).toEqual({
      kind: 'fact',
      requirement: 'towing',
      option: 'yacht',
      dimension: 'towing',
      answers: [
        { value: true, leaves: ['yacht'], rulesOut: [], cannotTell: [], winner: 'yacht' },
        { value: false, leaves: [], rulesOut: ['yacht'], cannotTell: [], winner: null },
      ],
    });
  });
});

describe('the way from the option in use', () => {
  it('is told for every other option, and for none where nothing is in use', () => {
    const { dinghy, barge, yacht } = byOption(answerTo([], { current: 'barge' }));
    expect(barge?.migration).toBeNull();
    expect(dinghy?.migration).toMatchObject({
      from: ['barge'],
      verdict: 'allowed',
      steps: [{ phase: 'before', text: 'Empty the barge.', rule: 'barge-emptied' }],
      frozen: [{ rule: 'yacht-is-built', result: 'pass' }],
    });
    expect(yacht?.migration).toMatchObject({
      verdict: 'refused',
      frozen: [{ rule: 'yacht-is-built', result: 'fail' }],
    });
    expect(answerTo([]).options.map(({ migration }) => migration)).toEqual([null, null, null, null]);
  });

  it('keeps what is in use of other categories, and puts the option in place where none of its own is', () => {
    const { dinghy } = byOption(answerTo([], { current: ['spinnaker', 'barge'] }));
    expect(dinghy?.migration).toMatchObject({ from: ['barge', 'spinnaker'], verdict: 'allowed' });
    const { yacht } = byOption(answerTo([], { current: 'spinnaker' }));
    expect(yacht?.migration?.from).toEqual(['spinnaker']);
  });

  it('cannot be told where an option says nothing of a design', () => {
    const silent = boats({ ...words, facts });
    const { migration } =
      recommend(silent, ask([], { current: 'barge' })).options.find((one) => one.option === 'dinghy') ?? {};
    expect(migration).toEqual({
      from: ['barge'],
      verdict: 'unknown',
      steps: [],
      frozen: [],
      offFirst: [],
      unjudged: [],
    });
  });
});

describe('an answer', () => {
  const questions: Parameters<typeof answerTo>[] = [
    [[must('rowing'), prefer('towing', 3)], { current: 'barge', horizon: 30 }],
    [[must('roomy'), must('berths', 4), must('crew', 2)]],
    [[must('towing'), must('rowing'), must('berths', 12)], { onUnknown: 'exclude' }],
  ];

  it('has the published shape, and is the same from memory as anew', () => {
    for (const question of questions) {
      const answer = answerTo(...question);
      expect(recommendAnswerSchema.parse(answer)).toEqual(answer);
      const anew = recommend(boats(release.content), ask(...question));
      expect(canonicalJson(anew)).toBe(canonicalJson(answer));
      expect(canonicalJson(answerTo(...question))).toBe(canonicalJson(answer));
    }
  });
});
