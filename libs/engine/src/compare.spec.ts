import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import { compare } from './compare.js';
import {
  atLeast,
  attribute,
  boats,
  capability,
  content,
  dimensions,
  fact,
  limit,
  options,
  release,
  symbol,
  type FactInput,
} from './compare.spec-fixture.js';
import type { Asked } from './model/answer.js';
import { compareAnswerSchema, type CompareQuestion } from './model/compare.js';
import { Problem } from './model/problem.js';

const asked = (question: CompareQuestion): Asked<CompareQuestion> => ({
  ...question,
  asOf: question.asOf ?? '2026-06-01',
  locale: question.locale ?? 'en',
});

function ask(facts: FactInput[], question: CompareQuestion) {
  return compareAnswerSchema.parse(compare(boats(...facts), asked(question)));
}

function problemOf(question: CompareQuestion): Problem {
  try {
    compare(boats(), asked(question));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const crew = (option: string, value: FactInput['value']) =>
  fact(`crew-${option}`, value, { option, dimension: 'crew' });

describe('the options and dimensions of a comparison', () => {
  it('are, for a category, its choices in order, without what has moved, and the dimensions that name it', () => {
    const answer = ask([], { category: 'boats' });
    expect(answer.options.map(({ id }) => id)).toEqual(['canoe', 'raft', 'ferry']);
    expect(answer.rows.map(({ dimension }) => dimension)).toEqual(['floats', 'comfort', 'crew', 'draught', 'use-when']);
  });

  it('keep a group together where its first dimension stands', () => {
    expect(new Set(ask([], { category: 'boats' }).rows.map(({ group }) => group))).toEqual(
      new Set(['basics', 'limits', 'advice']),
    );
    expect(ask([], { category: 'boats' }).rows.map(({ group }) => group)).toEqual([
      'basics',
      'basics',
      'limits',
      'limits',
      'advice',
    ]);
  });

  it("are, for options, those asked in the order asked, and besides the categories' dimensions any that a fact speaks on", () => {
    const answer = ask([fact('w', capability('unsupported'), { dimension: 'wings', alsoOf: ['raft'] })], {
      options: ['raft', 'canoe'],
    });
    expect(answer.options.map(({ id }) => id)).toEqual(['raft', 'canoe']);
    expect(answer.rows.map(({ dimension }) => dimension)).toContain('wings');
    expect(ask([], { options: ['raft'] }).rows.map(({ dimension }) => dimension)).not.toContain('wings');
  });

  it('are those of both categories when the options come from two', () => {
    const shown = ask([], { options: ['raft', 'glider'] }).rows.map(({ dimension }) => dimension);
    expect(shown).toEqual(expect.arrayContaining(['wings', 'floats']));
  });

  it('stand as asked where dimensions are named', () => {
    expect(
      ask([], { options: ['canoe'], dimensions: ['wings', 'crew'] }).rows.map(({ dimension }) => dimension),
    ).toEqual(['wings', 'crew']);
  });

  it('tell where an option has moved to', () => {
    expect(ask([], { options: ['barge'] }).options).toEqual([
      { id: 'barge', name: 'Barge', category: 'boats', role: 'choice', movedTo: ['ferry'] },
    ]);
  });

  it('may be options of the category that is named with them', () => {
    const answer = ask([], { category: 'boats', options: ['raft'] });
    expect([answer.category, answer.options.length]).toEqual(['boats', 1]);
  });
});

describe('a row', () => {
  it('holds a cell for every option, also where nothing is stored', () => {
    const answer = ask([crew('canoe', limit('max', 2))], { category: 'boats', dimensions: ['crew'] });
    expect(answer.rows[0]?.cells.map(({ option, state }) => [option, state])).toEqual([
      ['canoe', 'known'],
      ['raft', 'unknown'],
      ['ferry', 'unknown'],
    ]);
    expect(answer.rows[0]).toMatchObject({ name: 'Crew', kind: 'limit', unit: 'people', group: 'limits' });
  });

  it.each([
    ['equal limits', limit('max', 2), limit('max', 2), false],
    ['two limits', limit('max', 2), limit('max', 3), true],
    ['a default and a hard limit', limit('max', 2), limit('max', 2, 'default'), true],
    ['a number and a symbol', limit('max', 2), symbol('harbour-depth'), true],
  ])('differs or not: %s', (_, a, b, differs) => {
    expect(
      ask([crew('canoe', a), crew('raft', b)], { options: ['canoe', 'raft'], dimensions: ['crew'] }).rows[0]?.differs,
    ).toBe(differs);
  });

  it('differs when one option is unknown and the other is not, and does not when both are unknown', () => {
    const rows = ask([crew('canoe', limit('max', 2))], {
      options: ['canoe', 'raft'],
      dimensions: ['crew', 'floats'],
    }).rows;
    expect(rows.map(({ differs }) => differs)).toEqual([true, false]);
  });

  it('does not differ by certainty, note or source, nor by the wording of a condition that a qualifier tells', () => {
    const conditional = (id: string, option: string, en: string) =>
      fact(
        id,
        { ...capability('conditional', ['downstream']), condition: { en, ja: en } },
        { option, certainty: option === 'raft' ? 'ambiguous' : 'stated', note: { en: id, ja: id } },
      );
    const row = ask([conditional('a', 'canoe', 'the canoe only'), conditional('b', 'raft', 'the raft only')], {
      options: ['canoe', 'raft'],
      dimensions: ['floats'],
    }).rows[0];
    expect(row?.differs).toBe(false);
  });

  it('differs by a condition that no qualifier tells, and by what holds in a combination', () => {
    const conditional = (id: string, option: string) =>
      fact(id, { ...capability('conditional'), condition: { en: id, ja: id } }, { option });
    const two = { options: ['canoe', 'raft'], dimensions: ['floats'] };
    expect(ask([conditional('a', 'canoe'), conditional('b', 'raft')], two).rows[0]?.differs).toBe(true);
    expect(
      ask(
        [
          fact('a', capability('supported'), { alsoOf: ['raft'] }),
          fact('b', capability('unsupported'), { with: ['outrigger'] }),
        ],
        two,
      ).rows[0]?.differs,
    ).toBe(true);
  });
});

describe('only', () => {
  const facts = [
    fact('a', capability('supported'), { alsoOf: ['raft'] }),
    crew('canoe', limit('max', 2)),
    crew('raft', limit('max', 3)),
    fact('d', attribute('some'), { dimension: 'comfort' }),
    fact('e', attribute('much'), { dimension: 'comfort', with: ['outrigger'] }),
    fact('f', attribute('none'), {
      dimension: 'comfort',
      with: ['outrigger'],
      relations: [{ type: 'conflicts-with', fact: 'e' }],
    }),
  ];
  const question = { options: ['canoe', 'raft'], dimensions: ['floats', 'crew', 'comfort', 'draught'] };
  it.each([
    ['all', ['floats', 'crew', 'comfort', 'draught']],
    ['differences', ['crew', 'comfort']],
    ['disputed', ['comfort']],
    ['unknown', ['comfort', 'draught']],
  ] as const)('%s keeps the rows %s', (only, expected) => {
    const answer = ask(facts, { ...question, only });
    expect(answer.only).toBe(only);
    expect(answer.rows.map(({ dimension }) => dimension)).toEqual(expected);
  });
});

describe('against a reference', () => {
  const against = (dimension: string, canoe: FactInput['value'] | undefined, raft: FactInput['value'] | undefined) => {
    const facts = [
      ...(canoe ? [fact('c', canoe, { dimension })] : []),
      ...(raft ? [fact('r', raft, { dimension, option: 'raft' })] : []),
    ];
    const answer = ask(facts, { options: ['canoe', 'raft'], dimensions: [dimension], reference: 'raft' });
    return answer.rows[0]?.cells[0]?.against;
  };
  it.each([
    ['floats', capability('supported'), capability('conditional'), 'better'],
    ['floats', capability('conditional'), capability('unsupported'), 'better'],
    ['floats', capability('unsupported'), capability('supported'), 'worse'],
    ['floats', capability('supported'), capability('supported'), 'same'],
    ['floats', capability('conditional', ['downstream']), capability('conditional', ['in-calm-water']), 'different'],
    ['floats', capability('supported'), capability('not-applicable'), 'different'],
    ['floats', capability('not-applicable'), capability('not-applicable'), 'same'],
    ['floats', capability('supported'), capability('unknown'), 'unknown'],
    ['floats', undefined, capability('supported'), 'unknown'],
    ['floats', undefined, undefined, 'unknown'],
    ['crew', limit('max', 3), limit('max', 2), 'better'],
    ['crew', limit('max', 1), limit('max', 2), 'worse'],
    ['crew', limit('max', 2), limit('max', 2), 'same'],
    ['crew', limit('max', 3), limit('max', 2, 'default'), 'different'],
    ['crew', limit('max', 3), limit('min', 2), 'different'],
    ['crew', symbol('harbour-depth'), limit('max', 2), 'unknown'],
    ['crew', symbol('harbour-depth'), symbol('harbour-depth'), 'same'],
    ['draught', limit('max', 3), limit('max', 2), 'worse'],
    ['keel-version', atLeast('1.10.0'), atLeast('1.9.5'), 'worse'],
    ['keel-version', atLeast('1.7'), atLeast('1.9.5'), 'better'],
    ['comfort', attribute('much'), attribute('some'), 'better'],
    ['comfort', attribute('none'), attribute('some'), 'worse'],
    ['comfort', attribute('some', 'much'), attribute('none', 'much'), 'better'],
    ['comfort', attribute('none', 'much'), attribute('some'), 'different'],
    ['use-when', attribute('sea'), attribute('river'), 'different'],
    ['use-when', attribute('sea', 'river'), attribute('river', 'sea'), 'same'],
  ])('on %s (%#)', (dimension, canoe, raft, expected) => expect(against(dimension, canoe, raft)).toBe(expected));

  it('stands in every cell when asked for and in none otherwise', () => {
    const cells = (reference?: string) =>
      ask([], { category: 'boats', ...(reference === undefined ? {} : { reference }) }).rows.flatMap(
        (row) => row.cells,
      );
    expect(cells('raft').every((cell) => 'against' in cell)).toBe(true);
    expect(cells().some((cell) => 'against' in cell)).toBe(false);
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    [{}, 'options-or-category-required', ''],
    [{ options: ['cano'] }, 'unknown-option', '/options/0'],
    [{ category: 'boat' }, 'unknown-category', '/category'],
    [{ category: 'boats', dimensions: ['crew', 'crow'] }, 'unknown-dimension', '/dimensions/1'],
    [{ category: 'boats', reference: 'rafft' }, 'unknown-option', '/reference'],
    [{ category: 'boats', reference: 'glider' }, 'reference-not-compared', '/reference'],
    [{ options: ['canoe'], reference: 'raft' }, 'reference-not-compared', '/reference'],
    [{ options: ['canoe', 'raft', 'canoe'] }, 'duplicate-option', '/options/2'],
    [{ options: ['canoe'], dimensions: ['crew', 'crew'] }, 'duplicate-dimension', '/dimensions/1'],
    [{ category: 'planes', options: ['canoe'] }, 'option-not-in-category', '/options/0'],
  ])('%j is refused with %s at %s', (question, code, pointer) => {
    const problem = problemOf(question as CompareQuestion);
    expect([problem.status, problem.code]).toEqual([422, code]);
    expect(problem.errors.map((place) => [place.code, place.pointer])).toEqual([[code, pointer]]);
  });

  it('is told with the nearest known id', () => {
    expect(problemOf({ options: ['cano'] }).message).toContain('canoe');
    expect(problemOf({ category: 'boats', dimensions: ['confort'] }).message).toContain('comfort');
  });

  it('is told with everything wrong in it at once', () => {
    const problem = problemOf({ options: ['cano', 'canoe', 'canoe'], dimensions: ['crow'], reference: 'boot' });
    expect(problem.code).toBe('invalid-question');
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([
      '/options/0',
      '/options/2',
      '/dimensions/0',
      '/reference',
    ]);
  });
});

describe('an answer', () => {
  const facts = [
    fact('a', capability('supported')),
    crew('raft', limit('max', 3)),
    fact('b', capability('unsupported'), { revision: 'book-new' }),
  ];

  it('is frozen all the way down', () => {
    const answer = compare(boats(...facts), asked({ category: 'boats' }));
    const check = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(check));
    expect(check(answer)).toBe(true);
  });

  it('is byte-equal for the same question, whatever the order in which the release lists its items', () => {
    const question = asked({ category: 'boats', reference: 'canoe' });
    const expected = canonicalJson(compare(boats(...facts), question));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(facts, { minLength: facts.length }),
        fc.shuffledSubarray(dimensions, { minLength: dimensions.length }),
        fc.shuffledSubarray(options, { minLength: options.length }),
        (some, rows, columns) => {
          const shuffled = release(content(some, { dimensions: rows, options: columns }));
          expect(canonicalJson(compare(shuffled, question))).toBe(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is unknown before the day a fact takes effect', () => {
    const dated = [fact('a', capability('supported'), { effectiveFrom: '2026-07-01' })];
    const supportOn = (asOf: string) =>
      ask(dated, { options: ['canoe'], dimensions: ['floats'], asOf }).rows[0]?.cells[0]?.support;
    expect([supportOn('2026-06-30'), supportOn('2026-07-01')]).toEqual(['unknown', 'supported']);
  });
});
