import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';
import { attribute, both, boats, capability, content, fact, limit, options, release } from './compare.spec-fixture.js';
import type { FactInput } from './compare.spec-fixture.js';
import type { CompiledRelease } from './compile.js';
import { explain } from './explain.js';
import { historyOf } from './explain-history.js';
import type { ExplainAnswer, ExplainQuestion } from './model/explain.js';
import { Problem } from './model/problem.js';

const TODAY = '2026-06-01';
type Asking = Partial<ExplainQuestion> & { readonly asOf?: string; readonly locale?: 'en' | 'ja' };

function explainIn(releases: readonly CompiledRelease[], asking: Asking = {}): ExplainAnswer {
  const last = releases.at(-1);
  if (!last) throw new Error('no release');
  const question = { option: 'canoe', dimension: 'floats', asOf: TODAY, locale: 'en' as const, ...asking };
  return explain(last, historyOf(releases), question);
}

const usesOf = ({ facts }: ExplainAnswer) => Object.fromEntries(facts.map((one) => [one.fact, one.use]));
const supersedes = (id: string) => ({ relations: [{ type: 'supersedes' as const, fact: id }] });

describe('explain', () => {
  it('tells when each fact came, changed and went, and what each release says', () => {
    const old = fact('old', capability('unsupported'));
    const reworded = { ...old, text: both('the same in other words') };
    const newer = fact('newer', capability('supported'), supersedes('old'));
    const answer = explainIn([
      boats(old),
      release(content([reworded]), 2),
      release(content([reworded, newer]), 3),
      release(content([reworded, newer, fact('else', limit('max', 3), { dimension: 'crew' })]), 4),
      release(content([newer]), 5),
    ]);
    expect(answer.releases.map((one) => [one.release.sequence, one.cell?.support])).toEqual([
      [1, 'unsupported'],
      [2, 'unsupported'],
      [3, 'supported'],
      [5, 'supported'],
    ]);
    const told = Object.fromEntries(
      answer.facts.map((one) => [one.fact, one.releases.map((at) => `${at.sequence} ${at.change} ${at.grade}`)]),
    );
    expect(told).toEqual({
      old: ['1 added added', '2 modified wording', '5 removed removed'],
      newer: ['3 added reversed'],
    });
    expect(usesOf(answer)).toEqual({ old: 'gone', newer: 'used' });
  });

  it('knows nothing of what a later release brought', () => {
    const [first, second] = [boats(fact('a', capability('unsupported'))), boats(fact('b', capability('supported')))];
    const later = release(second.content, 2);
    const asked = { option: 'canoe', dimension: 'floats', asOf: TODAY, locale: 'en' } as const;
    const answer = explain(first, historyOf([first, later]), asked);
    expect(answer.facts.map((one) => one.fact)).toEqual(['a']);
    expect(answer.releases.map((one) => one.release.sequence)).toEqual([1]);
  });

  it('tells on which days the cell says something else, and which of them is asked about', () => {
    const releases = [
      boats(
        fact('then', capability('unsupported')),
        fact('now', capability('supported'), { effectiveFrom: '2026-03-01', ...supersedes('then') }),
        fact('soon', capability('not-applicable'), { effectiveFrom: '2027-01-01', ...supersedes('now') }),
      ),
    ];
    const answer = explainIn(releases);
    expect(answer.timeline).toMatchObject([
      { until: '2026-03-01', isAsked: false, cell: { support: 'unsupported' } },
      { from: '2026-03-01', until: '2027-01-01', isAsked: true, cell: { support: 'supported' } },
      { from: '2027-01-01', isAsked: false, cell: { support: 'not-applicable' } },
    ]);
    expect(usesOf(answer)).toEqual({ then: 'superseded', now: 'used', soon: 'not-yet' });
    expect(usesOf(explainIn(releases, { asOf: '2026-01-01' }))).toEqual({
      then: 'used',
      now: 'not-yet',
      soon: 'not-yet',
    });
  });

  it('makes one period of days on which the cell says the same', () => {
    const answer = explainIn([
      boats(
        fact('always', capability('supported')),
        fact('elsewhere', capability('supported'), { scope: { load: 'heavy' }, effectiveTo: '2026-02-01' }),
        fact('dates-of-another-cell', limit('max', 2), { dimension: 'crew', effectiveFrom: '2026-01-15' }),
      ),
    ]);
    expect(answer.timeline.map(({ from, until }) => [from, until])).toEqual([
      [undefined, '2026-02-01'],
      ['2026-02-01', undefined],
    ]);
  });

  it('shows both sides of a dispute and says why one of them is used', () => {
    const releases = [
      boats(
        fact('old', capability('supported')),
        fact('new', capability('unsupported'), { revision: 'book-new' }),
        fact('silent', capability('unknown'), { revision: 'book-new' }),
      ),
    ];
    const answer = explainIn(releases);
    expect(answer.disputes).toEqual([
      {
        scope: {},
        with: [],
        used: 'new',
        against: ['old'],
        because: 'newest-source-revision',
        reason: 'The newest source revision that states it is used.',
      },
    ]);
    expect(usesOf(answer)).toEqual({ new: 'used', old: 'against', silent: 'gives-way' });
    expect(answer.facts.map((one) => one.citations.map(({ quote }) => quote))).toEqual([
      ['quote of new'],
      ['quote of old'],
      ['quote of silent'],
    ]);
    expect(explainIn(releases, { locale: 'ja' }).disputes[0]?.reason).toContain('最も新しい');
  });

  it('tells a relation from both its ends, also to a fact of another cell', () => {
    const answer = explainIn([
      boats(
        fact('here', capability('supported')),
        fact('there', capability('unsupported'), {
          dimension: 'wings',
          relations: [{ type: 'conflicts-with', fact: 'here', note: both('they clash') }],
        }),
        fact('after', capability('supported'), supersedes('here')),
      ),
    ]);
    const related = Object.fromEntries(answer.facts.map((one) => [one.fact, one.relations]));
    expect(related).toEqual({
      here: [
        { type: 'conflicts-with', fact: 'there', note: both('they clash') },
        { type: 'superseded-by', fact: 'after' },
      ],
      there: [{ type: 'conflicts-with', fact: 'here', note: both('they clash') }],
      after: [{ type: 'supersedes', fact: 'here' }],
    });
    expect(usesOf(answer)).toEqual({ after: 'used', here: 'superseded', there: 'related' });
  });

  const neverMoved = { id: 'barge', category: 'boats', name: both('Barge'), order: 4, role: 'choice' } as const;

  it('answers for an option that moved, with where it went and what it used to say', () => {
    const before = content([fact('barge-floats', capability('supported'), { option: 'barge' })], {
      options: options.filter(({ id }) => id !== 'barge').concat(neverMoved),
    });
    const answer = explainIn([release(before), release(content([]), 2)], { option: 'barge' });
    expect(answer.option).toMatchObject({ id: 'barge', movedTo: ['ferry'], movedNote: 'now a ferry', cameFrom: [] });
    expect(answer.releases.map((one) => one.changes.map(({ kind, id, grade }) => `${kind} ${id} ${grade}`))).toEqual([
      ['dimension floats added', 'fact barge-floats added', 'option barge added'],
      ['fact barge-floats removed', 'option barge moved'],
    ]);
    expect(explainIn([boats()], { option: 'ferry' }).option.cameFrom).toEqual(['barge']);
  });

  it('answers for an option that the release no longer knows, with no cell', () => {
    const gone = content([], { options: options.filter(({ id }) => id !== 'canoe') });
    const answer = explainIn([boats(fact('a', capability('supported'))), release(gone, 2)]);
    expect(answer).toMatchObject({ cell: null, timeline: [], releases: [{ cell: {} }, { cell: null }] });
    expect(usesOf(answer)).toEqual({ a: 'gone' });
  });

  it.each([
    [{ option: 'cano' }, 'unknown-option', '/option', 'canoe'],
    [{ dimension: 'float' }, 'unknown-dimension', '/dimension', 'floats'],
  ])('refuses %o with the nearest known id', (asking, code, pointer, nearest) => {
    const attempt = () => explainIn([boats()], asking);
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow(nearest);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ status: 422, code, errors: [{ pointer }] });
    }
  });
});

const day = fc.constantFrom('2026-01-01', '2026-04-01', '2026-06-01', '2026-09-01');
const anyFact = (index: number): fc.Arbitrary<FactInput> =>
  fc
    .record({
      value: fc.constantFrom(
        capability('supported'),
        capability('unsupported'),
        capability('unknown'),
        attribute('much'),
      ),
      revision: fc.constantFrom('book-old', 'book-new'),
      from: fc.option(day),
      to: fc.option(day),
      option: fc.constantFrom('canoe', 'raft'),
      scope: fc.constantFrom({}, { load: 'heavy' }),
      relation: fc.option(
        fc.record({
          type: fc.constantFrom('supersedes' as const, 'conflicts-with' as const, 'refines' as const),
          fact: fc.nat({ max: Math.max(0, index - 1) }).map((at) => `f${at}`),
        }),
      ),
    })
    .map(({ value, revision, from, to, option, scope, relation }) =>
      fact(`f${index}`, value, {
        revision,
        option,
        scope,
        dimension: value.type === 'attribute' ? 'comfort' : 'floats',
        ...(from === null ? {} : { effectiveFrom: from }),
        ...(to === null ? {} : { effectiveTo: to }),
        relations: relation === null || index === 0 ? [] : [relation],
      }),
    );

const histories = fc
  .tuple(...Array.from({ length: 6 }, (_, index) => anyFact(index)))
  .chain((facts) =>
    fc
      .array(fc.subarray(facts, { minLength: 1 }), { minLength: 1, maxLength: 4 })
      .map((contents) => contents.map((held, index) => release(content(held), index + 1))),
  );

describe('explain, whatever was published', () => {
  it('says in every release and on every day what compare says', () => {
    fc.assert(
      fc.property(histories, day, (releases, asOf) => {
        const answer = explainIn(releases, { asOf });
        const shown = (at: CompiledRelease, on: string) =>
          compare(at, { options: ['canoe'], dimensions: ['floats'], asOf: on, locale: 'en' }).rows[0]?.cells[0];
        const bare = (cell: unknown) => JSON.parse(JSON.stringify(cell, (key, v) => (key === 'citations' ? [] : v)));
        const last = releases.at(-1) as CompiledRelease;
        expect(answer.cell).toEqual(shown(last, asOf));
        for (const { release: ref, cell } of answer.releases)
          expect(cell).toEqual(bare(shown(releases[ref.sequence - 1] as CompiledRelease, asOf)));
        for (const { from = '1999-01-01', cell } of answer.timeline) expect(cell).toEqual(bare(shown(last, from)));
        expect(answer.timeline.filter(({ isAsked }) => isAsked).map(({ cell }) => cell)).toEqual([bare(answer.cell)]);
      }),
    );
  });

  it('gives every fact that the cell names a part in it, and no other', () => {
    fc.assert(
      fc.property(histories, day, (releases, asOf) => {
        const { cell, facts } = explainIn(releases, { asOf });
        const named = [cell, ...(cell?.variants ?? [])].flatMap((part) => [
          ...(part?.facts ?? []),
          ...(part?.dispute?.positions ?? []).map((position) => position.fact),
        ]);
        const playing = facts.filter(({ use }) => ['used', 'agrees', 'against'].includes(use)).map((one) => one.fact);
        expect([...new Set(named)].sort()).toEqual(playing.sort());
      }),
    );
  });
});
