import { fc } from '@fast-check/vitest';
import { designSchema, type Design } from '@plimsoll/engine';
import { z } from 'zod';

type Words = (vocabulary: string) => readonly string[];

const cidrs = [
  '10.0.0.0/8',
  '10.0.0.0/16',
  '10.0.1.0/24',
  '10.0.1.128/28',
  '10.244.0.0/16',
  '172.30.0.0/16',
  '192.168.0.0/20',
];
const addresses = {
  cidr: [...cidrs, 'fd12:3456:789a::/64', '10.0.0.5/24', 'nonsense'],
  ip: ['10.0.0.1', '10.0.0.10', '10.0.1.10', '192.168.0.1', 'fd12:3456:789a::a', '010.0.0.1'],
} as const;
const versions = ['1.27', '1.28.3', '1.33.2', '1.5.1', '1.7.9', 'latest'];
const counts = [
  0, 1, 2, 3, 8, 10, 16, 29, 30, 31, 64, 100, 101, 110, 120, 250, 251, 400, 401, 1000, 1001, 5000, 5001, 64_000,
];
/** Few enough that a reference meets what it refers to. */
const texts = [
  '/net/a',
  '/net/b',
  '/net/a/subnets/x',
  '/net/a/subnets/y',
  'westeurope',
  'deck',
  '33%',
  '1',
  'n'.repeat(64),
];

/**
 * Designs in which every field is told, some of them to be absent: made from the design's own schema, so that a new field is generated as soon as there is one.
 * `fixed` are members that every one of them has.
 */
export function completeDesigns(words: Words, plugin: string): fc.Arbitrary<Design> {
  const any = arbitraryOf(designSchema, words) as fc.Arbitrary<Design>;
  return any.map((design) => ({ ...design, network: { ...design.network, plugin } }));
}

function arbitraryOf(schema: z.core.$ZodType, words: Words): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap(), words);
  if (schema instanceof z.ZodNullable)
    return fc.oneof(
      { weight: 9, arbitrary: arbitraryOf(schema.unwrap(), words) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  if (schema instanceof z.ZodObject) return objectOf(schema, words);
  if (schema instanceof z.ZodArray)
    return fc.array(arbitraryOf(schema.element as z.core.$ZodType, words), { maxLength: 2 });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodString) return textOf(schema, words);
  throw new Error(`a design has a field of a kind that is not generated: ${schema.constructor.name}`);
}

function objectOf(schema: z.ZodObject, words: Words): fc.Arbitrary<unknown> {
  return fc.record(
    Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, arbitraryOf(field, words)])),
    { noNullPrototype: true },
  );
}

function numberOf({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> {
  return fc.constantFrom(...counts.filter((count) => count >= (minValue ?? 0) && count <= (maxValue ?? Infinity)));
}

function textOf(schema: z.ZodString, words: Words): fc.Arbitrary<string> {
  const { vocabulary, address, version } = schema.meta() ?? {};
  if (typeof vocabulary === 'string') return fc.constantFrom(...words(vocabulary), 'unheard-of');
  if (address === 'cidr' || address === 'ip') return fc.constantFrom(...addresses[address]);
  return fc.constantFrom(...(version === true ? versions : texts));
}

/** A design without what the coins say: any member of any object in it is untold, but no item of a list, for a list that is told is told whole. `paths` are the members taken away. */
export function forget(
  design: Design,
  coins: Iterator<number>,
): { readonly design: Design; readonly paths: readonly string[] } {
  const paths: string[] = [];
  const prune = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => prune(item, `${path}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([name]) => {
      const isKept = coins.next().value !== 0;
      if (!isKept) paths.push(`${path}/${name}`);
      return isKept;
    });
    return Object.fromEntries(kept.map(([name, member]) => [name, prune(member, `${path}/${name}`)]));
  };
  return { design: prune(design, '') as Design, paths };
}
