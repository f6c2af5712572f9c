import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  both,
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
import { diffReleases } from './diff.js';
import { diffAnswerSchema, gradeSchema, type ReleaseContentInput } from './model/release.js';

type More = Partial<ReleaseContentInput>;
const diff = (from: ReleaseContentInput, to: ReleaseContentInput) =>
  diffAnswerSchema.parse(diffReleases(release(from, 1), release(to, 2)));
const change = (from: More, to: More) =>
  diff(content([], from), content([], to)).changes.map(({ id, change: word, grade }) => [id, word, grade]);
const facts = (from: FactInput[], to: FactInput[]) => diff(content(from), content(to)).changes;

const expression = (text: string, tree: string = text) => ({
  text,
  treeVersion: 1 as const,
  tree,
  reads: [],
  facts: [],
  cost: 1,
});
const changed = <T extends { id: string }>(items: readonly T[], id: string, more: Partial<T>) =>
  items.map((item) => (item.id === id ? { ...item, ...more } : item));

describe('facts between two releases', () => {
  it('are added and removed with their values', () => {
    expect(facts([], [fact('a', limit('max', 4))])).toMatchObject([
      {
        kind: 'fact',
        id: 'a',
        change: 'added',
        grade: 'added',
        option: 'canoe',
        dimension: 'floats',
        to: { number: 4 },
      },
    ]);
    expect(facts([fact('a', limit('max', 4))], [])).toMatchObject([
      { change: 'removed', grade: 'removed', from: { number: 4 } },
    ]);
  });

  it("that take another's place are graded by the two values, and the other is not removed", () => {
    const supersedes = (value: FactInput['value'], ...old: string[]) =>
      fact('new', value, {
        dimension: 'crew',
        relations: old.map((id) => ({ type: 'supersedes' as const, fact: id })),
      });
    const old = fact('old', limit('max', 4), { dimension: 'crew' });
    const replace = (value: FactInput['value']) => facts([old], [old, supersedes(value, 'old')]);
    expect(replace(limit('max', 9))).toEqual([
      expect.objectContaining({
        id: 'new',
        change: 'added',
        grade: 'loosened',
        supersedes: ['old'],
        from: expect.objectContaining({ number: 4 }),
        to: expect.objectContaining({ number: 9 }),
      }),
    ]);
    expect(replace(limit('max', 3))).toMatchObject([{ grade: 'tightened' }]);
    expect(replace(symbol('harbour-depth'))).toMatchObject([
      { grade: 'added', supersedes: ['old'], to: { symbol: 'harbour-depth' } },
    ]);
    expect(replace(limit('max', 4))).toMatchObject([{ grade: 'added', supersedes: ['old'] }]);
    const other = fact('other', limit('max', 5), { dimension: 'crew' });
    expect(facts([old, other], [old, other, supersedes(limit('max', 9), 'other', 'old')])).toMatchObject([
      { grade: 'loosened', supersedes: ['old', 'other'], from: [{ number: 4 }, { number: 5 }] },
    ]);
    expect(facts([], [old, supersedes(limit('max', 9), 'old')])).toMatchObject([
      { id: 'new', grade: 'added' },
      { id: 'old', grade: 'added' },
    ]);
  });

  it('that turn a yes into a no are reversed', () => {
    const yes = fact('yes', capability('supported'));
    const no = fact('no', capability('unsupported'), { relations: [{ type: 'supersedes', fact: 'yes' }] });
    expect(facts([yes], [yes, no])).toMatchObject([{ id: 'no', change: 'added', grade: 'reversed' }]);
    expect(facts([yes], [{ ...yes, value: capability('unsupported') }])).toMatchObject([
      {
        change: 'modified',
        grade: 'reversed',
        fields: ['value'],
        from: { support: 'supported' },
        to: { support: 'unsupported' },
      },
    ]);
  });

  it('tell which fields changed, and what they newly supersede', () => {
    const a = fact('a', capability('supported'));
    const b = fact('b', capability('supported'));
    expect(facts([a, b], [{ ...a, relations: [{ type: 'supersedes', fact: 'b' }] }, b])).toMatchObject([
      { id: 'a', change: 'modified', grade: 'wording', fields: ['relations'], supersedes: ['b'] },
    ]);
  });

  it('do not change when a field is merely written out', () => {
    expect(
      facts([fact('a', capability('supported'))], [fact('a', capability('supported'), { alsoOf: [], relations: [] })]),
    ).toEqual([]);
  });
});

describe('options between two releases', () => {
  const move = (...to: string[]) => ({ options: changed(options, 'raft', { moved: { to, note: both('went') } }) });
  it.each([
    [{}, move('canoe'), ['raft', 'moved', 'moved']],
    [{}, move('canoe', 'ferry'), ['raft', 'split', 'split']],
    [move('canoe'), move('canoe', 'ferry'), ['raft', 'split', 'split']],
    [move('canoe'), {}, ['raft', 'modified', 'reversed']],
    [{}, { options: changed(options, 'raft', { name: both('Great raft') }) }, ['raft', 'modified', 'wording']],
    [{}, { options: changed(options, 'raft', { role: 'component' }) }, ['raft', 'modified', 'tightened']],
    [{}, { options: changed(options, 'outrigger', { role: 'choice' }) }, ['outrigger', 'modified', 'loosened']],
    [{}, { options: changed(options, 'outrigger', { role: 'family' }) }, ['outrigger', 'modified', 'reversed']],
    [{}, { options: changed(options, 'raft', { category: 'planes' }) }, ['raft', 'modified', 'reversed']],
    [{}, { options: changed(options, 'raft', { matches: expression('true') }) }, ['raft', 'modified', 'reversed']],
    [
      { options: changed(options, 'raft', { matches: expression('true') }) },
      { options: changed(options, 'raft', { matches: expression('true', 'other tree') }) },
      ['raft', 'modified', 'wording'],
    ],
    [{}, { options: options.filter(({ id }) => id !== 'raft') }, ['raft', 'removed', 'removed']],
    [{ options: options.filter(({ id }) => id !== 'barge') }, {}, ['barge', 'added', 'moved']],
  ] as [More, More, string[]][])('are graded (%#)', (from, to, expected) =>
    expect(change(from, to)).toEqual([expected]),
  );

  it('name their targets when they move', () => {
    expect(diff(content([]), content([], move('ferry', 'canoe'))).changes).toMatchObject([{ to: ['canoe', 'ferry'] }]);
  });
});

describe('other items between two releases', () => {
  const requirement = {
    id: 'crew-size',
    order: 1,
    question: both('How many?'),
    categories: ['boats'],
    type: 'number' as const,
    min: 1,
    max: 9,
    judge: expression('a'),
  };
  const ruleCase = {
    assert: expression('a'),
    at: '/cluster',
    severity: 'warning' as const,
    message: both('no'),
    facts: ['x'],
    seen: [{ name: 'crew', value: expression('b') }],
  };
  const rule = {
    id: 'too-many',
    title: both('Too many'),
    for: 'cluster' as const,
    cases: [ruleCase],
    examples: [
      { name: 'a', design: {}, expect: 'pass' as const },
      { name: 'b', design: {}, expect: 'fail' as const },
    ],
  };
  const vocabulary = {
    id: 'sides',
    name: both('Sides'),
    words: [
      { id: 'Port', name: both('Port') },
      { id: 'Starboard', name: both('Starboard') },
    ],
  };
  const formula = {
    id: 'tonnage',
    order: 1,
    version: 1,
    title: both('Tonnage'),
    for: 'cluster' as const,
    unit: 'tonnes',
    lines: [{ name: 'crew', text: both('Crew'), value: expression('a') }],
    need: expression('b'),
    have: expression('c'),
  };
  const preset = {
    id: 'pods',
    order: 1,
    title: both('Pods'),
    for: 'agent-pools' as const,
    path: 'maxPods',
    value: expression('a'),
    formats: ['arm'],
  };
  const withFormula = (more: object) => ({ formulas: [{ ...formula, ...more }] });
  const withPreset = (more: object) => ({ defaults: [{ ...preset, ...more }] });
  const withCase = (more: object) => ({ rules: [{ ...rule, cases: [{ ...ruleCase, ...more }] }] });
  const withNeed = (more: object) => ({ requirements: [{ ...requirement, ...more }] });
  const withDimension = (id: string, more: object) => ({ dimensions: changed(dimensions, id, more) });
  it.each([
    [withFormula({}), withFormula({ title: both('Tons'), version: 2 }), 'wording'],
    [withFormula({}), withFormula({ need: expression('b', 'compiled otherwise') }), 'wording'],
    [withFormula({}), withFormula({ need: expression('d') }), 'reversed'],
    [withFormula({}), withFormula({ have: expression('d') }), 'reversed'],
    [withFormula({}), withFormula({ appliesWhen: expression('d') }), 'reversed'],
    [withFormula({}), withFormula({ unit: 'crates' }), 'reversed'],
    [withFormula({}), withFormula({ advice: true }), 'reversed'],
    [withFormula({}), withFormula({ for: 'subnets' }), 'reversed'],
    [withFormula({}), withFormula({ lines: [{ ...formula.lines[0], text: both('Sailors') }] }), 'wording'],
    [withFormula({}), withFormula({ lines: [{ ...formula.lines[0], value: expression('d') }] }), 'reversed'],
    [withFormula({}), withFormula({ facts: ['y'] }), 'citation-only'],
    [withPreset({}), withPreset({ title: both('Seats') }), 'wording'],
    [withPreset({}), withPreset({ value: expression('d') }), 'reversed'],
    [withPreset({}), withPreset({ when: expression('d') }), 'reversed'],
    [withPreset({}), withPreset({ formats: ['arm', 'capz'] }), 'reversed'],
    [withPreset({}), withPreset({ path: 'count' }), 'reversed'],
    [withPreset({}), withPreset({ order: 2 }), 'reversed'],
    [withPreset({}), withPreset({ facts: ['y'] }), 'citation-only'],
    [{}, { categories: changed(content([]).categories, 'boats', { order: 7 }) }, 'wording'],
    [{}, { sources: changed(content([]).sources, 'book', { title: both('Boats') }) }, 'citation-only'],
    [
      {},
      { sourceRevisions: changed(content([]).sourceRevisions, 'book-old', { retrievedOn: '2026-01-01' }) },
      'citation-only',
    ],
    [{}, withDimension('crew', { order: 7 }), 'wording'],
    [{}, withDimension('crew', { unit: 'tonnes' }), 'reversed'],
    [{}, withDimension('crew', { better: 'lower' }), 'reversed'],
    [{}, withDimension('comfort', { closed: true }), 'tightened'],
    [withDimension('comfort', { closed: true }), {}, 'loosened'],
    [
      {},
      withDimension('comfort', { values: ['none', 'some', 'much', 'plenty'].map((id) => ({ id, name: both(id) })) }),
      'loosened',
    ],
    [{}, withDimension('comfort', { values: ['none', 'much'].map((id) => ({ id, name: both(id) })) }), 'tightened'],
    [
      {},
      withDimension('comfort', { values: ['much', 'some', 'none'].map((id) => ({ id, name: both(id) })) }),
      'reversed',
    ],
    [
      {},
      withDimension('comfort', { values: ['none', 'some', 'much'].map((id) => ({ id, name: both(`very ${id}`) })) }),
      'wording',
    ],
    [{}, withDimension('floats', { qualifiers: [] }), 'tightened'],
    [
      {},
      withDimension('floats', {
        qualifiers: changed(dimensions.find(({ id }) => id === 'floats')?.qualifiers ?? [], 'both-ways', {
          implies: [],
        }),
      }),
      'reversed',
    ],
    [
      { vocabularies: [vocabulary] },
      { vocabularies: [{ ...vocabulary, words: vocabulary.words.slice(0, 1) }] },
      'tightened',
    ],
    [{ vocabularies: [vocabulary] }, { vocabularies: [{ ...vocabulary, name: both('Hands') }] }, 'wording'],
    [withNeed({}), withNeed({ question: both('Who?') }), 'wording'],
    [withNeed({}), withNeed({ max: 12 }), 'loosened'],
    [withNeed({}), withNeed({ min: 2 }), 'tightened'],
    [withNeed({}), withNeed({ min: 2, max: 12 }), 'reversed'],
    [withNeed({}), withNeed({ categories: ['boats', 'planes'] }), 'loosened'],
    [withNeed({}), withNeed({ judge: expression('b') }), 'reversed'],
    [withNeed({}), withNeed({ signals: ['s'] }), 'reversed'],
    [withCase({}), withCase({ severity: 'error' }), 'tightened'],
    [withCase({}), withCase({ severity: 'note' }), 'loosened'],
    [withCase({}), withCase({ message: both('yes') }), 'wording'],
    [withCase({}), withCase({ facts: ['y'] }), 'citation-only'],
    [withCase({}), withCase({ assert: expression('c') }), 'reversed'],
    [withCase({}), withCase({ assert: expression('a', 'other tree') }), 'wording'],
    [withCase({}), withCase({ appliesWhen: expression('a') }), 'reversed'],
    [withCase({}), { rules: [{ ...rule, for: 'subnets' as const }] }, 'reversed'],
    [withCase({}), { rules: [{ ...rule, cases: [ruleCase, ruleCase] }] }, 'reversed'],
    [withCase({}), { rules: [{ ...rule, title: both('Far too many') }] }, 'wording'],
  ] as [More, More, string][])('are graded (%#)', (from, to, grade) => {
    const { changes } = diff(content([], from), content([], to));
    expect(changes.map((item) => [item.change, item.grade])).toEqual([['modified', grade]]);
  });

  it('show what changed, expressions by their text', () => {
    const { changes } = diff(content([], withNeed({})), content([], withNeed({ judge: expression('b') })));
    expect(changes).toMatchObject([{ fields: ['judge'], from: { judge: 'a' }, to: { judge: 'b' } }]);
  });
});

describe('diffReleases', () => {
  const valueArbitrary = fc.oneof(
    fc
      .constantFrom('supported', 'unsupported', 'conditional', 'unknown', 'not-applicable')
      .map((support) => capability(support as 'supported')),
    fc
      .tuple(fc.constantFrom('max', 'min', 'exactly'), fc.integer({ min: 1, max: 4 }))
      .map(([op, number]) => limit(op as 'max', number)),
  );
  const factsArbitrary = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        value: valueArbitrary,
        verifiedOn: fc.constantFrom('2026-01-01', '2026-02-02'),
        scoped: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    )
    .map((drawn) =>
      drawn.map(({ id, value, verifiedOn, scoped }) =>
        fact(id, value, { verifiedOn, scope: scoped ? { load: 'heavy' } : {} }),
      ),
    );

  it('finds nothing between a release and itself', () => {
    fc.assert(
      fc.property(factsArbitrary, (drawn) => {
        expect(diffReleases(boats(...drawn), boats(...drawn)).changes).toEqual([]);
      }),
    );
  });

  it('gives every change one grade, counts them, and turns the keys of one release into those of the other', () => {
    fc.assert(
      fc.property(factsArbitrary, factsArbitrary, (from, to) => {
        const answer = diff(content(from), content(to));
        const count = (grade: string) => answer.changes.filter((item) => item.grade === grade).length;
        for (const grade of gradeSchema.options) expect(answer.counts[grade]).toBe(count(grade));
        const keys = new Set(from.map(({ id }) => id));
        for (const { id, change: word } of answer.changes)
          if (word === 'removed') keys.delete(id);
          else keys.add(id);
        expect([...keys].sort()).toEqual(to.map(({ id }) => id).sort());
      }),
    );
  });

  it('mirrors when the releases change places', () => {
    const back: Readonly<Record<string, string>> = {
      added: 'removed',
      removed: 'added',
      tightened: 'loosened',
      loosened: 'tightened',
    };
    fc.assert(
      fc.property(factsArbitrary, factsArbitrary, (from, to) => {
        const there = diff(content(from), content(to)).changes.map(({ id, grade }) => [id, back[grade] ?? grade]);
        expect(diff(content(to), content(from)).changes.map(({ id, grade }) => [id, grade])).toEqual(there);
      }),
    );
  });

  it('sorts by kind and id', () => {
    const { changes } = diff(
      content([fact('b', capability('supported'))]),
      content([fact('c', capability('supported')), fact('a', capability('supported'))], { categories: [] }),
    );
    expect(changes.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      'category/boats',
      'category/planes',
      'fact/a',
      'fact/b',
      'fact/c',
    ]);
  });
});
