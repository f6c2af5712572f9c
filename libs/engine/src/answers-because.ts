import { daysBetween } from './addresses/day.js';
import { citationsOf } from './citations.js';
import type { CompiledRelease } from './compile.js';
import { itemName } from './answers-traits.js';
import { diffReleases } from './diff.js';
import { daysOf } from './explain-timeline.js';
import type { Because } from './model/answers.js';
import type { Fact } from './model/fact.js';
import type { Change, ItemKind } from './model/release.js';
import type { Locale } from './model/words.js';
import { isInForce } from './statements.js';

/** A release and the day in the world it is asked about. */
export interface AnswerSide {
  readonly release: CompiledRelease;
  readonly asOf: string;
}

/** Finds what differs between two sides, item by item. */
export interface Differences {
  /** Why an item may give another answer on the one side than on the other; undefined where it is the same on both. `horizon`: days that the question looks ahead. */
  of(name: string, horizon: number): Because | undefined;
}

export function differencesBetween(from: AnswerSide, to: AnswerSide, locale: Locale): Differences {
  const changes = new Map(
    from.release === to.release
      ? []
      : diffReleases(from.release, to.release).changes.map((change) => [itemName(change.kind, change.id), change]),
  );
  return {
    of(name, horizon) {
      const [kind, id] = name.split('/') as [ItemKind, string];
      const change = changes.get(name);
      if (kind === 'fact') return factDifference({ from, to, locale, horizon }, id, change);
      return change && bearsOnAnswers(change) ? { kind, id, change, days: [], citations: [] } : undefined;
    },
  };
}

/** Only the words of a rule stand in an answer. */
function bearsOnAnswers({ kind, grade }: Change): boolean {
  return grade !== 'citation-only' && (grade !== 'wording' || kind === 'rule');
}

interface Sides {
  readonly from: AnswerSide;
  readonly to: AnswerSide;
  readonly locale: Locale;
  readonly horizon: number;
}

function factDifference(sides: Sides, id: string, change: Change | undefined): Because | undefined {
  const { from, to, locale } = sides;
  const held = to.release.facts.get(id) ?? from.release.facts.get(id);
  if (!held) return undefined;
  const inForce = forces(sides, held);
  const days = daysCrossed(sides, id);
  if (!change && inForce.from === inForce.to && days.length === 0) return undefined;
  const home = to.release.facts.has(id) ? to.release : from.release;
  return {
    kind: 'fact',
    id,
    text: held.text[locale],
    ...(change ? { change } : {}),
    inForce,
    days,
    citations: citationsOf(home, [held], locale),
  };
}

/** Whether a fact holds on either side: for the first of its options for which that differs, if there is one. */
function forces({ from, to }: Sides, { id, option, alsoOf }: Fact): { readonly from: boolean; readonly to: boolean } {
  const holds = ({ release, asOf }: AnswerSide, subject: string) => {
    const fact = release.facts.get(id);
    return fact !== undefined && isInForce(release, fact, asOf, subject);
  };
  const pairs = [option, ...alsoOf].map((subject) => ({ from: holds(from, subject), to: holds(to, subject) }));
  return pairs.find((pair) => pair.from !== pair.to) ?? pairs[0] ?? { from: false, to: false };
}

/** The days of a fact, and of what supersedes it, that are further off on the one side than on the other. */
function daysCrossed({ from, to, horizon }: Sides, id: string): string[] {
  const facts = [from, to].flatMap(({ release }) => {
    const fact = release.facts.get(id);
    return fact ? [fact, ...(release.supersededBy.get(id) ?? [])] : [];
  });
  const reached = (day: string, { asOf }: AnswerSide) => {
    if (day <= asOf) return 'past';
    return (daysBetween(asOf, day) ?? Infinity) <= horizon ? 'near' : 'far';
  };
  return [...new Set(facts.flatMap(daysOf))].filter((day) => reached(day, from) !== reached(day, to)).sort();
}
