import type { CompiledRelease } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { movedAwayOf } from './moved-away.js';
import type { DriftRecord } from './sources.types.js';

const quoted = { revision: 'how-to-1', heading: null, quote: 'up to 12 people' };
const release = { facts: new Map([['crew', { citations: [quoted] }]]) } as unknown as CompiledRelease;
const sourceOf = (revision: string) => revision.replace(/-\d$/, '');

const drift = (id: string, status: string, now: string | null, before: object = quoted) =>
  ({
    id,
    told: {
      facts: [
        {
          fact: 'crew',
          citations: [
            {
              source: 'how-to',
              status,
              why: [],
              before,
              now: now === null ? null : { revision: now, heading: null, quote: 'up to 12 people' },
              passages: { previous: '', next: null },
            },
          ],
        },
      ],
    },
  }) as unknown as DriftRecord;

const away = (...drifts: readonly DriftRecord[]) =>
  movedAwayOf(drifts, release, sourceOf).map(({ to, facts, told }) => [to, facts, told.now.revision]);

describe('what moved away', () => {
  it('is what an earlier drift found in another source', () => {
    expect(away(drift('a', 'moved', 'concepts-1'))).toEqual([['concepts', ['crew'], 'concepts-1']]);
  });

  it('is where the newest drift found it', () => {
    expect(away(drift('b', 'moved', 'concepts-2'), drift('a', 'moved', 'concepts-1'))).toEqual([
      ['concepts', ['crew'], 'concepts-2'],
    ]);
  });

  it('is nothing that only moved inside its source, or changed where it went', () => {
    expect(away(drift('a', 'moved', 'how-to-2'))).toEqual([]);
    expect(away(drift('a', 'changed', 'concepts-1'))).toEqual([]);
    expect(away(drift('a', 'gone', null))).toEqual([]);
  });

  it('is nothing that came back since', () => {
    expect(away(drift('a', 'moved', 'concepts-1'), drift('b', 'still-quoted', 'how-to-3'))).toEqual([]);
  });

  it('is nothing that the release quotes from elsewhere by now', () => {
    expect(away(drift('a', 'moved', 'concepts-1', { ...quoted, revision: 'how-to-0' }))).toEqual([]);
  });
});
