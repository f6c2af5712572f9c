import { describe, expect, it } from 'vitest';
import type { Origin } from './door.types.js';
import { originText } from './open-door.js';

const origin = { kind: 'file', place: 'r.json' } as const;
const release = { catalog: 'boats', label: '2026.1.0', sequence: 1, publishedAt: '2026-11-20T23:00:00Z' };
const told = (today: string) => originText({ ...origin, release } as unknown as Origin, today);

describe('originText', () => {
  it.each([
    ['2026-11-20', 'published today'],
    ['2026-11-21', 'published 1 day ago'],
    ['2027-11-20', 'published 365 days ago'],
    ['2026-11-01', 'published today'],
  ])('tells on %s how old a release is: %s', (today, age) => {
    expect(told(today)).toBe(`file r.json: boats 2026.1.0 (release 1, ${age})`);
  });
});
