import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventTail } from './event-tail.js';
import type { StoredEvent } from './events.types.js';

const event = (sequence: number): StoredEvent => ({
  id: `id-${sequence}`,
  sequence,
  type: sequence % 2 === 0 ? 'release.even' : 'release.odd',
  catalog: sequence % 3 === 0 ? 'third' : 'other',
  at: '2026-11-22T00:00:00.000Z',
  data: {},
});
const events = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => event(from + 1 + index));
const sequences = (found: readonly StoredEvent[] | undefined) => found?.map(({ sequence }) => sequence);

describe('the newest events that are held', () => {
  it('are all there are until there are too many', () => {
    const tail = new EventTail(5);
    tail.add(0, events(0, 3));
    expect(sequences(tail.behind(0, {}))).toEqual([1, 2, 3]);
    tail.add(3, events(3, 6));
    expect(tail.behind(0, {})).toBeUndefined();
    expect(sequences(tail.behind(1, {}))).toEqual([2, 3, 4, 5, 6]);
    expect(sequences(tail.behind(6, {}))).toEqual([]);
  });

  it('pass a catalog and types', () => {
    const tail = new EventTail(10);
    tail.add(0, events(0, 9));
    expect(sequences(tail.behind(2, { catalog: 'third' }))).toEqual([3, 6, 9]);
    expect(sequences(tail.behind(2, { types: ['release.even'] }))).toEqual([4, 6, 8]);
    expect(sequences(tail.behind(2, { catalog: 'third', types: ['release.even', 'release.none'] }))).toEqual([6]);
    expect(sequences(tail.behind(2, { types: [] }))).toEqual([]);
  });

  it('tell of what is not for everybody only whoever is told of that too', () => {
    const tail = new EventTail(10);
    const types = ['release.published', 'draft.opened', 'source.drifted', 'webhook.disabled', 'new.kind'];
    tail.add(
      0,
      types.map((type, index) => ({ ...event(index + 1), type })),
    );
    expect(sequences(tail.behind(0, {}))).toEqual([1, 3]);
    expect(sequences(tail.behind(0, { isInsider: false, types }))).toEqual([1, 3]);
    expect(sequences(tail.behind(0, { isInsider: true }))).toEqual([1, 2, 3, 4, 5]);
  });

  it('begin anew where what comes does not follow', () => {
    const tail = new EventTail(5);
    tail.add(0, events(0, 3));
    tail.add(100, events(100, 102));
    expect(tail.behind(99, {})).toBeUndefined();
    expect(sequences(tail.behind(100, {}))).toEqual([101, 102]);
  });

  it('never lack one of those they claim to hold, however they came', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
        (most, steps) => {
          const tail = new EventTail(most);
          let newest = 0;
          for (const step of steps) {
            const from = Math.max(newest, newest + step - most);
            newest += step;
            tail.add(from, events(from, newest));
            for (let after = 0; after <= newest; after += 1) {
              const found = sequences(tail.behind(after, {}));
              if (found) expect(found).toEqual(sequences(events(after, newest)));
              else expect(after).toBeLessThan(newest);
            }
            const held = sequences(tail.behind(newest - Math.min(most, newest), {})) ?? [];
            expect(held.length).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });
});
