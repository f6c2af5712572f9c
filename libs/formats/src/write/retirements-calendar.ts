import type { Locale } from '@plimsoll/engine';
import type { Retirement } from './retirements.js';

/** What a calendar is written from. `today` is a day, `YYYY-MM-DD`; what ended more than a year before it is left out. */
export interface CalendarInput {
  readonly catalog: string;
  readonly name: string;
  /** What the current release tells. */
  readonly retirements: readonly Retirement[];
  /** What releases told that were current before, newest first: what is told no more is cancelled. */
  readonly former: readonly Retirement[];
  /** Which state of the catalog this is. It grows whenever another release becomes current, an earlier one too: a client takes an event only with a higher number than it has. */
  readonly revision: number;
  /** When the catalog came into this state; RFC 3339. */
  readonly revisedAt: string;
  readonly today: string;
  readonly locale: Locale;
}

const words = {
  en: { calendar: 'retirements', retired: 'retired', deprecated: 'deprecated' },
  ja: { calendar: '提供終了の予定', retired: '提供終了', deprecated: '非推奨' },
} as const;

const DAYS_BACK = 365;
const DAY_MS = 86_400_000;
const LONGEST_LINE = 75;

/**
 * The days on which options are retired or deprecated, as an iCalendar object (RFC 5545) of whole days, by day. An event is known by option,
 * status and scope: when another release says another day, a client moves it, and when none says a day any more, it strikes it out.
 */
export function retirementsToCalendar(input: CalendarInput): string {
  const { name, today, locale } = input;
  const since = new Date(Date.parse(today) - DAYS_BACK * DAY_MS).toISOString().slice(0, 10);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plimsoll//Retirements 1.0//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(`${name}: ${words[locale].calendar}`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...eventsOf(input)
      .filter(({ retirement }) => retirement.day >= since)
      .flatMap((event) => eventLines(event, input)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

interface CalendarEvent {
  readonly retirement: Retirement;
  readonly isCancelled: boolean;
}

/** Each once; of what is told no more the newest telling. */
function eventsOf({ retirements, former }: CalendarInput): readonly CalendarEvent[] {
  const events = new Map<string, CalendarEvent>();
  for (const retirement of retirements) events.set(retirement.key, { retirement, isCancelled: false });
  for (const retirement of former)
    if (!events.has(retirement.key)) events.set(retirement.key, { retirement, isCancelled: true });
  return [...events.values()].sort(
    ({ retirement: a }, { retirement: b }) => compareTexts(a.day, b.day) || compareTexts(a.key, b.key),
  );
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function eventLines({ retirement, isCancelled }: CalendarEvent, input: CalendarInput): readonly string[] {
  const { key, day, name, status, scope, text, url } = retirement;
  const { catalog, revision, revisedAt, locale } = input;
  return [
    'BEGIN:VEVENT',
    `UID:${key}@${catalog}.plimsoll`,
    `DTSTAMP:${stampOf(revisedAt)}`,
    `SEQUENCE:${revision}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY;LANGUAGE=${locale}:${textOf(`${name}: ${words[locale][status]} (${scope})`)}`,
    `DESCRIPTION;LANGUAGE=${locale}:${textOf(text)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    `CATEGORIES:${status.toUpperCase()}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const stampOf = (time: string) => `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** A text as a value holds it: what separates values and lines is escaped, and control characters are left out. */
function textOf(text: string): string {
  return text
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** A line in pieces of at most 75 octets, as RFC 5545 folds it; no character is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      pieces.push(piece);
      // The space that marks the continuation counts.
      [piece, octets] = [' ', 1];
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** How long a character is in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
