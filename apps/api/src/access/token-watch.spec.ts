import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '@plimsoll/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalidToken } from './authentication.js';
import { anonymous, unknown, type Caller } from './caller.js';
import { TokenWatch } from './token-watch.js';

const INTERVAL_MS = 1000;
const editor: Caller = { id: 'token:one', kind: 'token', name: 'one', roles: ['editor'] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is shown by each header, and how often it was looked at. */
class Shown {
  readonly callers = new Map<string, Caller | Error>();
  readonly looks: string[] = [];

  readonly look = async (header: string): Promise<Caller> => {
    this.looks.push(header);
    const told = this.callers.get(header) ?? invalidToken();
    if (told instanceof Error) throw told;
    return told;
  };
}

const watchOf = (shown: Shown) => new TokenWatch(shown.look, INTERVAL_MS);
const round = () => vi.advanceTimersByTimeAsync(INTERVAL_MS);

describe('the watch over tokens', () => {
  it('ends all that a token opened once it does not do any more, and tells why', async () => {
    const shown = new Shown();
    shown.callers.set('a', editor).set('b', { ...editor, id: 'token:two' });
    const watch = watchOf(shown);
    const ended: (readonly [string, Problem | undefined])[] = [];
    for (const name of ['first', 'second']) watch.over('a', editor)((why) => ended.push([name, why]));
    watch.over('b', { ...editor, id: 'token:two' })((why) => ended.push(['other', why]));
    await round();
    expect(ended).toEqual([]);
    shown.callers.delete('a');
    await round();
    expect(ended.map(([name, why]) => [name, why?.code])).toEqual([
      ['first', 'invalid-token'],
      ['second', 'invalid-token'],
    ]);
  });

  it('looks once at a token however many streams it opened, and at nothing when all are closed', async () => {
    const shown = new Shown();
    shown.callers.set('a', editor);
    const watch = watchOf(shown);
    const stops = [1, 2, 3].map(() => watch.over('a', editor)(() => {}));
    await round();
    expect([shown.looks, watch.count]).toEqual([['a'], 3]);
    for (const stop of stops) stop();
    await round();
    await round();
    expect([shown.looks, watch.count, vi.getTimerCount()]).toEqual([['a'], 0, 0]);
  });

  it('watches again after it had nothing to watch', async () => {
    const shown = new Shown();
    const watch = watchOf(shown);
    watch.over('a', editor)(() => {})();
    let isEnded = false;
    watch.over('a', editor)(() => (isEnded = true));
    await round();
    expect(isEnded).toBe(true);
  });

  it.each([
    ['the database is away', new Error('away')],
    ['nobody can say now whose it is', unknown],
  ])('ends nothing while %s', async (_when, told) => {
    const shown = new Shown();
    shown.callers.set('a', told);
    let isEnded = false;
    watchOf(shown).over('a', editor)(() => (isEnded = true));
    await round();
    await round();
    expect([isEnded, shown.looks.length]).toEqual([false, 2]);
  });

  it.each([
    ['another role', { ...editor, roles: ['reader' as const] }, editor],
    ['a role more', { ...editor, roles: ['editor' as const, 'publisher' as const] }, editor],
    ['somebody who could not be told before', editor, unknown],
  ])('has what was opened opened again for %s, with no reproach', async (_what, now, then) => {
    const shown = new Shown();
    shown.callers.set('a', now);
    const ended: unknown[] = [];
    watchOf(shown).over('a', then)((why) => ended.push(why));
    await round();
    expect(ended).toEqual([undefined]);
  });

  it('has nothing to look at for whoever shows no token', async () => {
    const shown = new Shown();
    const watch = watchOf(shown);
    watch.over(undefined, anonymous)(() => {})();
    await round();
    expect([watch.count, shown.looks]).toEqual([0, []]);
  });

  it('begins no look while one lasts', async () => {
    let looks = 0;
    const watch = new TokenWatch(async () => {
      looks += 1;
      await delay(INTERVAL_MS * 5);
      return editor;
    }, INTERVAL_MS);
    watch.over('a', editor)(() => {});
    for (let count = 0; count < 4; count += 1) await round();
    expect(looks).toBe(1);
  });
});
