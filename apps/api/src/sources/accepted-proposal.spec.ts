import type { ReleaseContentInput } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { acceptedEdits, type Acceptance } from './accepted-proposal.js';
import type { BecauseFact } from './because.schema.js';

const before = { revision: 'old', heading: null, quote: 'up to 1,000 crew' };
const now = { revision: 'new', heading: null, quote: 'up to 12,500 crew' };
const limit = {
  id: 'crew',
  option: 'boat',
  dimension: 'crew',
  value: { type: 'limit', op: 'max', number: 1000, unit: 'crew', scope: 'boat', kind: 'hard', adjustable: false },
  text: { en: 'A boat holds 1,000 crew.', ja: '船員は 1,000 人までです。' },
  certainty: 'stated',
  evidence: 'documented',
  effectiveFrom: '2020-01-01',
  verifiedOn: '2025-01-01',
  citations: [before],
} as const;
const told: BecauseFact = {
  fact: 'crew',
  citations: [{ state: 'changed', before, now }],
  proposals: [{ type: 'value', pointer: '/value/number', from: 1000, to: 12500 }],
};

const accept = (facts: readonly object[], one: BecauseFact = told, acceptance: Acceptance = {}) =>
  acceptedEdits({
    told: one,
    content: { facts } as unknown as ReleaseContentInput,
    acceptance,
    today: '2026-12-01',
  });

describe('acceptedEdits', () => {
  it('adds a fact that takes the place of the old one, quoted from the new text alone', () => {
    expect(accept([limit])).toMatchObject([
      {
        kind: 'fact',
        id: 'crew-2026-12-01',
        patch: {
          value: { number: 12500, unit: 'crew' },
          text: { en: 'A boat holds 12,500 crew.', ja: '船員は 12,500 人までです。' },
          citations: [now],
          verifiedOn: '2026-12-01',
          relations: [{ type: 'supersedes', fact: 'crew' }],
        },
      },
    ]);
  });

  it('takes over no day of the old value, and the one that the caller tells', () => {
    expect(accept([limit])[0]?.patch).not.toHaveProperty('effectiveFrom');
    expect(accept([limit], told, { effectiveFrom: '2026-11-01' })[0]?.patch).toHaveProperty(
      'effectiveFrom',
      '2026-11-01',
    );
  });

  it('gives the second fact of a day another id', () => {
    const taken = { ...limit, id: 'crew-2026-12-01' };
    const [edit] = accept([limit, taken], { ...told, fact: 'crew-2026-12-01' });
    expect(edit?.id).toBe('crew-2026-12-01-2');
  });

  it.each([
    ['not at all', 'A boat holds many.'],
    ['twice', '1,000 crew or 1,000 guests.'],
    ['inside of another number', 'A boat of 21,000 holds crew.'],
  ])('asks for words where the old value stands in them %s', (_where, en) => {
    expect(() => accept([{ ...limit, text: { en, ja: '1,000' } }])).toThrow('Say in `text`');
  });

  it('asks for words where a word of support changes', () => {
    const proposals = [{ type: 'value', pointer: '/value/support', from: 'supported', to: 'unsupported' }] as const;
    const fact = {
      ...limit,
      value: { type: 'capability', support: 'supported' },
      text: { en: 'supported', ja: 'supported' },
    };
    const one = { ...told, proposals: [...proposals] };
    expect(() => accept([fact], one)).toThrow('Say in `text`');
    const text = { en: 'No.', ja: 'いいえ。' };
    expect(accept([fact], one, { text })[0]?.patch).toMatchObject({ value: { support: 'unsupported' }, text });
  });

  it('takes out a fact that is gone', () => {
    expect(accept([limit], { ...told, proposals: [{ type: 'removal' }] })).toEqual([
      { kind: 'fact', id: 'crew', patch: null },
    ]);
  });

  it('is refused where the old fact has a successor, and where nothing is proposed', () => {
    const successor = { ...limit, id: 'crew-2', relations: [{ type: 'supersedes', fact: 'crew' }] };
    expect(() => accept([limit, successor])).toThrow('has taken the place');
    expect(() => accept([limit], { ...told, proposals: [] })).toThrow('Nothing is proposed');
  });
});
