import type { KnownRevision, KnownSource, TakenRevisions } from '@plimsoll/sdk';
import { describe, expect, it } from 'vitest';
import { showKnownSource, showKnownSources, showTaken } from './known-sources.js';

const paper = { columns: undefined, hasColor: false };
const revision: KnownRevision = {
  id: 'tides-1',
  source: 'tides',
  order: 20261120,
  textSha256: 'ab'.repeat(32),
  retrievedOn: '2026-11-20',
  isReleased: false,
};
const tides: KnownSource = {
  source: { id: 'tides', title: { en: 'Tides', ja: '潮' }, language: 'en' },
  isReleased: false,
  newest: revision,
};
const released = { ...tides, isReleased: true };

describe('a source', () => {
  it('that was read says what corrects it, until a release holds it', () => {
    const etag = '"c0ffee"';
    expect(showKnownSource({ ...tides, etag }, paper)).toContain('source tides: in no release yet   if-match c0ffee\n');
    expect(showKnownSource({ ...released, etag }, paper)).not.toContain('if-match');
  });

  it('that was written says its newest revision, and leaves out what is not known', () => {
    expect(showKnownSource(tides, paper)).toBe('Tides\nsource tides: in no release yet\nen\nnewest revision tides-1');
  });

  it('has its revisions in a table', () => {
    const text = showKnownSource({ ...tides, revisions: [revision] }, paper);
    expect(text).toMatch(/\ntides-1 +20261120 +2026-11-20 +no +(ab){32}$/);
    expect(text).not.toContain('newest revision');
    expect(showKnownSource({ ...tides, revisions: [] }, paper)).toContain('\n\nNo revision.');
  });

  it('is a row of the list', () => {
    expect(
      showKnownSources({ items: [released, { ...tides, newest: null }] }, paper)
        .split('\n')
        .slice(2),
    ).toEqual([
      expect.stringMatching(/^tides +Tides +en +tides-1 +2026-11-20 +yes$/),
      expect.stringMatching(/^tides +Tides +en +no$/),
    ]);
    expect(showKnownSources({ items: [] }, paper)).toBe('No source.');
  });

  it('cannot steer a terminal by any of its words', () => {
    const red = '\u001b[31m\u202e';
    const both = { en: red, ja: red };
    const source = {
      id: red,
      title: both,
      language: red,
      licence: red,
      url: red,
      repository: red,
      path: red,
      note: both,
    };
    const all = { source, isReleased: false, newest: { ...revision, id: red, retrievedOn: red } };
    const texts = [
      showKnownSource({ ...all, etag: red }, paper),
      showKnownSource({ ...all, revisions: [all.newest] }, paper),
      showKnownSources({ items: [all] }, paper),
      showTaken({ revisions: [{ source: red, revision: red, textSha256: '', isNew: true }], drift: null }, kept, paper),
    ];
    for (const steering of ['\u001b', '\u202e']) expect(texts.join('')).not.toContain(steering);
  });
});

const kept = { isKept: true };
const drift: NonNullable<TakenRevisions['drift']> = {
  drift: 'd1',
  catalog: 'boats',
  at: '2026-11-20T06:00:00Z',
  by: 'token:a',
  outcome: 'drifted',
  draft: 'e1',
  base: 1,
  sources: ['tides'],
  alarms: [],
  stillQuoted: 1,
  moved: 0,
  changed: 1,
  gone: 0,
  candidates: 0,
};
const one = { source: 'tides', revision: 'tides-2', textSha256: '', isNew: true };
const taken = (more: Partial<typeof drift>): TakenRevisions => ({ revisions: [one], drift: { ...drift, ...more } });

describe('texts that were taken', () => {
  it('say which of them are new', () => {
    const known = { ...one, source: 'log', revision: 'log-1', isNew: false };
    expect(showTaken({ revisions: [one, known], drift: null }, kept, paper)).toBe(
      'tides: revision tides-2\nlog: no news, it is log-1 still',
    );
  });

  it.each([
    ['that touched a fact', {}, true, true],
    ['that raised an alarm', { outcome: 'alarm', draft: null } as const, true, true],
    ['that touched none', { outcome: 'quiet', draft: null } as const, true, false],
    ['of a dry run, whose drift nobody can read again', {}, false, false],
  ])('name the drift to read on, of one %s: %#', (_, more, isKept, expected) => {
    const text = showTaken(taken(more), { isKept }, paper);
    expect(text).toContain('\n\ndrift d1: ');
    expect(text.endsWith('\nplimsoll drifts show d1 tells which facts')).toBe(expected);
  });
});
