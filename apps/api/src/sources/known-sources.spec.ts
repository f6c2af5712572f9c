import type { CompiledRelease } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { KnownSources } from './known-sources.js';
import type { Received } from './source.store.js';

const source = (id: string) => ({ id, title: { en: id, ja: id }, language: 'en' });
const released = (id: string, of: string, order: number) => ({ id, source: of, order, textSha256: `sha-${id}` });
const received = (id: string, of: string, order: number) => ({ ...released(id, of, order), isReleased: false });

function known(
  sources: readonly string[],
  revisions: readonly ReturnType<typeof released>[],
  since: Partial<Received>,
) {
  const content = { sources: sources.map(source), sourceRevisions: revisions };
  const release = { content, sources: new Map(sources.map((id) => [id, source(id)])) } as unknown as CompiledRelease;
  return new KnownSources(release, { sources: [], revisions: [], ...since } as Received);
}

describe('known sources', () => {
  it('are those of the newest release and those that were registered since, by id', () => {
    const { all } = known(['log', 'book'], [], { sources: [source('atlas')] as never });
    expect(all.map(({ source: { id }, isReleased, newest }) => [id, isReleased, newest])).toEqual([
      ['atlas', false, null],
      ['book', true, null],
      ['log', true, null],
    ]);
  });

  it('are as the release has them once it has them', () => {
    const registered = { ...source('log'), title: { en: 'As it was registered', ja: 'ja' } };
    const { all } = known(['log'], [], { sources: [registered] as never });
    expect(all.map(({ source: { title }, isReleased }) => [title.en, isReleased])).toEqual([['log', true]]);
  });

  it('have their newest revision by rank, whichever way it came', () => {
    const sources = known(['log'], [released('old', 'log', 1), released('newer', 'log', 5)], {
      revisions: [received('newest', 'log', 9), received('between', 'log', 3)],
    });
    expect(sources.get('log')?.newest?.id).toBe('newest');
    expect(sources.revisionsOf('log').map(({ id }) => id)).toEqual(['old', 'between', 'newer', 'newest']);
  });

  it('tell a received revision once, as released, when a release holds it', () => {
    const sources = known(['log'], [released('same', 'log', 1)], { revisions: [received('same', 'log', 1)] });
    expect(sources.revisionsOf('log')).toEqual([{ ...released('same', 'log', 1), isReleased: true }]);
  });

  it('keep the revisions of each source apart', () => {
    const sources = known(['log', 'book'], [released('a', 'log', 1), released('b', 'book', 2)], {});
    expect([sources.get('log')?.newest?.id, sources.get('book')?.newest?.id, sources.get('none')]).toEqual([
      'a',
      'b',
      undefined,
    ]);
  });
});
