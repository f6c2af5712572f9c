import { describe, expect, it } from 'vitest';
import type { RecommendedOption, RecommendQuestion } from './model/recommend.js';
import type { ReleaseContentInput } from './model/release.js';
import { recommend } from './recommend.js';
import { ask, boats, both, fact, must, option, prefer, requirement } from './recommend.spec-fixture.js';
import { checkExpression } from './rules/check.js';
import { judgeContext } from './rules/context.js';

const capability = (support: 'supported' | 'unsupported' | 'not-applicable' | 'unknown', ...qualifiers: string[]) =>
  ({ type: 'capability', support, qualifiers }) as const;
const conditional = (condition: string, ...qualifiers: string[]) =>
  ({ type: 'capability', support: 'conditional', qualifiers, condition: both(condition) }) as const;
const holds = (number: number) =>
  ({ type: 'limit', op: 'max', number, unit: 'berths', scope: 'hull', kind: 'hard', adjustable: false }) as const;

const dimension = (id: string, more: Partial<ReleaseContentInput['dimensions'][number]> = {}) =>
  ({ id, name: both(`about ${id}`), kind: 'capability', group: 'sea', order: 0, ...more }) as const;

const words = {
  dimensions: [
    dimension('rowing'),
    dimension('towing', {
      qualifiers: [
        { id: 'by-us', name: both('by us'), group: 'direction' },
        { id: 'by-them', name: both('by them'), group: 'direction' },
        { id: 'both-ways', name: both('both ways'), group: 'direction', implies: ['by-us', 'by-them'] },
        { id: 'in-calm', name: both('in calm') },
      ],
    }),
    dimension('berths', { kind: 'limit', valueType: 'integer', unit: 'berths' }),
    dimension('trim', { kind: 'attribute', values: ['light', 'heavy'].map((id) => ({ id, name: both(id) })) }),
    dimension('use-when', { kind: 'attribute', values: ['rowing', 'towing'].map((id) => ({ id, name: both(id) })) }),
  ],
  options: ['dinghy', 'barge', 'raft', 'yacht', 'tug'].map((id) => option(id)),
  categories: [{ id: 'hull', name: both('Hull'), order: 0 }],
  vocabularies: [],
} satisfies Partial<ReleaseContentInput>;

const facts = [
  fact('dinghy-rows', 'dinghy/rowing', capability('supported')),
  fact('barge-rows-not', 'barge/rowing', capability('unsupported')),
  fact('raft-rows-in-calm', 'raft/rowing', conditional('The sea is calm', 'in-calm')),
  fact('yacht-rows-dash', 'yacht/rowing', capability('not-applicable'), {
    certainty: 'ambiguous',
    note: both('The cell holds a dash'),
  }),
  fact(
    'yacht-for-rowers',
    'yacht/use-when',
    {
      type: 'guidance',
      signal: 'rowing',
      direction: 'favours',
      need: 'preferred',
      strength: 'weak',
    },
    { relations: [{ type: 'conflicts-with', fact: 'yacht-rows-dash' }] },
  ),
  fact('tug-for-towing', 'tug/use-when', {
    type: 'guidance',
    signal: 'towing',
    direction: 'favours',
    need: 'required',
    strength: 'strong',
  }),
  fact('dinghy-towed', 'dinghy/towing', capability('supported', 'both-ways')),
  fact('barge-towed', 'barge/towing', conditional('They start', 'by-them')),
  fact('raft-towed', 'raft/towing', conditional('They start and the sea is calm', 'by-them', 'in-calm')),
  fact('yacht-towed', 'yacht/towing', conditional('We start', 'by-us')),
  fact('tug-paired', 'tug/towing', capability('supported'), { with: ['barge'] }),
  fact('dinghy-four', 'dinghy/berths', holds(4)),
  fact('barge-ten', 'barge/berths', holds(10)),
  fact('barge-twelve', 'barge/berths', holds(12), { certainty: 'ambiguous', note: both('Said in passing') }),
  fact('dinghy-not-at-sea', 'dinghy/standing', { type: 'lifecycle', status: 'not-recommended', scope: 'sea' }),
  fact('dinghy-light', 'dinghy/trim', { type: 'attribute', values: ['light'] }),
] satisfies ReleaseContentInput['facts'];

function judgedBy(text: string, type: 'yes' | 'number' | 'date' = 'yes') {
  const checked = checkExpression(text, judgeContext({ ...words, facts }, type));
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join('; '));
  return { type, judge: checked.expression };
}

const scale = [{ by: 'judge', yes: 1000, conditional: 500, no: 0 } as const];
const release = boats({
  ...words,
  facts,
  requirements: [
    requirement('rowing', { ...judgedBy("supports(option, 'rowing')"), signals: ['rowing'], scale }),
    requirement('they-tow', judgedBy("supports(option, 'towing', 'by-them')")),
    requirement('tug-tows', judgedBy("supportsWith('tug', 'towing', option)")),
    requirement('berths', { ...judgedBy("value <= limit(option, 'berths')", 'number'), unit: 'berths' }),
    requirement('heavy', judgedBy("attribute(option, 'trim', 'heavy')")),
    requirement('for-rowers', { ...judgedBy("attribute(option, 'use-when', 'rowing')"), scale }),
    requirement('at-sea', judgedBy("!lifecycle(option, 'not-recommended', 'sea')")),
    requirement('lucky'),
  ],
});

function told(id: string, asked: RecommendQuestion['requirements'][number], locale: 'en' | 'ja' = 'en') {
  const answer = recommend(release, ask([asked], { locale }));
  const found = answer.options.find((one): one is RecommendedOption => one.option === id);
  if (!found) throw new Error(`${id} is not in the answer`);
  const [reason] = [...found.blockers, ...found.conditions, ...found.unknowns, ...found.met];
  return { verdict: found.verdict, reason: reason?.reason, facts: reason?.facts, part: found.parts[0] };
}

describe('a must judged on facts', () => {
  it('is met where a fact says so, with its sentence', () => {
    expect(told('dinghy', must('rowing'))).toMatchObject({
      verdict: 'fits',
      reason: 'Says dinghy-rows.',
      facts: ['dinghy-rows'],
    });
  });

  it('blocks where a fact denies it, with its sentence and its quote', () => {
    const answer = recommend(release, ask([must('rowing')]));
    const [blocker] = answer.options.find(({ option: id }) => id === 'barge')?.blockers ?? [];
    expect(blocker).toMatchObject({ requirement: 'rowing', verdict: 'no', reason: 'Says barge-rows-not.' });
    expect(blocker?.citations.map(({ quote, certainty }) => [quote, certainty])).toEqual([
      ['quote of barge-rows-not', 'stated'],
    ]);
  });

  it('holds on a condition where the statement that meets it is conditional, and tells the condition', () => {
    expect(told('raft', must('rowing'))).toMatchObject({
      verdict: 'fits-with-conditions',
      reason: 'Says raft-rows-in-calm. Condition: The sea is calm.',
      facts: ['raft-rows-in-calm'],
    });
  });

  it('cannot be told where nothing is recorded, and names what is missing', () => {
    expect(told('tug', must('rowing'))).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'Nothing is recorded on "about rowing" for The tug.',
      facts: [],
    });
    expect(told('tug', must('rowing'), 'ja').reason).toBe(
      'The tug (ja) の「about rowing (ja)」については記録がありません。',
    );
  });

  it('cannot be told from a cell that says neither, which is told with its doubt and with what disagrees', () => {
    const { verdict, reason, facts: read } = told('yacht', must('rowing'));
    expect(verdict).toBe('cannot-tell');
    expect(read).toEqual(['yacht-rows-dash', 'yacht-for-rowers']);
    expect(reason).toBe(
      'Says yacht-rows-dash. This is not said plainly: The cell holds a dash. What is recorded does not decide it. Another statement in force disagrees: Says yacht-for-rowers.',
    );
  });

  it('takes the direction that was asked for as no further condition', () => {
    expect(told('dinghy', must('they-tow')).verdict).toBe('fits');
    expect(told('barge', must('they-tow'))).toMatchObject({ verdict: 'fits', reason: 'Says barge-towed.' });
    expect(told('yacht', must('they-tow'))).toMatchObject({ verdict: 'ruled-out', reason: 'Says yacht-towed.' });
  });

  it('keeps a condition that asks for more than the direction', () => {
    expect(told('raft', must('they-tow'))).toMatchObject({
      verdict: 'fits-with-conditions',
      reason: 'Says raft-towed. Condition: They start and the sea is calm.',
    });
  });

  it('judges a combination by the statement made for it, and names both where there is none', () => {
    expect(told('barge', must('tug-tows'))).toMatchObject({ verdict: 'fits', facts: ['tug-paired'] });
    expect(told('raft', must('tug-tows')).reason).toBe(
      'Nothing is recorded on "about towing" for The tug together with The raft.',
    );
  });

  it.each([
    { berths: 4, verdict: 'fits' },
    { berths: 5, verdict: 'ruled-out' },
  ])('judges $berths berths against the limit: $verdict', ({ berths, verdict }) => {
    expect(told('dinghy', must('berths', berths))).toEqual({
      verdict,
      reason: `Asked for: ${berths} berths. Says dinghy-four.`,
      facts: ['dinghy-four'],
      part: undefined,
    });
  });

  it('decides a disputed cell by the statement in use and tells the other', () => {
    expect(told('barge', must('berths', 11))).toMatchObject({
      verdict: 'ruled-out',
      facts: ['barge-ten', 'barge-twelve'],
      reason:
        'Asked for: 11 berths. Says barge-ten. Another statement in force disagrees: Says barge-twelve. This is not said plainly: Said in passing.',
    });
  });

  it('takes a value that is not listed for unknown, and shows what is', () => {
    expect(told('dinghy', must('heavy'))).toMatchObject({ verdict: 'cannot-tell', facts: ['dinghy-light'] });
  });

  it('is judged by the standing of an option, and cannot be told where none is recorded', () => {
    expect(told('dinghy', must('at-sea'))).toMatchObject({ verdict: 'ruled-out', facts: ['dinghy-not-at-sea'] });
    expect(told('barge', must('at-sea'))).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'No standing of that kind is recorded for The barge.',
    });
  });

  it('cannot be told where the catalog does not say how it is judged', () => {
    expect(told('dinghy', must('lucky'))).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'The catalog does not say how this is judged.',
    });
  });
});

describe('a preference judged on facts', () => {
  it('is not told with use-when lines that speak for something else', () => {
    expect(told('tug', prefer('for-rowers')).part).toMatchObject({
      value: { lo: 0, hi: 1000 },
      facts: [],
      reason:
        'No guidance for this is recorded for The tug. Nothing recorded gives it a value, so it counts as anything from the worst to the best.',
    });
  });

  it.each([
    { id: 'dinghy', lo: 1000, hi: 1000, reason: 'Says dinghy-rows.' },
    { id: 'barge', lo: 0, hi: 0, reason: 'Says barge-rows-not.' },
    { id: 'raft', lo: 500, hi: 500, reason: 'Says raft-rows-in-calm. Condition: The sea is calm.' },
    {
      id: 'tug',
      lo: 0,
      hi: 1000,
      reason:
        'Nothing is recorded on "about rowing" for The tug. Nothing recorded gives it a value, so it counts as anything from the worst to the best.',
    },
  ])('is worth $lo to $hi for the $id and says why', ({ id, lo, hi, reason }) => {
    expect(told(id, prefer('rowing')).part).toMatchObject({ value: { lo, hi }, reason });
  });
});
