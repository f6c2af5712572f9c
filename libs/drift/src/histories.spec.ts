import { describe, expect, it } from 'vitest';
import { histories } from './histories.spec-fixture.js';
import { walk, type Outcome } from './walk-history.spec-fixture.js';

const sorted = (texts: readonly string[]) => [...texts].sort((left, right) => (left < right ? -1 : 1));

const statuses = ({ citations }: Outcome) =>
  Object.fromEntries(citations.map(({ name, drift }) => [name, drift.status]));

// What an editor expects, with the status that was found where several would do.
function expected({ step, citations }: Outcome) {
  return Object.fromEntries(
    citations.map(({ name, drift }) => {
      const wanted = step.citations[name]?.is ?? ['still-quoted'];
      return [name, wanted.includes(drift.status) ? drift.status : wanted.join(' or ')];
    }),
  );
}

it('holds a dozen histories and more, each of three texts or more', () => {
  expect(histories.length).toBeGreaterThanOrEqual(12);
});

describe.each(histories.map((history) => [history.name, history] as const))('%s', (_, history) => {
  const outcomes = walk(history);

  it('quotes what stands in its first text, and names each passage that it expects something of', () => {
    const [first] = history.revisions;
    for (const { source, quote, facts } of Object.values(history.citations)) {
      expect(first?.texts.get(source)).toContain(quote);
      expect(facts.filter((fact) => !(fact in history.facts))).toEqual([]);
    }
    const named = history.steps.flatMap(({ citations }) => Object.keys(citations));
    expect(named.filter((name) => !(name in history.citations))).toEqual([]);
  });

  describe.each(outcomes.map((outcome) => [outcome.at, outcome.step.what, outcome] as const))(
    '%i: %s',
    (_at, _what, outcome) => {
      const { step, citations, drifts } = outcome;

      it('tells what became of each citation', () => {
        expect(statuses(outcome)).toEqual(expected(outcome));
      });

      it('shows the passage that took its place', () => {
        for (const { name, drift } of citations) {
          const { now, why } = step.citations[name] ?? {};
          if (now !== undefined) expect(drift.now?.quote ?? 'nothing', name).toContain(now);
          if (why !== undefined) expect(drift.why, name).toContain(why);
          if (drift.status === 'gone') expect(drift.now, name).toBeNull();
        }
      });

      it('proposes what is right, and nothing else', () => {
        const line = ({ fact, to, earlier }: Outcome['values'][number]) =>
          `${fact} ${to}${earlier ? ', as it was before' : ''}`;
        expect(sorted(outcome.values.map(line))).toEqual(sorted(step.values.map(line)));
        const removals = drifts.flatMap(({ proposals }) =>
          proposals.flatMap((proposal) => (proposal.type === 'removal' ? [proposal.fact] : [])),
        );
        const ofFacts = removals.filter((fact) => fact in history.facts);
        expect(sorted(ofFacts)).toEqual(sorted(step.removals));
      });

      it('raises an alarm where the text is not to be believed, and nowhere else', () => {
        expect(drifts.some(({ guard }) => guard.alarm)).toBe(step.alarm);
      });

      it('offers what is new beside what is cited', () => {
        const offered = drifts.flatMap(({ candidates }) => candidates.map(({ text }) => text));
        for (const wanted of step.candidates)
          expect(
            offered.some((text) => text.includes(wanted)),
            `${wanted} among\n${offered.join('\n')}`,
          ).toBe(true);
        expect(new Set(offered).size).toBeGreaterThanOrEqual(step.candidates.length);
      });
    },
  );
});
