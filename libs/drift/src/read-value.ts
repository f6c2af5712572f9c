import type { ComparedFact } from './drift.js';
import { valuesIn, type Values } from './values.js';

/** A member of a fact that a passage may say in words. */
export interface Member {
  /** JSON pointer into the fact. */
  readonly pointer: string;
  readonly value: string | number;
  readonly list: 'numbers' | 'versions' | 'dates' | 'support' | 'stage';
  /** Which end of a range is meant, where it matters. */
  readonly end?: 'upper' | 'lower' | undefined;
}

/** The members of a fact whose values can be read from words. */
export function membersOf({ value, effectiveFrom, effectiveTo }: ComparedFact): Member[] {
  const days = [dayMember('/effectiveFrom', effectiveFrom), dayMember('/effectiveTo', effectiveTo)].flat();
  switch (value.type) {
    case 'limit':
      return [...limitMembers(value), ...days];
    case 'capability':
      return [...capabilityMembers(value), ...days];
    case 'lifecycle': {
      const stage: Member = { pointer: '/value/status', value: value.status, list: 'stage' };
      return [stage, ...dayMember('/value/from', value.from), ...dayMember('/value/to', value.to), ...days];
    }
    case 'guidance':
      return [...numberMember('/value/number', value.number), ...days];
    case 'attribute':
      return days;
  }
}

type ValueOf<Type extends ComparedFact['value']['type']> = Extract<ComparedFact['value'], { readonly type: Type }>;

function limitMembers({ op, number, version }: ValueOf<'limit'>): Member[] {
  const end: Member['end'] = op === 'max' ? 'upper' : op === 'min' ? 'lower' : undefined;
  const versions: Member[] =
    version === undefined ? [] : [{ pointer: '/value/version', value: version, list: 'versions' }];
  return [...numberMember('/value/number', number).map((member) => ({ ...member, end })), ...versions];
}

function capabilityMembers({ support, beyond }: ValueOf<'capability'>): Member[] {
  const isPlain = support === 'supported' || support === 'unsupported';
  const said: Member[] = isPlain ? [{ pointer: '/value/support', value: support, list: 'support' }] : [];
  return [...said, ...numberMember('/value/beyond/number', beyond?.number)];
}

function numberMember(pointer: string, value: number | undefined): Member[] {
  return value === undefined ? [] : [{ pointer, value, list: 'numbers' }];
}

function dayMember(pointer: string, value: string | undefined): Member[] {
  return value === undefined ? [] : [{ pointer, value, list: 'dates' }];
}

/** What a member's value became between two rows of words, once for each time the words said it; undefined where that cannot be told. */
export function becameOf(
  member: Member,
  previous: readonly string[],
  next: readonly string[],
): (string | number | undefined)[] {
  const before: readonly (string | number)[] = valuesIn(previous)[member.list];
  const after = valuesIn(next);
  return before.flatMap((value, at) => (value === member.value ? [became(member, before, { at, after })] : []));
}

/** A new value; undefined where it cannot be told. */
export type Became = string | number | undefined;

/** What stands now between the same words that a value stood between, where those words and the value are said once: then no other number of the passage can be meant. A value at an end of its passage has words on one side, which is enough where not both are asked for. */
export function becameBetweenSame(
  { value, list }: Member,
  previous: readonly string[],
  next: readonly string[],
  isBetweenBoth = false,
): Became {
  if (list !== 'numbers' && list !== 'versions') return undefined;
  const read = (word = ''): string | number | undefined => valuesIn([word])[list][0];
  const at = onlyOf(previous.flatMap((word, place) => (read(word) === value ? [place] : [])));
  if (at === undefined || next.some((word) => read(word) === value)) return undefined;
  const around = [-2, -1, 1, 2].filter((by) => previous[at + by] !== undefined);
  const isEnough = isBetweenBoth ? around.includes(-1) && around.includes(1) : around.length >= 2;
  const isThere = (place: number) => around.every((by) => next[place + by] === previous[at + by]);
  const place = isEnough ? onlyOf([...next.keys()].filter(isThere)) : undefined;
  return place === undefined ? undefined : read(next[place]);
}

function onlyOf(places: readonly number[]): number | undefined {
  return places.length === 1 ? places[0] : undefined;
}

interface After {
  readonly at: number;
  readonly after: Values;
}

function became(member: Member, before: readonly unknown[], { at, after }: After): string | number | undefined {
  const now: readonly (string | number)[] = after[member.list];
  const isWord = member.list === 'support' || member.list === 'stage';
  // The old value is still said: it stayed, or the words only changed their order.
  if (!isWord && now.includes(member.value)) return now[at] === member.value ? member.value : undefined;
  if (now.length === before.length) return now[at];
  if (before.length > 1) return undefined;
  // Said once, and now the same several times.
  return new Set(now).size === 1 ? now[0] : endOfRange(member, after);
}

// One number became two: the end that the limit is about, if it is about one.
function endOfRange({ list, end }: Member, { numbers }: Values): number | undefined {
  const [low, high] = numbers;
  if (list !== 'numbers' || numbers.length !== 2 || low === undefined || high === undefined) return undefined;
  if (low >= high || !end) return undefined;
  return end === 'upper' ? high : low;
}
