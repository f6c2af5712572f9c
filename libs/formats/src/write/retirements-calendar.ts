import {
  citationsOf,
  isInForce,
  type CompiledRelease,
  type Fact,
  type LifecycleValue,
  type Locale,
} from '@plimsoll/engine';

/** What a calendar is written from. `today` is a day, `YYYY-MM-DD`; what ended more than a year before it is left out. */
export interface CalendarInput {
  readonly release: CompiledRelease;
  readonly name: string;
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

/** An end of an option on a day, and the fact that says so. */
interface Ending {
  readonly option: string;
  readonly value: LifecycleValue & { readonly status: 'retired' | 'deprecated'; readonly from: string };
  readonly fact: Fact;
}

/**
 * The days on which options of a release are retired or deprecated, as an iCalendar object (RFC 5545) of whole days, by day. An event is
 * known by option, status and scope: when another release says another day, a client moves it. Its stamp and its sequence are those of the
 * release.
 */
export function retirementsToCalendar({ release, name, today, locale }: CalendarInput): string {
  const since = new Date(Date.parse(today) - DAYS_BACK * DAY_MS).toISOString().slice(0, 10);
  const endings = endingsOf(release, today).filter(({ value }) => value.from >= since);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plimsoll//Retirements 1.0//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(`${name}: ${words[locale].calendar}`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...endings.flatMap((ending) => eventLines(ending, release, locale)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** One for each option, status and scope: of several facts the surer one, and the earlier day. */
function endingsOf(release: CompiledRelease, today: string): readonly Ending[] {
  const byUid = new Map<string, Ending>();
  const found = release.content.facts.flatMap((fact) => endingsIn(release, fact, today)).sort(compareEndings);
  for (const ending of found) if (!byUid.has(uidOf(ending))) byUid.set(uidOf(ending), ending);
  return [...byUid.values()].sort(
    (a, b) => compareTexts(a.value.from, b.value.from) || compareTexts(uidOf(a), uidOf(b)),
  );
}

function endingsIn(release: CompiledRelease, fact: Fact, today: string): readonly Ending[] {
  const { value } = fact;
  if (value.type !== 'lifecycle' || value.from === undefined) return [];
  const { status, from } = value;
  if (status !== 'retired' && status !== 'deprecated') return [];
  // A fact that begins to hold later counts as it will.
  const asOf = fact.effectiveFrom !== undefined && fact.effectiveFrom > today ? fact.effectiveFrom : today;
  return [fact.option, ...fact.alsoOf]
    .filter((option) => isInForce(release, fact, asOf, option))
    .map((option) => ({ option, value: { ...value, status, from }, fact }));
}

const certaintyRank = { stated: 0, inferred: 1, ambiguous: 2 } as const;
const compareTexts = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function compareEndings(a: Ending, b: Ending): number {
  return (
    certaintyRank[a.fact.certainty] - certaintyRank[b.fact.certainty] ||
    compareTexts(a.value.from, b.value.from) ||
    compareTexts(a.fact.id, b.fact.id)
  );
}

const uidOf = ({ option, value: { status, scope }, fact }: Ending) =>
  [option, status, scope, ...[...fact.with].sort()].join('.');

function eventLines(ending: Ending, release: CompiledRelease, locale: Locale): readonly string[] {
  const { option, value, fact } = ending;
  const { catalog, sequence, publishedAt } = release.header;
  const name = release.content.options.find(({ id }) => id === option)?.name[locale] ?? option;
  const url = citationsOf(release, [fact], locale).find((citation) => citation.url !== undefined)?.url;
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(ending)}@${catalog}.plimsoll`,
    `DTSTAMP:${stampOf(publishedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${value.from.replaceAll('-', '')}`,
    `SUMMARY;LANGUAGE=${locale}:${textOf(`${name}: ${words[locale][value.status]} (${value.scope})`)}`,
    `DESCRIPTION;LANGUAGE=${locale}:${textOf(fact.text[locale])}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    `CATEGORIES:${value.status.toUpperCase()}`,
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
