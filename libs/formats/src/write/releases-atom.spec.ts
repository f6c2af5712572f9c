import type { ReleaseHeader } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { releasesToAtom, type ReleaseFeedInput, type ToldRelease } from './releases-atom.js';
import { parseXml, type Element } from './xml-elements.spec-fixture.js';

const header = (sequence: number, more: Partial<ReleaseHeader> = {}): ReleaseHeader => ({
  catalog: 'boats',
  sequence,
  label: `2026.11.${sequence}`,
  digest: String(sequence).repeat(64),
  schemaVersion: '1.0.0',
  publishedAt: `2026-11-0${sequence}T00:00:00Z`,
  publishedBy: 'tests',
  notes: { en: `note ${sequence}`, ja: `メモ ${sequence}` },
  ...more,
});

const releases: readonly ToldRelease[] = [
  { header: header(3), counts: {} },
  { header: header(2), counts: { added: 2, tightened: 1, moved: 0 } },
  { header: header(1) },
];
const input: ReleaseFeedInput = { catalog: 'boats', name: 'Boats', path: '/v1/catalogs/boats', releases, locale: 'en' };

function feedOf(more: Partial<ReleaseFeedInput> = {}): Element {
  const [feed] = parseXml(releasesToAtom({ ...input, ...more })).children;
  if (!feed) throw new Error('there is no feed');
  return feed;
}
const all = (element: Element, name: string) => element.children.filter((child) => child.name === name);
const textOf = (element: Element, name: string) => all(element, name).map(({ text }) => text);

describe('releasesToAtom', () => {
  it('has what Atom requires of a feed and of each entry, once', () => {
    const feed = feedOf();
    expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' });
    expect(['id', 'title', 'updated', 'author'].map((name) => all(feed, name).length)).toEqual([1, 1, 1, 1]);
    expect(textOf(feed, 'updated')).toEqual(['2026-11-03T00:00:00.000Z']);
    expect(all(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
      ['self', '/v1/catalogs/boats/releases.atom?locale=en'],
      ['alternate', '/v1/catalogs/boats/releases'],
    ]);
    for (const entry of all(feed, 'entry'))
      expect(['id', 'title', 'updated', 'summary', 'link'].map((name) => all(entry, name).length)).toEqual([
        1, 1, 1, 1, 1,
      ]);
    expect(all(feed, 'entry').map((entry) => textOf(entry, 'summary')[0])).toEqual([
      'note 3\nNo item changed.',
      'note 2\n2 added, 1 tightened',
      'note 1\nThe first release.',
    ]);
  });

  it('has ids that follow from the catalog and the sequence alone', () => {
    const ids = (feed: Element) => [
      ...textOf(feed, 'id'),
      ...all(feed, 'entry').flatMap((entry) => textOf(entry, 'id')),
    ];
    const told = ids(feedOf());
    expect(new Set(told).size).toBe(4);
    for (const id of told)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids(feedOf({ locale: 'ja', path: '/elsewhere', name: 'Ships' }))).toEqual(told);
    const [newest, ...older] = releases;
    expect(ids(feedOf({ releases: older }))).toEqual(told.filter((_, index) => index !== 1));
    expect(
      newest && ids(feedOf({ catalog: 'ships', releases: [{ header: header(3, { catalog: 'ships' }) }] })),
    ).not.toContain(told[1]);
  });

  it('is told in Japanese', () => {
    const feed = feedOf({ locale: 'ja' });
    expect(feed.attributes['xml:lang']).toBe('ja');
    expect(all(feed, 'entry').map((entry) => textOf(entry, 'summary')[0])).toContain('メモ 2\n追加 2 件、厳格化 1 件');
  });

  it('stays XML whatever the texts hold', () => {
    const nasty = '<script>&amp;"\'\u0000]]> 🚢';
    const notes = { en: nasty, ja: nasty };
    const feed = feedOf({ name: nasty, releases: [{ header: header(1, { notes, label: 'a&b' }) }] });
    const shown = nasty.replace('\u0000', '\ufffd');
    expect(textOf(feed, 'title')).toEqual([`${shown}: releases`]);
    const [entry] = all(feed, 'entry');
    expect(entry && textOf(entry, 'title')).toEqual(['Release 1 (a&b)']);
    expect(entry && textOf(entry, 'summary')[0]).toContain(shown);
  });

  it('is a feed also of a catalog without a release', () => {
    const feed = feedOf({ releases: [] });
    expect([all(feed, 'entry'), textOf(feed, 'updated')]).toEqual([[], ['1970-01-01T00:00:00.000Z']]);
  });
});
