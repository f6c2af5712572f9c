import { z } from 'zod';
import { designSchema } from '../model/design.js';
import { ruleTargets, type Rule } from '../model/rule.js';

/** The type of an expression. `most` is the largest number of items a list may have, for the cost bound; `option` is the id of an option, of one category where that is known. */
export type Type =
  | { readonly is: 'bool' | 'int' | 'double' | 'text' | 'ip' | 'cidr' | 'version' }
  | { readonly is: 'word'; readonly vocabulary: string }
  | { readonly is: 'option'; readonly category?: string }
  | { readonly is: 'list'; readonly of: Type; readonly most: number }
  | { readonly is: 'empty-list' }
  | { readonly is: 'struct'; readonly fields: Readonly<Record<string, Type>> };

const scalars = {
  bool: { is: 'bool' },
  int: { is: 'int' },
  double: { is: 'double' },
  text: { is: 'text' },
} as const satisfies Record<string, Type>;

/** The types of the design's fields, taken from its schema: what a rule may name and no more. */
export const designFields: Readonly<Record<string, Type>> = fieldsOf(designSchema);

/** The variables of a rule on a transition: two designs. */
export const transitionFields: Readonly<Record<'from' | 'to', Type>> = {
  from: { is: 'struct', fields: designFields },
  to: { is: 'struct', fields: designFields },
};

/** The type of the item that a rule ranges over; undefined for the cluster and a transition, which have no item of their own. */
export function itemType(target: Rule['for']): Type | undefined {
  const lists = {
    cluster: undefined,
    transition: undefined,
    'agent-pools': designFields['agentPools'],
    subnets: designFields['subnets'],
    vnets: designFields['vnets'],
    ingresses: designFields['ingresses'],
    connections: memberOf(designFields['intent'], 'connections'),
  } satisfies Record<keyof typeof ruleTargets, Type | undefined>;
  const list = lists[target];
  return list?.is === 'list' ? list.of : undefined;
}

function memberOf(type: Type | undefined, field: string): Type | undefined {
  return type?.is === 'struct' ? type.fields[field] : undefined;
}

function fieldsOf(schema: z.ZodObject): Readonly<Record<string, Type>> {
  return Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, typeOf(field as z.ZodType)]));
}

function typeOf(schema: z.ZodType): Type {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return typeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodObject) return { is: 'struct', fields: fieldsOf(schema) };
  if (schema instanceof z.ZodArray)
    return { is: 'list', of: typeOf(schema.element as z.ZodType), most: mostItems(schema) };
  if (schema instanceof z.ZodBoolean) return scalars.bool;
  if (schema instanceof z.ZodNumber) return schema.isInt ? scalars.int : scalars.double;
  if (schema instanceof z.ZodString) return textType(schema.meta() ?? {});
  throw new TypeError('the design holds a field of a type that expressions do not know');
}

function textType(meta: Readonly<Record<string, unknown>>): Type {
  if (typeof meta['vocabulary'] === 'string') return { is: 'word', vocabulary: meta['vocabulary'] };
  if (meta['address'] === 'ip' || meta['address'] === 'cidr') return { is: meta['address'] };
  return meta['version'] === true ? { is: 'version' } : scalars.text;
}

function mostItems(schema: z.ZodArray): number {
  for (const check of schema.def.checks ?? []) {
    const { maximum } = check._zod.def as { maximum?: unknown };
    if (typeof maximum === 'number') return maximum;
  }
  throw new TypeError('the design holds a list without a largest length');
}

/** A type as a message names it. */
export function describeType(type: Type): string {
  if (type.is === 'list') return `list of ${describeType(type.of)}`;
  if (type.is === 'word') return `word of ${type.vocabulary}`;
  return type.is === 'option' && type.category !== undefined ? `option of ${type.category}` : type.is;
}
