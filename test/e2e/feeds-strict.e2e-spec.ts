import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseXml, type Element } from '../../libs/formats/src/write/xml-elements.spec-fixture.js';
import { only, parseCalendar, type Component } from '../support/icalendar.js';
import { openDesk, type DraftDesk } from './draft-desk.js';

const CATALOG = 'aks-networking';

let desk: DraftDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const textOf = async (path: string) => (await fetch(`${desk.url}/v1/catalogs/${path}`)).text();
const calendar = async (locale = 'en') => parseCalendar(await textOf(`${CATALOG}/retirements.ics?locale=${locale}`));
const moveTo = async (to: string) => {
  const body = { to, reason: 'a test' };
  const { status } = await desk.publisher.ask(`/v1/catalogs/${CATALOG}/rollback`, { body });
  expect(status).toBe(200);
};

interface CalendarEvent {
  readonly sequence: number;
  readonly stamp: string;
  readonly status: string;
  readonly day: string;
}

const eventsOf = ({ components }: Component): ReadonlyMap<string, CalendarEvent> =>
  new Map(
    components.map((event) => [
      only(event, 'UID'),
      {
        sequence: Number(only(event, 'SEQUENCE')),
        stamp: only(event, 'DTSTAMP'),
        status: only(event, 'STATUS'),
        day: only(event, 'DTSTART'),
      },
    ]),
  );

describe('the calendar of retirements', () => {
  it.each(['en', 'ja'])('is what RFC 5545 says it has to be, in %s', async (locale) => {
    const whole = await calendar(locale);
    expect([whole.name, only(whole, 'VERSION'), only(whole, 'CALSCALE')]).toEqual(['VCALENDAR', '2.0', 'GREGORIAN']);
    expect(only(whole, 'PRODID')).not.toBe('');
    expect(whole.components.length).toBeGreaterThan(0);
    for (const event of whole.components) {
      expect(event.name).toBe('VEVENT');
      expect(only(event, 'DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
      expect(only(event, 'DTSTART')).toMatch(/^\d{8}$/);
      expect(event.properties.get('DTSTART')?.[0]?.parameters.get('VALUE')).toBe('DATE');
      expect(only(event, 'SEQUENCE')).toMatch(/^\d+$/);
      expect(['CONFIRMED', 'CANCELLED']).toContain(only(event, 'STATUS'));
      expect(only(event, 'TRANSP')).toBe('TRANSPARENT');
      expect(only(event, 'SUMMARY')).not.toMatch(/(?<!\\)[;,]/);
    }
    expect(eventsOf(whole).size).toBe(whole.components.length);
  });

  it('is the same bytes while nothing moves', async () => {
    const [one, two] = [await textOf(`${CATALOG}/retirements.ics`), await textOf(`${CATALOG}/retirements.ics`)];
    expect(one).toBe(two);
  });

  it('has numbers that only grow, strikes out what is told no more, and takes that back', async () => {
    const first = eventsOf(await calendar());
    await moveTo('2');
    const back = eventsOf(await calendar());
    await moveTo('3');
    const again = eventsOf(await calendar());
    expect([...back.keys()]).toEqual([...first.keys()]);
    expect([...again.keys()]).toEqual([...first.keys()]);
    const cancelled = [...back].filter(([, { status }]) => status === 'CANCELLED');
    expect(cancelled.length).toBeGreaterThan(0);
    for (const [uid, { sequence, stamp, day }] of back) {
      const [before, after] = [first.get(uid), again.get(uid)];
      expect(before && sequence > before.sequence && stamp > before.stamp).toBe(true);
      expect(after && after.sequence > sequence && after.stamp >= stamp).toBe(true);
      expect(before).toMatchObject({ status: 'CONFIRMED', day });
      expect(after).toMatchObject({ status: 'CONFIRMED', day });
    }
  });
});

describe('the feed of releases', () => {
  const named = ({ children }: Element, name: string) => children.filter((child) => child.name === name);
  const one = (element: Element, name: string) => {
    const [first, ...more] = named(element, name);
    if (!first || more.length > 0) throw new Error(`${element.name} has not one ${name}`);
    return first;
  };
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

  it.each(['en', 'ja'])('is what RFC 4287 says it has to be, in %s', async (locale) => {
    const [feed] = parseXml(await textOf(`${CATALOG}/releases.atom?locale=${locale}`)).children;
    if (!feed) throw new Error('there is no feed');
    expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    const entries = named(feed, 'entry');
    expect(entries.length).toBe(3);
    const parts = [feed, ...entries];
    const ids = parts.map((part) => one(part, 'id').text);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    for (const part of parts) {
      expect(one(part, 'title').text).not.toBe('');
      expect(one(part, 'updated').text).toMatch(TIME);
      const rels = named(part, 'link').map(({ attributes }) => `${attributes['rel']} ${attributes['type']}`);
      expect(new Set(rels).size).toBe(rels.length);
    }
    expect(one(one(feed, 'author'), 'name').text).not.toBe('');
    expect(named(feed, 'link').filter(({ attributes }) => attributes['rel'] === 'self')).toHaveLength(1);
    for (const entry of entries) {
      expect(one(entry, 'published').text).toMatch(TIME);
      const { href } = one(entry, 'link').attributes;
      const answer = await fetch(new URL(href ?? '', `${desk.url}/v1/catalogs/${CATALOG}/releases.atom`));
      expect(answer.status).toBe(200);
    }
  });
});
