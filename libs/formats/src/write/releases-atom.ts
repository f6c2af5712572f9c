import { sha256Hex, type Grade, type Locale, type ReleaseHeader } from '@plimsoll/engine';
import { xmlAttributes, xmlText } from './xml-text.js';

/** A release with what it changed against the one before it; `counts` is absent for the first. */
export interface ToldRelease {
  readonly header: ReleaseHeader;
  readonly counts?: Readonly<Partial<Record<Grade, number>>>;
}

/** What a feed of releases is written from, newest release first. `path` is the catalog's own, such as `/v1/catalogs/boats`. */
export interface ReleaseFeedInput {
  readonly catalog: string;
  readonly name: string;
  readonly path: string;
  readonly releases: readonly ToldRelease[];
  readonly locale: Locale;
}

const words = {
  en: {
    releases: 'releases',
    release: 'Release',
    first: 'The first release.',
    nothing: 'No item changed.',
    list: ', ',
  },
  ja: {
    releases: 'リリース',
    release: 'リリース',
    first: '最初のリリースです。',
    nothing: '変更された項目はありません。',
    list: '、',
  },
} as const;

const gradeWords: Readonly<Record<Locale, Readonly<Record<Grade, string>>>> = {
  en: {
    added: 'added',
    removed: 'removed',
    tightened: 'tightened',
    loosened: 'loosened',
    reversed: 'reversed',
    wording: 'reworded',
    'citation-only': 'cited anew',
    moved: 'moved',
    split: 'split',
  },
  ja: {
    added: '追加',
    removed: '削除',
    tightened: '厳格化',
    loosened: '緩和',
    reversed: '反転',
    wording: '表現の変更',
    'citation-only': '引用のみの変更',
    moved: '移動',
    split: '分割',
  },
};

/**
 * The releases of a catalog as an Atom feed (RFC 4287). The ids of the feed and of its entries follow from the catalog and the sequence
 * alone: the same on every host, in every language and for ever. Links are relative to the address of the feed.
 */
export function releasesToAtom({ catalog, name, path, releases, locale }: ReleaseFeedInput): string {
  const said = words[locale];
  const updated = releases.map(({ header }) => timeOf(header)).reduce((a, b) => (a > b ? a : b), NEVER);
  const title = `${name}: ${said.releases}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed${xmlAttributes({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale })}>`,
    `<id>${idOf(catalog)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>Plimsoll</name></author>',
    `<link${xmlAttributes({ rel: 'self', type: 'application/atom+xml', href: `${path}/releases.atom?locale=${locale}` })}/>`,
    `<link${xmlAttributes({ rel: 'alternate', type: 'application/json', href: `${path}/releases` })}/>`,
    ...releases.map((release) => entryOf(release, path, locale)),
    '</feed>',
    '',
  ].join('\n');
}

/** The feed of a catalog without a release says that nothing has happened yet. */
const NEVER = '1970-01-01T00:00:00.000Z';

const timeOf = ({ publishedAt }: ReleaseHeader) => new Date(publishedAt).toISOString();

function entryOf({ header, counts }: ToldRelease, path: string, locale: Locale): string {
  const { catalog, sequence, label, notes } = header;
  const said = words[locale];
  const at = timeOf(header);
  const summary = `${notes[locale]}\n${counts === undefined ? said.first : countsText(counts, locale)}`;
  return [
    '<entry>',
    `<id>${idOf(catalog, sequence)}</id>`,
    `<title>${xmlText(`${said.release} ${sequence} (${label})`)}</title>`,
    `<updated>${at}</updated>`,
    `<published>${at}</published>`,
    `<link${xmlAttributes({ rel: 'alternate', type: 'application/json', href: `${path}/releases/${sequence}` })}/>`,
    `<summary type="text">${xmlText(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

function countsText(counts: Readonly<Partial<Record<Grade, number>>>, locale: Locale): string {
  const grades = Object.keys(gradeWords[locale]) as Grade[];
  const told = grades.flatMap((grade) => {
    const count = counts[grade] ?? 0;
    const word = gradeWords[locale][grade];
    return count === 0 ? [] : [locale === 'ja' ? `${word} ${count} 件` : `${count} ${word}`];
  });
  return told.length === 0 ? words[locale].nothing : told.join(words[locale].list);
}

/** A UUID of version 8 (RFC 9562), made of a SHA-256 of what is named. */
function idOf(...names: readonly (string | number)[]): string {
  const hex = sha256Hex(`plimsoll/releases/${names.join('/')}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
