import { citationsOf } from './citations.js';
import type { CompiledRelease } from './compile.js';
import type { Position } from './model/compare.js';
import type { CapabilityValue, Certainty, Fact, FactValue, LimitValue } from './model/fact.js';
import type { Dimension } from './model/option.js';
import type { Locale } from './model/words.js';

/** What a cell is looked at through: the release, the day and the language of its texts. */
export interface CellView {
  readonly release: CompiledRelease;
  readonly asOf: string;
  readonly locale: Locale;
}

/** The value part of a cell, a variant or one side of a dispute. */
export type CellValue = Omit<Position, 'fact' | 'used'>;

/** The value part of a cell that nothing is said about: unknown, never a no. */
export function silentValue(dimension: Dimension): CellValue {
  return {
    state: 'unknown',
    ...(dimension.kind === 'capability' ? { support: 'unknown' as const } : {}),
    qualifiers: [],
    facts: [],
    citations: [],
  };
}

/** The value part that agreeing facts give, cited in the order given. The first one decides; where values are lists, all are united and the least certain one tells the certainty. */
export function valueOfFacts(view: CellView, dimension: Dimension, facts: readonly [Fact, ...Fact[]]): CellValue {
  const shown = isListed(facts[0].value) ? facts : [facts[0]];
  const notes = new Set(shown.flatMap(({ note }) => (note ? [note[view.locale]] : [])));
  return {
    ...ownValue(view, dimension, facts),
    certainty: leastCertain(shown),
    ...(notes.size > 0 ? { note: [...notes].join('\n') } : {}),
    facts: facts.map((fact) => fact.id),
    citations: citationsOf(view.release, facts, view.locale),
  };
}

const isListed = ({ type }: FactValue) => type !== 'capability' && type !== 'limit';

function leastCertain(facts: readonly Fact[]): Certainty {
  const found = new Set(facts.map((fact) => fact.certainty));
  return (['ambiguous', 'inferred'] as const).find((certainty) => found.has(certainty)) ?? 'stated';
}

type OwnValue = Pick<CellValue, 'state' | 'support' | 'values' | 'limit' | 'beyond' | 'qualifiers' | 'condition'>;

function ownValue(view: CellView, dimension: Dimension, facts: readonly [Fact, ...Fact[]]): OwnValue {
  const { value } = facts[0];
  switch (value.type) {
    case 'capability':
      return {
        state: stateOf(value.support),
        support: value.support,
        ...(value.values.length > 0 ? { values: inVocabularyOrder(dimension, includedBy(value, facts)) } : {}),
        ...(value.beyond ? { beyond: value.beyond } : {}),
        qualifiers: value.qualifiers,
        ...(value.condition ? { condition: value.condition[view.locale] } : {}),
      };
    case 'limit':
      return { state: 'known', limit: bareLimit(value), qualifiers: [] };
    case 'attribute':
    case 'lifecycle':
    case 'guidance':
      return {
        state: 'known',
        values: inVocabularyOrder(
          dimension,
          facts.flatMap((fact) => wordsOf(fact.value)),
        ),
        qualifiers: [],
      };
  }
}

/** What is included by the deciding statement and by those that say the same of something more. */
function includedBy({ support }: CapabilityValue, facts: readonly Fact[]): string[] {
  return facts.flatMap(({ value }) => (value.type === 'capability' && value.support === support ? value.values : []));
}

function stateOf(support: NonNullable<CellValue['support']>): CellValue['state'] {
  return support === 'unknown' || support === 'not-applicable' ? support : 'known';
}

function bareLimit(value: LimitValue): NonNullable<CellValue['limit']> {
  const { op, unit, scope, kind, adjustable, number, version, symbol } = value;
  return {
    op,
    ...(number === undefined ? {} : { number }),
    ...(version === undefined ? {} : { version }),
    ...(symbol === undefined ? {} : { symbol }),
    unit,
    scope,
    kind,
    adjustable,
  };
}

/** The words a fact puts into a list of values: a lifecycle entry its status, a use-when line its signal. */
function wordsOf(value: FactValue): readonly string[] {
  switch (value.type) {
    case 'attribute':
    case 'capability':
      return value.values;
    case 'lifecycle':
      return [value.status];
    case 'guidance':
      return [value.signal];
    case 'limit':
      return [];
  }
}

function inVocabularyOrder(dimension: Dimension, words: readonly string[]): string[] {
  const position = new Map(dimension.values.map(({ id }, index) => [id, index]));
  const rank = (word: string) => position.get(word) ?? position.size;
  return [...new Set(words)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
