import { fileURLToPath } from 'node:url';
import { answersDiff, compileRelease, type AnswersDiff, type QuestionDiff, type SavedQuestion } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { inspectCatalog } from './read-catalog.js';

const { catalog } = inspectCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
if (!catalog) throw new Error('the shipped catalog has no releases');
const compiled = catalog.releases.map(({ header }) =>
  compileRelease({ ...header, digest: catalog.digestAt(header.sequence) }, catalog.contentAt(header.sequence)),
);

const TODAY = '2026-11-22';
const side = (sequence: number, asOf = TODAY) => {
  const release = compiled[sequence - 1];
  if (!release) throw new Error(`there is no release ${sequence}`);
  return { release, asOf };
};
const between = (from: ReturnType<typeof side>, to: ReturnType<typeof side>) => answersDiff(from, to, { locale: 'en' });
const changedIn = ({ questions }: AnswersDiff) => questions.filter(({ changed }) => changed);
const named = ({ questions }: AnswersDiff, id: string): QuestionDiff => {
  const found = questions.find(({ question }) => question === id);
  if (!found) throw new Error(`the catalog keeps no question ${id}`);
  return found;
};

const sides = [
  [1, TODAY, 3, TODAY],
  [2, TODAY, 3, TODAY],
  [3, '2022-01-01', 3, TODAY],
  [3, '2024-01-01', 3, TODAY],
  [3, TODAY, 3, '2028-06-01'],
] as const;

describe('the saved questions of the shipped catalog', () => {
  it('are answered by the release that keeps them', () => {
    const { questions } = between(side(3), side(3));
    expect(questions.length).toBeGreaterThan(0);
    for (const { question, from, to } of questions) expect([from.verb, to.verb], question).not.toContain('none');
  });

  it('have the same answer on both sides where both sides are the same', () => {
    expect(changedIn(between(side(3), side(3)))).toEqual([]);
  });

  it.each(sides)('change between release %i on %s and release %i on %s only for what differs', (a, then, b, now) => {
    const diff = between(side(a, then), side(b, now));
    expect(changedIn(diff).length).toBeGreaterThan(0);
    for (const { question, changes, because } of diff.questions) {
      for (const change of changes) expect(change.because, `${question}: ${change.text}`).not.toEqual([]);
      for (const { kind, id, change, inForce, days } of because) {
        const isOther = change !== undefined || inForce?.from !== inForce?.to || days.length > 0;
        expect(isOther, `${question}: ${kind} ${id}`).toBe(true);
      }
    }
  });

  it('have another winner for 2,000 nodes since the overlay holds more of them', () => {
    const diff = named(between(side(3, '2024-03-18'), side(3)), 'two-thousand-node-platform');
    const overlay = diff.changes.find(({ what, option }) => what === 'verdict' && option === 'azure-cni-overlay');
    expect(overlay).toMatchObject({
      from: 'ruled-out',
      because: ['fact/overlay-max-nodes-1000-before', 'fact/overlay-max-nodes-5000'],
    });
  });

  it('fail for the kubenet cluster from the day of its retirement on', () => {
    const [before, after] = ['2028-03-30', '2028-03-31'].map((day) => side(3, day));
    if (!before || !after) throw new Error('two days are compared');
    const diff = between(before, after);
    expect(changedIn(diff).map(({ question }) => question)).toContain('kubenet-cluster-in-use');
    expect(named(diff, 'kubenet-cluster-in-use')).toMatchObject({
      from: { outcome: 'pass' },
      to: { outcome: 'fail' },
      because: [{ kind: 'fact', id: 'kubenet-retired', days: ['2028-03-31'] }],
    });
  });
});

describe('a question for a whole stack', () => {
  const { release } = side(3);
  const stack: SavedQuestion = {
    id: 'stack-of-two-thousand-nodes',
    order: 1,
    name: { en: 'A stack of 2,000 nodes', ja: '2,000 ノードのスタック' },
    ask: {
      verb: 'recommend',
      question: {
        stack: true,
        requirements: [
          { id: 'node-count', value: 2000, strength: 'must' },
          { id: 'ip-space-conservation', strength: 'prefer' },
        ],
      },
    },
  };
  const asking = compileRelease(release.header, { ...release.content, questions: [stack] });

  it('has the same answer on both sides where both sides are the same', () => {
    const same = { release: asking, asOf: TODAY };
    expect(answersDiff(same, same, { locale: 'en' }).counts).toEqual({ changed: 0, unchanged: 1 });
  });

  it('names the facts by which its options and its winner changed', () => {
    const [before, after] = ['2024-03-18', '2024-03-19'].map((asOf) => ({ release: asking, asOf }));
    if (!before || !after) throw new Error('two days are compared');
    const { changes } = named(answersDiff(before, after, { locale: 'en' }), stack.id);
    const overlay = changes.find(({ what, option }) => what === 'verdict' && option === 'azure-cni-overlay');
    const because = ['fact/overlay-max-nodes-1000-before', 'fact/overlay-max-nodes-5000'];
    expect(overlay).toMatchObject({ from: 'ruled-out', because });
    expect(changes.find(({ what }) => what === 'winner')).toMatchObject({ because });
    for (const change of changes) expect(change.because, change.text).not.toEqual([]);
  });
});
