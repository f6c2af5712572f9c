import type { FormulaTarget } from '../model/formula.js';
import { ruleTargets, type Rule } from '../model/rule.js';
import { designFields, itemType, transitionFields, type Type } from './types.js';

/** What of a catalog an expression may name. A release's content is one. */
export interface CatalogWords {
  readonly categories: readonly { readonly id: string }[];
  readonly options: readonly { readonly id: string; readonly category: string; readonly matches?: unknown }[];
  readonly dimensions: readonly CatalogDimension[];
  readonly vocabularies: readonly { readonly id: string; readonly words: readonly { readonly id: string }[] }[];
  /** For what a `judge` may ask of another requirement. */
  readonly requirements?: readonly { readonly id: string; readonly type: 'yes' | 'number' | 'date' }[] | undefined;
  /** For the scopes of lifecycle entries. */
  readonly facts: readonly {
    readonly option: string;
    readonly alsoOf?: readonly string[] | undefined;
    readonly dimension: string;
    readonly value: { readonly type: string; readonly scope?: string };
  }[];
}

export interface CatalogDimension {
  readonly id: string;
  readonly kind: 'capability' | 'limit' | 'attribute';
  readonly values?: readonly { readonly id: string }[] | undefined;
  readonly qualifiers?: readonly { readonly id: string }[] | undefined;
  readonly valueType?: 'integer' | 'number' | 'version' | undefined;
}

/** What an expression is checked against: its variables and the catalog. `named` are given by name, `roots` are the design's. */
export interface ExpressionContext {
  readonly catalog: CatalogWords;
  readonly roots: Readonly<Record<string, Type>>;
  readonly named: ReadonlyMap<string, { readonly type: Type; readonly path?: string }>;
  readonly allowsChosen: boolean;
  /** Whether the question's own `asOf` and `horizon` are variables here. */
  readonly allowsAsked?: true;
  /** Whether it may ask what the question asks of another requirement. */
  readonly allowsAskedOf?: true;
}

const itemPaths: Record<Rule['for'], string> = {
  cluster: '',
  'agent-pools': '/agentPools/*',
  subnets: '/subnets/*',
  vnets: '/vnets/*',
  ingresses: '/ingresses/*',
  connections: '/intent/connections/*',
  transition: '',
};

/** The context of an expression of a rule: the design (of a transition: both), the item, and the earlier entries of `seen` by name and type. */
export function ruleContext(
  catalog: CatalogWords,
  target: Rule['for'],
  seenTypes: Readonly<Record<string, Type>> | ReadonlyMap<string, Type> = {},
): ExpressionContext {
  const named = new Map<string, { readonly type: Type; readonly path?: string }>();
  const item = itemType(target);
  if (item) named.set(ruleTargets[target], { type: item, path: itemPaths[target] });
  const seen = seenTypes instanceof Map ? [...seenTypes] : Object.entries(seenTypes as Readonly<Record<string, Type>>);
  for (const [name, type] of seen) named.set(name, { type });
  // What a transition is made of has no `chosen` option: it has two.
  const isTransition = target === 'transition';
  const roots = isTransition ? transitionFields : designFields;
  return { catalog, roots, named, allowsChosen: !isTransition, allowsAsked: true };
}

/** Of a rule's targets the one whose item a formula sees. */
export const formulaItems = {
  subnets: 'subnets',
  'agent-pools': 'agent-pools',
  'pod-cidrs': 'cluster',
  cluster: 'cluster',
} as const satisfies Record<FormulaTarget, Rule['for']>;

/** The variables of a formula that say which moment it is worked out for. */
export const momentNames = ['atUpgrade', 'atMaximum'] as const;

/** The context of an expression of a formula: as of a rule, with the moment and the earlier lines by name and type. */
export function formulaContext(
  catalog: CatalogWords,
  target: FormulaTarget,
  lineTypes: Readonly<Record<string, Type>> = {},
): ExpressionContext {
  const moments = Object.fromEntries(momentNames.map((name) => [name, { is: 'bool' } as const]));
  return ruleContext(catalog, formulaItems[target], { ...moments, ...lineTypes });
}

/** The context of an option's `matches`: the design alone. */
export function matchesContext(catalog: CatalogWords): ExpressionContext {
  return { catalog, roots: designFields, named: new Map(), allowsChosen: false };
}

/** The type of what a requirement is asked with. */
export const askedValueTypes = { yes: { is: 'bool' }, number: { is: 'int' }, date: { is: 'text' } } as const;

/** The context of a requirement's `judge`: the candidate and what was asked. A number asked is an int: a fraction may be compared, and is an error in arithmetic. */
export function judgeContext(catalog: CatalogWords, valueType: 'yes' | 'number' | 'date'): ExpressionContext {
  const named = new Map([
    ['option', { type: { is: 'option' } as Type }],
    ['value', { type: askedValueTypes[valueType] as Type }],
  ]);
  return { catalog, roots: {}, named, allowsChosen: false, allowsAskedOf: true };
}
