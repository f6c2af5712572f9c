import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersDiff } from './answers-diff.js';
import type { AnswersDiff, QuestionDiff } from './model/answers.js';
import type { CompiledRelease } from './compile.js';
import { Problem } from './model/problem.js';
import type { ReleaseContentInput } from './model/release.js';
import { boats as boatsOf, both, fact, option, requirement } from './recommend.spec-fixture.js';
import { checkExpression } from './rules/check.js';
import { judgeContext } from './rules/context.js';
import { rule } from './rules/release.spec-fixture.js';

type FactInput = ReleaseContentInput['facts'][number];
type QuestionInput = NonNullable<ReleaseContentInput['questions']>[number];

const TODAY = '2026-11-22';

const words = {
  categories: [{ id: 'hull', name: both('Hull'), order: 0 }],
  dimensions: [
    { id: 'berths', name: both('Berths'), kind: 'limit', group: 'sea', order: 0, valueType: 'integer', unit: 'berths' },
    { id: 'rowing', name: both('Rowing'), kind: 'capability', group: 'sea', order: 1 },
    {
      id: 'use-when',
      name: both('Use when'),
      kind: 'attribute',
      group: 'sea',
      order: 2,
      values: [{ id: 'rowing', name: both('rowing') }],
    },
  ],
  options: [option('dinghy'), option('barge', { order: 1 })],
  vocabularies: [],
} satisfies Partial<ReleaseContentInput>;

const holds = (number: number) =>
  ({ type: 'limit', op: 'max', number, unit: 'berths', scope: 'hull', kind: 'hard', adjustable: false }) as const;
const can = (support: 'supported' | 'unsupported') => ({ type: 'capability', support }) as const;
const supersedes = (id: string) => ({ relations: [{ type: 'supersedes' as const, fact: id }] });

const dinghyFour = fact('dinghy-four', 'dinghy/berths', holds(4));
const dinghySix = fact('dinghy-six', 'dinghy/berths', holds(6), supersedes('dinghy-four'));
const bargeTen = fact('barge-ten', 'barge/berths', holds(10));
const dinghyRows = fact('dinghy-rows', 'dinghy/rowing', can('supported'));

function judged(text: string, facts: readonly FactInput[], type: 'yes' | 'number' = 'yes') {
  const checked = checkExpression(text, judgeContext({ ...words, facts: [...facts] }, type));
  if (!checked.ok) throw new Error(checked.problems.map(({ message }) => message).join('; '));
  return { type, judge: checked.expression, scale: [{ by: 'judge', yes: 1000, conditional: 500, no: 0 } as const] };
}

const recommending = (
  id: string,
  requirements: Extract<QuestionInput['ask'], { verb: 'recommend' }>['question']['requirements'],
): QuestionInput => ({
  id,
  order: 0,
  name: both(`Question ${id}`),
  ask: { verb: 'recommend', question: { category: 'hull', ...(requirements ? { requirements } : {}) } },
});
const crewOfFive = recommending('crew-of-five', [{ id: 'crew', value: 5 }]);
const rowers = recommending('rowers', [{ id: 'rows', strength: 'prefer' }]);

const every = [dinghyFour, dinghySix, bargeTen, dinghyRows];
const requirements = [
  requirement('crew', judged("value <= limit(option, 'berths')", every, 'number')),
  requirement('rows', judged("supports(option, 'rowing')", every)),
];

function boats(facts: readonly FactInput[], more: Partial<ReleaseContentInput> = {}): CompiledRelease {
  const sorted = [...facts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return boatsOf({ ...words, facts: sorted, requirements, questions: [crewOfFive, rowers], ...more });
}

const on = (release: CompiledRelease, asOf = TODAY) => ({ release, asOf });
const find = ({ questions }: AnswersDiff, id: string): QuestionDiff => {
  const found = questions.find(({ question }) => question === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};
const between = (a: ReturnType<typeof on>, b: ReturnType<typeof on>, locale: 'en' | 'ja' = 'en') =>
  answersDiff(a, b, { locale });

describe('answers diff between releases', () => {
  const answer = between(on(boats([dinghyFour, bargeTen])), on(boats([dinghyFour, dinghySix, bargeTen])));

  it('tells what changed as values and in words, and because of which facts', () => {
    const diff = find(answer, 'crew-of-five');
    expect(diff).toMatchObject({ changed: true, from: { winner: 'barge' }, to: { winner: 'barge', tie: true } });
    expect(diff.changes.map(({ what, option: of, from, to, because }) => [what, of, from, to, because])).toEqual([
      ['verdict', 'dinghy', 'ruled-out', 'fits', ['fact/dinghy-four', 'fact/dinghy-six']],
      ['requirement', 'dinghy', 'no', 'yes', ['fact/dinghy-four', 'fact/dinghy-six']],
    ]);
    expect(diff.changes[0]?.text).toBe('The verdict on dinghy: was ruled-out, is fits.');
    expect(diff.because).toMatchObject([
      { id: 'dinghy-four', inForce: { from: true, to: false }, days: [] },
      {
        id: 'dinghy-six',
        inForce: { from: false, to: true },
        change: { grade: 'loosened', supersedes: ['dinghy-four'] },
      },
    ]);
    expect(diff.because[0]?.citations.map(({ quote }) => quote)).toEqual(['quote of dinghy-four']);
  });

  it('leaves a question alone whose answer is the same', () => {
    expect(find(answer, 'rowers')).toMatchObject({ changed: false, changes: [], because: [] });
    expect(answer.counts).toEqual({ changed: 1, unchanged: 1 });
  });

  it('tells a changed preference with its share of the score', () => {
    const diff = find(between(on(boats([])), on(boats([dinghyRows]))), 'rowers');
    expect(diff.changes.map(({ what, option: of }) => `${what} ${of ?? ''}`.trim())).toEqual([
      'winner',
      'rank dinghy',
      'score dinghy',
      'requirement dinghy',
      'rank barge',
    ]);
    for (const { because } of diff.changes) expect(because).toEqual(['fact/dinghy-rows']);
  });

  it('tells an option that came by its verdict alone', () => {
    const before = boats([bargeTen], { options: words.options.filter(({ id }) => id !== 'dinghy') });
    const diff = find(between(on(before), on(boats([bargeTen, dinghyFour]))), 'crew-of-five');
    expect(diff.changes.filter((change) => change.option === 'dinghy')).toMatchObject([
      { what: 'verdict', from: null, to: 'ruled-out', text: 'The verdict on dinghy: now ruled-out.' },
    ]);
    expect(diff.because.map(({ kind, id }) => `${kind}/${id}`)).toContain('option/dinghy');
  });

  it('says as a value that the older release cannot answer', () => {
    const before = boats(every, { requirements: requirements.slice(0, 1), questions: [crewOfFive] });
    const diff = find(between(on(before), on(boats(every))), 'rowers');
    expect(diff).toMatchObject({
      changed: true,
      from: { verb: 'none', problem: { code: 'unknown-requirement', errors: [{ pointer: '/requirements/0/id' }] } },
      to: { verb: 'recommend', winner: 'dinghy' },
      changes: [{ what: 'answerable', from: 'not-answered', to: 'answered', because: ['requirement/rows'] }],
      because: [{ kind: 'requirement', id: 'rows', change: { change: 'added' } }],
    });
  });

  it('names a requirement that is judged otherwise, but not one in other words', () => {
    const stricter = [requirement('crew', judged("value < limit(option, 'berths')", every, 'number'))];
    const crewOfTen = recommending('crew-of-ten', [{ id: 'crew', value: 10 }]);
    const asking = { questions: [crewOfTen] };
    const was = boats(every, asking);
    const diff = find(between(on(was), on(boats(every, { ...asking, requirements: stricter }))), 'crew-of-ten');
    expect(diff.because).toMatchObject([{ kind: 'requirement', id: 'crew', change: { grade: 'reversed' } }]);
    const reworded = requirements.map((one) => ({ ...one, question: both('In other words?') }));
    expect(between(on(was), on(boats(every, { ...asking, requirements: reworded }))).counts.changed).toBe(0);
  });

  it('tells the changes in Japanese where asked', () => {
    const told = between(on(boats([dinghyFour])), on(boats([dinghyFour, dinghySix])), 'ja');
    expect(find(told, 'crew-of-five').changes[0]?.text).toBe('先頭の選択肢: barge から dinghy に変わりました。');
  });

  it('asks only the questions named, and refuses one that is not kept with the nearest that is', () => {
    const side = on(boats(every));
    expect(answersDiff(side, side, { locale: 'en', questions: ['rowers'] }).questions).toHaveLength(1);
    const attempt = () => answersDiff(side, side, { locale: 'en', questions: ['rower'] });
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow('the nearest known one is rowers');
  });
});

describe('answers diff between days', () => {
  const six = { ...dinghySix, effectiveFrom: '2026-06-01' };
  const release = boats([dinghyFour, six, bargeTen]);

  it('names the fact that began to hold, the one whose place it took, and the day', () => {
    const diff = find(between(on(release, '2026-05-31'), on(release, '2026-06-01')), 'crew-of-five');
    expect(diff.changes[0]).toMatchObject({ what: 'verdict', option: 'dinghy', from: 'ruled-out', to: 'fits' });
    expect(diff.because).toMatchObject([
      { id: 'dinghy-four', inForce: { from: true, to: false }, days: ['2026-06-01'] },
      { id: 'dinghy-six', inForce: { from: false, to: true }, days: ['2026-06-01'] },
    ]);
    expect(diff.because.map(({ change }) => change)).toEqual([undefined, undefined]);
  });

  it('finds nothing between two days on which the same facts hold', () => {
    expect(between(on(release, '2026-06-01'), on(release, '2029-01-01')).counts.changed).toBe(0);
  });
});

describe('answers diff of a design', () => {
  const mast = (assert: string, message = 'too many') => ({
    ...rule('masts', 'cluster', [{ assert, severity: 'error', message }]),
  });
  const asking: QuestionInput = {
    id: 'design',
    order: 0,
    name: both('A design'),
    ask: { verb: 'validate', question: { document: { cluster: { virtualNodes: true } } } },
  };
  const judging = (...rules: ReturnType<typeof mast>[]) => boats([], { rules, questions: [asking] });

  it('tells the findings that come and go, and the outcome', () => {
    const diff = find(
      between(on(judging(mast('cluster.virtualNodes'))), on(judging(mast('!cluster.virtualNodes')))),
      'design',
    );
    expect(diff).toMatchObject({
      from: { verb: 'validate', outcome: 'pass', findings: [] },
      to: { outcome: 'fail', findings: [{ rule: 'masts', result: 'fail', severity: 'error' }] },
      changes: [
        { what: 'outcome', from: 'pass', to: 'fail', because: ['rule/masts'] },
        { what: 'finding', rule: 'masts', from: null, to: { result: 'fail' }, because: ['rule/masts'] },
      ],
    });
  });

  it('finds no change where a rule came that has nothing to say', () => {
    expect(between(on(judging()), on(judging(mast('cluster.virtualNodes')))).counts.changed).toBe(0);
  });
});

const day = fc.constantFrom('2026-01-01', '2026-04-01', '2026-06-01', '2026-09-01');
const dated = (one: FactInput) =>
  fc.record({ from: fc.option(day), to: fc.option(day), isHeld: fc.boolean() }).map(({ from, to, isHeld }) => ({
    isHeld,
    fact: { ...one, ...(from ? { effectiveFrom: from } : {}), ...(to ? { effectiveTo: to } : {}) },
  }));
const anyRelease = fc
  .tuple(...every.map(dated))
  .map((facts) =>
    boats(facts.filter(({ isHeld, fact: { id } }) => isHeld || id === 'dinghy-four').map((one) => one.fact)),
  );

describe('answers diff, whatever was published', () => {
  it('changes nothing between a side and itself', () => {
    fc.assert(
      fc.property(anyRelease, day, (release, asOf) => {
        const { counts, questions } = between(on(release, asOf), on(release, asOf));
        expect(counts).toEqual({ changed: 0, unchanged: 2 });
        expect(questions.flatMap(({ changes, because }) => [...changes, ...because])).toEqual([]);
      }),
    );
  });

  it('gives for every change a fact that differs or holds on one side only', () => {
    fc.assert(
      fc.property(anyRelease, day, anyRelease, day, (before, then, after, now) => {
        for (const { changed, changes, because } of between(on(before, then), on(after, now)).questions) {
          expect(changes.length > 0).toBe(changed);
          for (const change of changes) expect(change.because, change.text).not.toEqual([]);
          for (const { id, inForce, change, days } of because) {
            const isOther = JSON.stringify(before.facts.get(id)) !== JSON.stringify(after.facts.get(id));
            expect(change !== undefined, id).toBe(isOther);
            expect(isOther || inForce?.from !== inForce?.to || days.length > 0, id).toBe(true);
          }
        }
      }),
    );
  });
});
