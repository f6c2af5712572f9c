import { describe, expect, it } from 'vitest';
import { boats, capability, content, dimensions, fact, limit, options, release } from './compare.spec-fixture.js';
import { compareReleases } from './compare-releases.js';
import { compareReleasesAnswerSchema, type CompareQuestion } from './model/compare.js';
import { Problem } from './model/problem.js';

const old = boats(fact('four', limit('max', 4), { dimension: 'crew' }), fact('a', capability('supported')));
const now = release(
  content([
    fact('a', capability('supported')),
    fact('four', limit('max', 4), { dimension: 'crew' }),
    fact('nine', limit('max', 9), { dimension: 'crew', relations: [{ type: 'supersedes', fact: 'four' }] }),
  ]),
  2,
);
const ask = (question: CompareQuestion, a = old, b = now) =>
  compareReleasesAnswerSchema.parse(compareReleases(a, b, { ...question, asOf: '2026-06-01', locale: 'en' }));

describe('compareReleases', () => {
  it('shows one option then and now', () => {
    const answer = ask({ options: ['canoe'] });
    expect(answer.releases.map(({ sequence }) => sequence)).toEqual([1, 2]);
    const crew = answer.rows.find(({ dimension }) => dimension === 'crew');
    expect(crew?.differs).toBe(true);
    expect(crew?.cells.map((cell) => cell.limit?.number)).toEqual([4, 9]);
    expect(answer.rows.find(({ dimension }) => dimension === 'floats')?.differs).toBe(false);
  });

  it('filters rows as compare does', () => {
    expect(ask({ options: ['canoe'], only: 'differences' }).rows.map(({ dimension }) => dimension)).toEqual(['crew']);
  });

  it('says unknown for the release that does not know the option or the dimension', () => {
    const small = release(
      content([], {
        options: options.filter(({ id }) => id !== 'canoe'),
        dimensions: dimensions.filter(({ id }) => id !== 'crew'),
      }),
    );
    for (const [a, b, place] of [
      [small, now, 0],
      [now, small, 1],
    ] as const) {
      const crew = ask({ options: ['canoe'] }, a, b).rows.find(({ dimension }) => dimension === 'crew');
      expect(crew?.cells[place].state).toBe('unknown');
      expect(crew?.cells[1 - place]?.state).toBe('known');
    }
  });

  it.each([
    [{ category: 'boats' }, ['/options', '/category']],
    [{ options: ['canoe', 'raft'] }, ['/options']],
    [{ options: ['cano'] }, ['/options/0']],
    [{ options: ['canoe'], dimensions: ['crow', 'crew', 'crew'] }, ['/dimensions/0', '/dimensions/2']],
    [{ options: ['canoe'], reference: 'canoe' }, ['/reference']],
  ])('refuses %j', (question, pointers) => {
    const problem = (() => {
      try {
        return ask(question as CompareQuestion);
      } catch (error) {
        return error;
      }
    })();
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
