import { describe, expect, it } from 'vitest';
import { compileRelease, type CompiledRelease } from './compile.js';
import type { ReleaseContentInput, ReleaseHeader } from './model/release.js';
import { resolveCell } from './statements.js';

type FactInput = ReleaseContentInput['facts'][number];

const both = (en: string) => ({ en, ja: en });

const header: ReleaseHeader = {
  catalog: 'boats',
  sequence: 1,
  label: '2026.1.0',
  digest: '0'.repeat(64),
  schemaVersion: '1.0.0',
  publishedAt: '2026-01-01T00:00:00Z',
  publishedBy: 'spec',
  notes: both('spec'),
};

const capability = (support: 'supported' | 'unsupported' | 'unknown') => ({ type: 'capability' as const, support });
const maximum = (number: number) => ({
  type: 'limit' as const,
  op: 'max' as const,
  number,
  unit: 'people',
  scope: 'boat',
  kind: 'hard' as const,
  adjustable: false,
});

function fact(id: string, value: FactInput['value'], more: Partial<FactInput> & { revision?: string } = {}): FactInput {
  const { revision = 'old', ...rest } = more;
  return {
    id,
    option: 'canoe',
    dimension: 'floats',
    value,
    text: both(id),
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: '2026-01-01',
    citations: [{ revision, heading: null, quote: id }],
    ...rest,
  };
}

function release(...facts: FactInput[]): CompiledRelease {
  const content: ReleaseContentInput = {
    categories: [],
    dimensions: [],
    facts,
    options: [],
    requirements: [],
    rules: [],
    sources: [{ id: 'book', title: both('Book'), language: 'en' }],
    sourceRevisions: [
      { id: 'old', source: 'book', order: 0, textSha256: '0'.repeat(64) },
      { id: 'new', source: 'book', order: 1, textSha256: '1'.repeat(64) },
    ],
    vocabularies: [],
  };
  return compileRelease(header, content);
}

const today = '2026-06-01';
const main = (compiled: CompiledRelease, asOf = today) => resolveCell(compiled, 'canoe', 'floats', asOf).main;

describe('a fact in force', () => {
  it('holds from its first day until the day before its last', () => {
    const window = fact('a', capability('supported'), {
      effectiveFrom: '2026-02-01',
      effectiveTo: '2026-03-01',
    });
    const dated = release(window);
    const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'];
    expect(days.map((day) => main(dated, day) !== undefined)).toEqual([false, true, true, false]);
  });

  it('keeps the superseded fact in force until the newer one takes effect', () => {
    const compiled = release(
      fact('four', maximum(4)),
      fact('nine', maximum(9), { effectiveFrom: '2026-05-01', relations: [{ type: 'supersedes', fact: 'four' }] }),
    );
    expect(main(compiled, '2026-04-30')?.used.id).toBe('four');
    expect(main(compiled, '2026-05-01')?.used.id).toBe('nine');
    expect(main(compiled, '2026-05-01')?.against).toEqual([]);
  });
});

describe('resolveCell', () => {
  it('says nothing where no fact speaks', () => {
    expect(resolveCell(release(), 'canoe', 'floats', today)).toEqual({ variants: [] });
  });

  it('counts a fact for each option it is also about', () => {
    const compiled = release(fact('a', capability('supported'), { alsoOf: ['raft'] }));
    expect(resolveCell(compiled, 'raft', 'floats', today).main?.used.id).toBe('a');
  });

  it('lists facts that agree together, the newest source first', () => {
    const compiled = release(
      fact('a', capability('supported')),
      fact('b', capability('supported'), { revision: 'new' }),
    );
    expect(main(compiled)?.facts.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(main(compiled)?.because).toBeUndefined();
  });

  it('prefers the newest source, then what is stated, then what is documented, and says why', () => {
    const no = capability('unsupported');
    const cases = [
      [fact('b', no, { revision: 'new' }), 'newest-source-revision'],
      [fact('b', no), 'fact-id'],
    ] as const;
    for (const [other, because] of cases)
      expect(main(release(fact('a', capability('supported')), other))?.because).toBe(because);
    const ambiguous = release(fact('a', capability('supported'), { certainty: 'ambiguous' }), fact('b', no));
    expect(main(ambiguous)).toMatchObject({ used: { id: 'b' }, because: 'stated-over-ambiguous' });
    const vendor = release(fact('a', capability('supported'), { evidence: 'vendor-statement' }), fact('b', no));
    expect(main(vendor)).toMatchObject({ used: { id: 'b' }, because: 'documented-over-vendor-statement' });
  });

  it('does not take a related fact for a dispute', () => {
    const refined = fact('b', maximum(3), { relations: [{ type: 'refines', fact: 'a' }] });
    expect(main(release(fact('a', maximum(4)), refined))?.against).toEqual([]);
    expect(main(release(fact('a', maximum(4)), fact('b', maximum(3))))?.against.map(({ id }) => id)).toEqual(['b']);
  });

  it('lets a fact that says "unknown" give way to one that says something', () => {
    const compiled = release(
      fact('a', capability('unknown'), { revision: 'new' }),
      fact('b', capability('unsupported')),
    );
    expect(main(compiled)?.used.id).toBe('b');
    expect(main(compiled)?.against).toEqual([]);
  });

  it('shows a conflict with a fact of another dimension without preferring that dimension', () => {
    const compiled = release(
      fact('a', capability('supported')),
      fact(
        'b',
        { type: 'attribute', values: ['sinks'] },
        { dimension: 'reports', relations: [{ type: 'conflicts-with', fact: 'a' }] },
      ),
    );
    expect(main(compiled)).toMatchObject({ used: { id: 'a' }, against: [{ id: 'b' }], because: 'same-dimension' });
  });

  it('keeps narrower scopes and combinations apart from what always holds', () => {
    const compiled = release(
      fact('a', maximum(4)),
      fact('b', maximum(2), { scope: { load: 'heavy' } }),
      fact('c', maximum(8), { with: ['outrigger'] }),
    );
    const cell = resolveCell(compiled, 'canoe', 'floats', today);
    expect(cell.main?.used.id).toBe('a');
    expect(cell.variants.map(({ used, against }) => [used.id, against.length])).toEqual([
      ['b', 0],
      ['c', 0],
    ]);
  });
});
