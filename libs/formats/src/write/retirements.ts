import {
  citationsOf,
  isInForce,
  type CompiledRelease,
  type Fact,
  type LifecycleValue,
  type Locale,
} from '@plimsoll/engine';

/** A day on which an option is retired or deprecated, in the words of one language. `key` is of option, status and scope: the same in every release. */
export interface Retirement {
  readonly key: string;
  readonly status: 'retired' | 'deprecated';
  readonly scope: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The name of the option. */
  readonly name: string;
  readonly text: string;
  readonly url?: string;
}

/** An end of an option on a day, and the fact that says so. */
interface Ending {
  readonly option: string;
  readonly value: LifecycleValue & { readonly status: 'retired' | 'deprecated'; readonly from: string };
  readonly fact: Fact;
}

/** The retirements that a release tells, by day and key; `today` is a day, `YYYY-MM-DD`, on which its facts are taken. */
export function retirementsOf(release: CompiledRelease, today: string, locale: Locale): readonly Retirement[] {
  return endingsOf(release, today).map((ending) => {
    const { option, value, fact } = ending;
    const name = release.content.options.find(({ id }) => id === option)?.name[locale] ?? option;
    const url = citationsOf(release, [fact], locale).find((citation) => citation.url !== undefined)?.url;
    const { status, scope, from } = value;
    return {
      key: keyOf(ending),
      status,
      scope,
      day: from,
      name,
      text: fact.text[locale],
      ...(url === undefined ? {} : { url }),
    };
  });
}

/** One for each option, status and scope: of several facts the surer one, and the earlier day. */
function endingsOf(release: CompiledRelease, today: string): readonly Ending[] {
  const byKey = new Map<string, Ending>();
  const found = release.content.facts.flatMap((fact) => endingsIn(release, fact, today)).sort(compareEndings);
  for (const ending of found) if (!byKey.has(keyOf(ending))) byKey.set(keyOf(ending), ending);
  return [...byKey.values()].sort(
    (a, b) => compareTexts(a.value.from, b.value.from) || compareTexts(keyOf(a), keyOf(b)),
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

const keyOf = ({ option, value: { status, scope }, fact }: Ending) =>
  [option, status, scope, ...[...fact.with].sort()].join('.');
