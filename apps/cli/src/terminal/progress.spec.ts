import { describe, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { Progress } from './progress.js';

/** A progress on a terminal of ten columns, at the times given. */
function progressAt(...times: readonly number[]) {
  const world = paperWorld();
  const paper = () => ({ columns: 10, hasColor: false });
  const clock = [...times];
  const progress = new Progress({ ...world.stderr, isTerminal: true, paper }, () => clock.shift() ?? 0);
  return { progress, written: world.written };
}

describe('Progress', () => {
  it('takes its line away again on a terminal', async () => {
    const { progress, written } = progressAt(0, 500);
    await progress.tell('7 of 9 \u001b[31ma-long-name.json');
    await progress.end();
    await progress.end();
    expect(written.err).toBe('\r\u001b[2K7 of 9\r\u001b[2K');
  });

  it('counts wide characters double, so that its line is never broken', async () => {
    const { progress, written } = progressAt(0, 500);
    await progress.tell('船船船船船船');
    expect(written.err).toBe('\r\u001b[2K船船船船');
  });

  it('says nothing of work that is soon done, and then not too often', async () => {
    const { progress, written } = progressAt(0, 100, 500, 550, 650);
    for (const text of ['a', 'b', 'c', 'd']) await progress.tell(text);
    expect(written.err).toBe('\r\u001b[2Kb\r\u001b[2Kd');
    const soon = progressAt(0, 100);
    await soon.progress.tell('a');
    await soon.progress.end();
    expect(soon.written.err).toBe('');
  });

  it('is silent anywhere else', async () => {
    const world = paperWorld();
    const times = [0, 500];
    const progress = new Progress(world.stderr, () => times.shift() ?? 0);
    await progress.tell('7 of 9');
    await progress.end();
    expect(world.written.err).toBe('');
  });
});
