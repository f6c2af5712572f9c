import {
  compileRelease,
  releaseDigest,
  SCHEMA_VERSION,
  type ReleaseContentInput,
  type ReleaseHeader,
} from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { retirementsToCalendar, type CalendarInput } from './retirements-calendar.js';
import { retirementsOf } from './retirements.js';

type FactInput = ReleaseContentInput['facts'][number];
const both = (en: string, ja = `${en} の訳`) => ({ en, ja });

const ending = (
  id: string,
  from: string | undefined,
  more: Partial<FactInput> & { readonly status?: 'retired' | 'deprecated' | 'ga' } = {},
): FactInput => {
  const { status = 'retired', ...rest } = more;
  return {
    id,
    option: 'canoe',
    dimension: 'life',
    value: { type: 'lifecycle', status, scope: 'all', ...(from === undefined ? {} : { from }) },
    text: both(`text of ${id}`),
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: '2026-01-01',
    citations: [{ revision: 'book-1', heading: null, quote: 'q' }],
    ...rest,
  };
};

const hull = (id: string, name = both(id)): ReleaseContentInput['options'][number] => ({
  id,
  category: 'boat',
  name,
  order: 1,
  role: 'choice',
});

function releaseOf(facts: readonly FactInput[], name = both('Canoe')) {
  const content: ReleaseContentInput = {
    categories: [{ id: 'boat', name: both('Boat'), order: 1 }],
    dimensions: [{ id: 'life', name: both('Life'), kind: 'attribute', group: 'life', order: 1, categories: ['boat'] }],
    facts: [...facts],
    options: [hull('canoe', name), hull('punt')],
    requirements: [],
    rules: [],
    sources: [{ id: 'book', title: both('Book'), language: 'en', url: 'https://book.example/a,b' }],
    sourceRevisions: [{ id: 'book-1', source: 'book', order: 1, textSha256: 'a'.repeat(64) }],
    vocabularies: [],
  };
  const header: ReleaseHeader = {
    catalog: 'boats',
    sequence: 4,
    label: '2026.11.0',
    digest: releaseDigest('boats', content),
    schemaVersion: SCHEMA_VERSION,
    publishedAt: '2026-11-22T09:30:00.000Z',
    publishedBy: 'tests',
    notes: both('notes'),
  };
  return compileRelease(header, content);
}

const TODAY = '2026-11-22';
const told = (facts: readonly FactInput[], locale: 'en' | 'ja' = 'en') =>
  retirementsOf(releaseOf(facts), TODAY, locale);
const write = (facts: readonly FactInput[], more: Partial<CalendarInput> = {}) =>
  retirementsToCalendar({
    catalog: 'boats',
    name: 'Boats',
    retirements: told(facts),
    former: [],
    revision: 4,
    revisedAt: '2026-11-22T09:30:00.000Z',
    today: TODAY,
    locale: 'en',
    ...more,
  });

/** The lines of a calendar, unfolded. Throws on a line that is too long or ends wrongly. */
function linesOf(text: string): readonly string[] {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end with CRLF');
  for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) throw new Error(`too long: ${line}`);
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

function propertyOf(line: string): readonly [name: string, value: string] {
  const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/u.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no property: ${line}`);
  return [name, value.replaceAll(/\\(.)/g, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped))];
}

/** The events of a calendar by the names of their properties without parameters. Throws on what is not well formed. */
function eventsOf(text: string): readonly ReadonlyMap<string, string>[] {
  const events: Map<string, string>[] = [];
  const open: string[] = [];
  for (const [name, value] of linesOf(text).map(propertyOf)) {
    if (name === 'END' && open.pop() !== value) throw new Error(`${value} ends nothing`);
    if (name === 'BEGIN') open.push(value);
    if (name === 'BEGIN' && value === 'VEVENT') events.push(new Map());
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.set(name, value);
  }
  expect(open).toEqual([]);
  return events;
}
const daysOf = (text: string) => eventsOf(text).map((event) => event.get('DTSTART'));
const uidsOf = (text: string) => eventsOf(text).map((event) => event.get('UID'));

describe('retirementsToCalendar', () => {
  it('tells each end as an event of a whole day, with the number and the time of its state', () => {
    const [event] = eventsOf(write([ending('canoe-gone', '2028-03-31')]));
    expect(Object.fromEntries(event ?? [])).toMatchObject({
      UID: 'canoe.retired.all@boats.plimsoll',
      DTSTAMP: '20261122T093000Z',
      SEQUENCE: '4',
      STATUS: 'CONFIRMED',
      DTSTART: '20280331',
      SUMMARY: 'Canoe: retired (all)',
      DESCRIPTION: 'text of canoe-gone',
      URL: 'https://book.example/a,b',
    });
    expect(write([])).toContain('VERSION:2.0\r\n');
  });

  it('goes a year back and all the way ahead, by day; what has no day or is no end is left out', () => {
    const facts = [
      ending('far', '2099-01-01', { option: 'punt' }),
      ending('in', '2025-11-22'),
      ending('out', '2025-11-21', { option: 'punt', status: 'deprecated' }),
      ending('undated', undefined, { value: { type: 'lifecycle', status: 'deprecated', scope: 'all' } }),
      ending('born', '2027-01-01', { status: 'ga' }),
    ];
    expect(daysOf(write(facts))).toEqual(['20251122', '20990101']);
  });

  it('has one event for each option, status and scope; another release moves it', () => {
    const first = write([
      ending('a', '2028-03-31', { alsoOf: ['punt'] }),
      ending('b', '2027-01-01', { status: 'deprecated' }),
    ]);
    expect(new Set(uidsOf(first)).size).toBe(3);
    const second = write([
      ending('a', '2028-03-31', { alsoOf: ['punt'] }),
      ending('b', '2027-01-01', { status: 'deprecated' }),
      ending('c', '2029-03-31', { alsoOf: ['punt'], relations: [{ type: 'supersedes', fact: 'a' }] }),
    ]);
    expect(new Set(uidsOf(second))).toEqual(new Set(uidsOf(first)));
    expect(daysOf(second)).toEqual(['20270101', '20290331', '20290331']);
  });

  it('strikes out what was told before and is no more, by the day that was told last', () => {
    const kept = ending('a', '2028-03-31');
    const [late, early] = [
      ending('b', '2027-06-01', { option: 'punt' }),
      ending('b', '2027-01-01', { option: 'punt' }),
    ];
    const former = [...told([late]), ...told([kept, early])];
    const events = eventsOf(write([kept], { former, revision: 9 }));
    expect(events.map((event) => ['UID', 'STATUS', 'DTSTART', 'SEQUENCE'].map((name) => event.get(name)))).toEqual([
      ['punt.retired.all@boats.plimsoll', 'CANCELLED', '20270601', '9'],
      ['canoe.retired.all@boats.plimsoll', 'CONFIRMED', '20280331', '9'],
    ]);
  });

  it('strikes nothing out that has moved to a day long ago', () => {
    const former = told([ending('a', '2028-03-31')]);
    expect(eventsOf(write([ending('a', '2020-01-01')], { former }))).toEqual([]);
  });

  it('takes the surer of two facts that say different days, and then the earlier day', () => {
    const doubted = ending('a', '2027-01-01', { certainty: 'ambiguous' });
    const [stated, later] = [ending('b', '2028-01-01'), ending('c', '2029-01-01')];
    expect(daysOf(write([doubted, later, stated]))).toEqual(['20280101']);
  });

  it('folds lines at 75 octets without cutting a character, and escapes what separates', () => {
    const name = both('Canoe; the "old", \\ one\nand its paddle '.repeat(4), '提供終了の予定🛶'.repeat(20));
    for (const locale of ['en', 'ja'] as const) {
      const release = releaseOf([ending('a', '2028-03-31')], name);
      const [event] = eventsOf(write([], { retirements: retirementsOf(release, TODAY, locale), locale }));
      expect(event?.get('SUMMARY')).toBe(`${name[locale]}: ${locale === 'en' ? 'retired' : '提供終了'} (all)`);
    }
  });
});
