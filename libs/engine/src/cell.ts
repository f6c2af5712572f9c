import { canonicalJson } from './canonical.js';
import { silentValue, valueOfFacts, type CellView } from './cell-value.js';
import type { Cell, Dispute, Variant } from './model/compare.js';
import type { Fact, LifecycleValue, LimitValue } from './model/fact.js';
import type { Dimension } from './model/option.js';
import { disagree, resolveCell, type Statement } from './statements.js';

type Scope = Readonly<Record<string, string>>;
type Facts = readonly [Fact, ...Fact[]];

/** Facts of one statement that can be shown as one value. */
interface Part {
  readonly statement: Statement;
  readonly facts: Facts;
  /** What narrows this part beyond the statement's own scope. */
  readonly aside: Scope;
}

/** The cell of an option on a dimension. There always is one: where nothing in force says anything, its state is unknown. */
export function cellOf(view: CellView, option: string, dimension: Dimension): Cell {
  const resolved = resolveCell(view.release, option, dimension.id, view.asOf);
  const mainParts = resolved.main ? splitStatement(resolved.main, view.asOf) : [];
  const main = mainParts.find((part) => isEmpty(part.aside));
  const rest = [
    ...mainParts.filter((part) => part !== main),
    ...resolved.variants.flatMap((statement) => splitStatement(statement, view.asOf)),
  ];
  return {
    option,
    ...(main ? valueOfFacts(view, dimension, main.facts) : silentValue(dimension)),
    ...disputeOf(view, dimension, main),
    ...(rest.length > 0 ? { variants: rest.map((part) => variantOf(view, dimension, part)) } : {}),
  };
}

function variantOf(view: CellView, dimension: Dimension, part: Part): Variant {
  return {
    scope: { ...part.statement.scope, ...part.aside },
    with: [...part.statement.with].sort(),
    ...valueOfFacts(view, dimension, part.facts),
    ...disputeOf(view, dimension, part),
  };
}

const isEmpty = (scope: Scope) => Object.keys(scope).length === 0;

function splitStatement(statement: Statement, asOf: string): Part[] {
  const groups = new Map<string, { aside: Scope; facts: [Fact, ...Fact[]] }>();
  for (const fact of statement.facts) {
    const aside = asideOf(fact, statement.used, asOf);
    if (!aside) continue;
    const key = canonicalJson(aside);
    const group = groups.get(key);
    if (group) group.facts.push(fact);
    else groups.set(key, { aside, facts: [fact] });
  }
  return [...groups.values()].map((group) => ({ statement, ...group }));
}

/**
 * What keeps a fact apart from the others of its statement, since one list of words could not tell it:
 * a lifecycle status that begins later (`from`), a signal that speaks against the option (`direction`), a limit of another sort than the one that leads.
 * Undefined for a lifecycle status that is over.
 */
function asideOf({ value }: Fact, { value: leading }: Fact, asOf: string): Scope | undefined {
  switch (value.type) {
    case 'capability':
    case 'attribute':
      return {};
    case 'lifecycle':
      return beginningOf(value, asOf);
    case 'guidance':
      return value.direction === 'disfavours' ? { direction: 'disfavours' } : {};
    case 'limit':
      return leading.type === 'limit' ? sortOf(value, leading) : {};
  }
}

function beginningOf({ from, to }: LifecycleValue, asOf: string): Scope | undefined {
  if (to !== undefined && asOf >= to) return undefined;
  return from !== undefined && asOf < from ? { from } : {};
}

function sortOf({ kind, op, scope }: LimitValue, leading: LimitValue): Scope {
  return {
    ...(kind === leading.kind ? {} : { kind }),
    ...(op === leading.op ? {} : { op }),
    ...(scope === leading.scope ? {} : { scope }),
  };
}

function disputeOf(
  view: CellView,
  dimension: Dimension,
  part: Part | undefined,
): { disputed: boolean; dispute?: Dispute } {
  const { against, because } = part?.statement ?? { against: [] };
  const opponents = against.filter((fact) => part?.facts.some((own) => disagree(view.release, own, fact)));
  if (!part || !because || opponents.length === 0) return { disputed: false };
  const own = part.facts.filter((fact) => opponents.some((opponent) => disagree(view.release, fact, opponent)));
  const [used = part.facts[0]] = own;
  const positionOf = (fact: Fact, isUsed: boolean) => ({
    fact: fact.id,
    used: isUsed,
    ...valueOfFacts(view, view.release.dimensions.get(fact.dimension) ?? dimension, [fact]),
  });
  const positions = [...own.map((fact) => positionOf(fact, true)), ...opponents.map((fact) => positionOf(fact, false))];
  return { disputed: true, dispute: { positions, used: used.id, because } };
}
