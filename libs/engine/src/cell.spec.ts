import { describe, expect, it } from 'vitest';
import { cellOf } from './cell.js';
import {
  atLeast,
  attribute,
  boats,
  both,
  capability,
  dimensions,
  fact,
  limit,
  symbol,
  type FactInput,
} from './compare.spec-fixture.js';
import { cellSchema } from './model/compare.js';
import { dimensionSchema } from './model/option.js';

const dimensionOf = (id: string) => dimensionSchema.parse(dimensions.find((dimension) => dimension.id === id));

function cell(
  facts: FactInput[],
  { dimension = 'floats', option = 'canoe', asOf = '2026-06-01', locale = 'en' as 'en' | 'ja' } = {},
) {
  return cellSchema.parse(cellOf({ release: boats(...facts), asOf, locale }, option, dimensionOf(dimension)));
}

describe('cellOf', () => {
  it('says unknown where nothing is stored, and never no', () => {
    expect(cell([])).toEqual({
      option: 'canoe',
      state: 'unknown',
      support: 'unknown',
      qualifiers: [],
      facts: [],
      citations: [],
      disputed: false,
    });
    expect(cell([], { dimension: 'crew' })).toEqual({
      option: 'canoe',
      state: 'unknown',
      qualifiers: [],
      facts: [],
      citations: [],
      disputed: false,
    });
  });

  it('keeps a stored unknown with the sentence that says so', () => {
    expect(cell([fact('a', capability('unknown'))])).toMatchObject({
      state: 'unknown',
      support: 'unknown',
      facts: ['a'],
      citations: [{ fact: 'a' }],
    });
  });

  it('has a state of its own for not applicable', () => {
    expect(cell([fact('a', capability('not-applicable'))])).toMatchObject({
      state: 'not-applicable',
      support: 'not-applicable',
    });
  });

  it('shows a capability with qualifiers, condition and note in the language asked for, and the quote in its own', () => {
    const conditional = fact('a', capability('conditional', ['downstream']), {
      note: both('read twice'),
      certainty: 'ambiguous',
    });
    expect(cell([conditional])).toMatchObject({
      state: 'known',
      support: 'conditional',
      qualifiers: ['downstream'],
      condition: 'with care',
      note: 'read twice',
      certainty: 'ambiguous',
    });
    const japanese = cell([conditional], { locale: 'ja' });
    expect(japanese).toMatchObject({ condition: 'with care の訳', note: 'read twice の訳' });
    expect(japanese.citations[0]).toMatchObject({
      title: 'Book of boats の訳',
      quote: 'quote of a',
      line: 7,
      heading: 'Boats',
    });
  });

  it('shows what a capability includes and what it is said to exceed', () => {
    const value = {
      ...capability('supported'),
      values: ['much', 'none'],
      beyond: { number: 9, unit: 'people', scope: 'boat' },
    };
    expect(cell([fact('a', value)])).toMatchObject({ values: ['much', 'none'], beyond: { number: 9 } });
  });

  it('unites what several statements of the same support include', () => {
    const denies = (id: string, value: string) => fact(id, { ...capability('unsupported'), values: [value] });
    expect(cell([denies('a', 'larger'), denies('b', 'smaller')])).toMatchObject({
      support: 'unsupported',
      values: ['larger', 'smaller'],
      facts: ['a', 'b'],
    });
  });

  it.each([
    [limit('max', 4), { op: 'max', number: 4, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false }],
    [
      symbol('harbour-depth'),
      { op: 'max', symbol: 'harbour-depth', unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
    ],
    [
      atLeast('1.10.0'),
      { op: 'at-least-version', version: '1.10.0', unit: 'version', scope: 'boat', kind: 'hard', adjustable: false },
    ],
  ])('shows a limit whole (%#)', (value, expected) => {
    expect(cell([fact('a', value, { dimension: 'crew' })], { dimension: 'crew' }).limit).toEqual(expected);
  });

  it('unites the values of facts that agree, in the order of the dimension, as certain as the least certain of them', () => {
    const united = cell(
      [
        fact('a', attribute('much', 'none'), { dimension: 'comfort', note: both('first') }),
        fact('b', attribute('some', 'none'), { dimension: 'comfort', certainty: 'ambiguous', note: both('second') }),
      ],
      { dimension: 'comfort' },
    );
    expect(united).toMatchObject({
      state: 'known',
      values: ['none', 'some', 'much'],
      certainty: 'ambiguous',
      facts: ['a', 'b'],
      note: 'first\nsecond',
    });
  });

  it('shows lifecycle entries by their status and use-when lines by their signal', () => {
    const signal = (id: string, direction: 'favours' | 'disfavours') =>
      fact(
        id,
        { type: 'guidance', signal: `signal-${id}`, direction, need: 'preferred', strength: 'normal', values: [] },
        { dimension: 'use-when' },
      );
    const status = fact('c', { type: 'lifecycle', status: 'default', scope: 'new-boats' }, { dimension: 'use-when' });
    const shown = cell([signal('a', 'favours'), signal('b', 'disfavours'), status], { dimension: 'use-when' });
    expect(shown.values).toEqual(['default', 'signal-a']);
    expect(shown.variants).toMatchObject([{ scope: { direction: 'disfavours' }, values: ['signal-b'], facts: ['b'] }]);
  });

  it('shows a status from its first day on, and before that as coming', () => {
    const retired = fact(
      'a',
      { type: 'lifecycle', status: 'retired', scope: 'all', from: '2028-03-31' },
      { dimension: 'use-when' },
    );
    const preview = fact(
      'b',
      { type: 'lifecycle', status: 'preview', scope: 'all', to: '2026-01-01' },
      { dimension: 'use-when' },
    );
    const before = cell([retired, preview], { dimension: 'use-when', asOf: '2028-03-30' });
    expect(before).toMatchObject({
      state: 'unknown',
      facts: [],
      variants: [{ scope: { from: '2028-03-31' }, values: ['retired'] }],
    });
    expect(cell([retired, preview], { dimension: 'use-when', asOf: '2028-03-31' })).toMatchObject({
      state: 'known',
      values: ['retired'],
      facts: ['a'],
    });
    expect(cell([retired, preview], { dimension: 'use-when', asOf: '2025-12-31' }).values).toEqual(['preview']);
  });

  it('lets the limit that binds lead, and shows a default beside it without a dispute', () => {
    const shown = cell(
      [
        fact('a', limit('max', 2, 'default'), { dimension: 'crew', revision: 'book-new' }),
        fact('b', limit('max', 9), { dimension: 'crew' }),
        fact('c', limit('min', 1), { dimension: 'crew' }),
      ],
      { dimension: 'crew' },
    );
    expect(shown).toMatchObject({ limit: { number: 9 }, facts: ['b'], disputed: false });
    expect(shown.variants?.map(({ scope, limit: bound }) => [scope, bound?.number])).toEqual([
      [{ op: 'min' }, 1],
      [{ kind: 'default' }, 2],
    ]);
  });

  it('shows both sides of a dispute, which one is used, and why', () => {
    const shown = cell([
      fact('a', capability('supported')),
      fact('b', capability('unsupported'), { revision: 'book-new' }),
    ]);
    expect(shown).toMatchObject({ support: 'unsupported', disputed: true, facts: ['b'] });
    expect(shown.dispute).toMatchObject({
      used: 'b',
      because: 'newest-source-revision',
      positions: [
        { fact: 'b', used: true, support: 'unsupported', citations: [{ fact: 'b' }] },
        { fact: 'a', used: false, support: 'supported', citations: [{ fact: 'a' }] },
      ],
    });
  });

  it('names the very facts that contradict each other, not the ones beside them', () => {
    const signal = (id: string, relations: FactInput['relations'] = []) =>
      fact(
        id,
        { type: 'guidance', signal: id, direction: 'favours', need: 'preferred', strength: 'normal', values: [] },
        { dimension: 'use-when', relations: relations ?? [] },
      );
    const facts = [
      signal('a'),
      signal('b', [{ type: 'conflicts-with', fact: 'n' }]),
      fact('n', capability('not-applicable')),
    ];
    const advice = cell(facts, { dimension: 'use-when' });
    expect(advice).toMatchObject({
      disputed: true,
      values: ['a', 'b'],
      dispute: { used: 'b', because: 'same-dimension' },
    });
    expect(advice.dispute?.positions.map((position) => [position.fact, position.used])).toEqual([
      ['b', true],
      ['n', false],
    ]);
    expect(cell(facts)).toMatchObject({
      state: 'not-applicable',
      disputed: true,
      dispute: { used: 'n', positions: [{ fact: 'n' }, { fact: 'b', values: ['b'] }] },
    });
  });

  it('finds a dispute between two facts of which neither is the preferred one', () => {
    const shown = cell(
      [
        fact('a', attribute('none'), { dimension: 'comfort' }),
        fact('b', attribute('some'), { dimension: 'comfort' }),
        fact('c', attribute('much'), { dimension: 'comfort', relations: [{ type: 'conflicts-with', fact: 'b' }] }),
      ],
      { dimension: 'comfort' },
    );
    expect(shown).toMatchObject({
      disputed: true,
      values: ['none', 'some'],
      dispute: { used: 'b', positions: [{ fact: 'b' }, { fact: 'c', values: ['much'] }] },
    });
  });

  it('shows what holds in a scope or a combination beside what always holds, disputes included', () => {
    const shown = cell([
      fact('a', capability('supported')),
      fact('b', capability('unsupported'), { scope: { load: 'heavy' } }),
      fact('c', capability('supported'), { with: ['raft', 'outrigger'] }),
      fact('d', capability('unsupported'), { with: ['outrigger', 'raft'] }),
    ]);
    expect(shown.support).toBe('supported');
    expect(shown.disputed).toBe(false);
    expect(shown.variants).toMatchObject(
      [
        { scope: { load: 'heavy' }, with: [], support: 'unsupported', disputed: false },
        {
          scope: {},
          with: ['outrigger', 'raft'],
          disputed: true,
          dispute: { positions: [{ fact: 'c' }, { fact: 'd' }] },
        },
      ].sort((x, y) => x.with.length - y.with.length),
    );
  });

  it('lets a newer fact take the place of an older one only for the options it is about', () => {
    const facts = [
      fact('old', capability('supported'), { alsoOf: ['raft'] }),
      fact('new', capability('unsupported'), {
        revision: 'book-new',
        relations: [{ type: 'supersedes', fact: 'old' }],
      }),
    ];
    expect(cell(facts)).toMatchObject({ support: 'unsupported', facts: ['new'] });
    expect(cell(facts, { option: 'raft' })).toMatchObject({ support: 'supported', facts: ['old'] });
  });
});
