import { describe, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { Progress } from './progress.js';

describe('Progress', () => {
  it('takes its line away again on a terminal', async () => {
    const world = paperWorld();
    const paper = () => ({ columns: 10, hasColor: false });
    const progress = new Progress({ ...world.stderr, isTerminal: true, paper });
    await progress.tell('7 of 9  a-long-name.json');
    await progress.end();
    await progress.end();
    expect(world.written.err).toBe('\r\u001b[2K7 of 9  a\r\u001b[2K');
  });

  it('is silent anywhere else', async () => {
    const world = paperWorld();
    const progress = new Progress(world.stderr);
    await progress.tell('7 of 9');
    await progress.end();
    expect(world.written.err).toBe('');
  });
});
