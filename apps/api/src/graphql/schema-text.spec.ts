import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  validateSchema,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldWords } from './field-words.js';
import { placedWords } from './placed-words.js';
import { questionWords } from './question-words.js';
import { policy } from '../access/policy.js';
import { editingArguments, editingTypeWords, editingWords } from './editing-words.js';
import { readFields } from './read-fields.js';
import { answerTypes, itemTypes, questionTypes, toldTypes, writeSchema } from './schema-text.js';
import { typeWords } from './type-words.js';
import { hasInput, inputTypes, payloads, writeFields } from './write-fields.js';

// The types are held against zod's own shapes: nothing that writes them is used to check them.

const { sdl } = writeSchema();
const schema: GraphQLSchema = buildSchema(sdl);

/** What a type has beyond its schema: what it leads to. */
const links: Readonly<Record<string, readonly string[]>> = {
  Draft: ['etag'],
  KnownSource: ['etag'],
  Fact: ['cited', 'related'],
  Option: ['facts', 'movedTo'],
  Catalog: ['published'],
};

type Side = 'output' | 'input';
type GraphqlType = GraphQLOutputType | GraphQLInputType;

interface Field {
  readonly description?: string | null | undefined;
  readonly type: GraphqlType;
}

/** What a schema is without what only says whether it is there; `isNullable` says whether it may be absent or null. */
function core(one: z.ZodType, side: Side): { readonly inner: z.ZodType; readonly isNullable: boolean } {
  if (one instanceof z.ZodPipe) return core((side === 'input' ? one.in : one.out) as z.ZodType, side);
  const wrapper = wrappers.find(([kind]) => one instanceof kind);
  if (!wrapper) return { inner: one, isNullable: one instanceof z.ZodUnknown || isAnyJson(one) };
  const below = core((one as z.ZodOptional<z.ZodType>).unwrap(), side);
  const [, makesNullable] = wrapper;
  return { ...below, isNullable: makesNullable === 'always' || (makesNullable === side ? true : below.isNullable) };
}

/** What a schema is wrapped in, and on which side that makes it one that may be left out. */
const wrappers: readonly (readonly [kind: new (...args: never[]) => unknown, nullable: 'always' | 'never' | Side])[] = [
  [z.ZodOptional, 'always'],
  [z.ZodNullable, 'always'],
  [z.ZodReadonly, 'never'],
  [z.ZodLazy, 'never'],
  [z.ZodDefault, 'input'],
  [z.ZodPrefault, 'input'],
];

const isAnyJson = (one: z.ZodType) =>
  one instanceof z.ZodUnion && one.options.some((option) => option instanceof z.ZodNull);

const withoutNonNull = (type: GraphqlType): GraphqlType => (isNonNullType(type) ? type.ofType : type);

/** Everything in which a schema and a type differ, place by place. */
class Comparison {
  readonly faults: string[] = [];
  /** Objects that are any JSON to GraphQL. */
  readonly opaque: string[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly side: Side) {}

  object(shape: z.ZodObject, name: string): void {
    const key = `${name} ${Object.keys(shape.shape).join()}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInputObjectType(type)) return this.fault(name, 'is no object');
    const fields = type.getFields() as Readonly<Record<string, Field>>;
    const own = Object.keys(fields).filter((field) => !isLink(name, field));
    const missing = Object.keys(shape.shape).filter((field) => !own.includes(field));
    const extra = own.filter((field) => !(field in shape.shape));
    if (missing.length + extra.length > 0) this.fault(name, `lacks ${missing.join()}, has too ${extra.join()}`);
    for (const [field, one] of Object.entries(shape.shape)) {
      const found = fields[field];
      if (found) this.field(one as z.ZodType, found, `${name}.${field}`);
    }
  }

  private field(one: z.ZodType, { type, description }: Field, place: string): void {
    const { inner, isNullable } = core(one, this.side);
    if (isNonNullType(type) === isNullable) this.fault(place, isNullable ? 'is never null' : 'may be null');
    this.value(inner, withoutNonNull(type), place);
    const words = wordsOf(inner, this.side);
    for (const word of words.map(String))
      if (!description?.includes(word)) this.fault(place, `does not tell of ${word}`);
  }

  private value(inner: z.ZodType, type: GraphqlType, place: string): void {
    if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return this.list(inner, type, place);
    if (isListType(type)) return this.fault(place, 'is a list');
    const { name } = getNamedType(type);
    const shape = shapeOf(inner);
    if (shape && name !== 'JSON') return this.object(shape, name);
    if (inner instanceof z.ZodUnion && isUnionType(getNamedType(type))) return this.union(inner, name);
    this.scalar(inner, name, place);
  }

  private scalar(inner: z.ZodType, name: string, place: string): void {
    if (inner instanceof z.ZodObject) this.opaque.push(place);
    const allowed = scalarsOf(inner);
    if (!allowed.includes(name)) this.fault(place, `is ${name} and not ${allowed.join(' or ')}`);
  }

  private list(inner: z.ZodArray | z.ZodTuple, type: GraphqlType, place: string): void {
    if (!isListType(type)) return this.fault(place, 'is no list');
    const element = inner instanceof z.ZodArray ? inner.element : inner.def.items[0];
    const { isNullable, inner: item } = core(element as z.ZodType, this.side);
    if (isNonNullType(type.ofType) === isNullable) this.fault(place, 'has items that are null otherwise');
    this.value(item, withoutNonNull(type.ofType as GraphqlType), `${place}[]`);
  }

  /** Each option of a union has one member with its fields. */
  private union(inner: z.ZodUnion, name: string): void {
    const type = schema.getType(name);
    if (!isUnionType(type)) return this.fault(name, 'is no union');
    const members = type.getTypes();
    if (members.length !== inner.options.length) this.fault(name, 'has another number of members');
    inner.options.forEach((option, at) => {
      const member = members[at];
      if (member && option instanceof z.ZodObject) this.object(option, member.name);
    });
  }

  private fault(place: string, fault: string): void {
    this.faults.push(`${place} ${fault}`);
  }
}

const isLink = (name: string, field: string) =>
  links[name]?.includes(field) === true || (name === 'Release' && releaseLinks.has(field));

const release = schema.getType('Release');
const releaseLinks = new Set(
  isObjectType(release)
    ? Object.values(release.getFields())
        .filter(({ args }) => args.length > 0)
        .map(({ name }) => name)
    : [],
);

/** The words of an enum, also of a list of them. */
function wordsOf(inner: z.ZodType, side: Side): readonly unknown[] {
  if (inner instanceof z.ZodEnum) return inner.options;
  if (inner instanceof z.ZodArray) return wordsOf(core(inner.element as z.ZodType, side).inner, side);
  return [];
}

/** The fields of an object, also of a record whose keys are known. */
function shapeOf(inner: z.ZodType): z.ZodObject | undefined {
  if (inner instanceof z.ZodObject) return inner;
  if (!(inner instanceof z.ZodRecord) || !(inner.keyType instanceof z.ZodEnum)) return undefined;
  return z.object(Object.fromEntries(inner.keyType.options.map((key) => [key, inner.valueType])));
}

const texts = [z.ZodEnum, z.ZodString, z.ZodStringFormat];

function scalarsOf(inner: z.ZodType): readonly string[] {
  if (texts.some((text) => inner instanceof text)) return ['String'];
  if (inner instanceof z.ZodBoolean) return ['Boolean'];
  if (inner instanceof z.ZodNumber) return inner.format === 'safeint' ? ['Int', 'SafeInt'] : ['Float'];
  if (inner instanceof z.ZodLiteral)
    return [{ boolean: 'Boolean', number: 'Float' }[typeof inner.value as 'number'] ?? 'String'];
  return inner instanceof z.ZodObject ? ['JSON'] : ['JSON', 'String'];
}

/** Compares one schema with the type of a name. */
function compare(one: z.ZodType, name: string, side: Side): Comparison {
  const comparison = new Comparison(side);
  if (one instanceof z.ZodObject) comparison.object(one, name);
  if (one instanceof z.ZodUnion)
    for (const option of one.options) comparison.object(option as z.ZodObject, idOf(option));
  return comparison;
}

const faultsOf = (one: z.ZodType, name: string, side: Side) => compare(one, name, side).faults;

const idOf = (one: unknown) => String((one as z.ZodType).meta()?.id);

describe('the GraphQL schema', () => {
  it('is sound', () => expect(validateSchema(schema)).toEqual([]));

  const { DraftItem: _anyItem, ...shapedTypes } = toldTypes;
  const outputTypes = { ...itemTypes, ...answerTypes, ...shapedTypes };
  const inputsByName = { ...questionTypes, ...inputTypes };

  it.each(Object.entries(outputTypes))('%s has exactly the fields of its schema, as deep as it goes', (name, shape) =>
    expect(faultsOf(shape as z.ZodType, name, 'output')).toEqual([]),
  );

  it.each(Object.entries(inputsByName))('%s has exactly the fields of its schema, as deep as it goes', (name, shape) =>
    expect(faultsOf(shape, `${name}Input`, 'input')).toEqual([]),
  );

  it('has an object that is any JSON only where null and absence differ, or a name is no name of GraphQL', () => {
    const answers = Object.entries(outputTypes).map(([name, one]) => compare(one as z.ZodType, name, 'output'));
    const questions = Object.entries(inputsByName).map(([name, one]) => compare(one, `${name}Input`, 'input'));
    const opaque = [...answers, ...questions].flatMap((comparison) => comparison.opaque);
    expect([...new Set(opaque)].sort()).toEqual([
      'ConfiguredAnswer.design',
      'SavedQuestionAskValidateQuestion.document',
      'SavedQuestionAskValidateQuestion.intent',
    ]);
  });

  describe('is seen to differ', () => {
    const shape = itemTypes.Citation;
    it.each([
      ['by a field that only the schema has', shape.extend({ more: z.string() }), /lacks more/],
      ['by a field that only the type has', shape.omit({ quote: true }), /has too quote/],
      ['by what may be null', shape.extend({ quote: z.string().optional() }), /quote is never null/],
      ['by what may not be null', shape.extend({ url: z.string() }), /url may be null/],
      ['by a list', shape.extend({ quote: z.array(z.string()) }), /quote is no list/],
      ['by what is no list', itemTypes.Citation.extend({ title: z.number() }), /title is String and not Float/],
      ['by a word', shape.extend({ certainty: z.enum(['stated', 'hoped']) }), /does not tell of hoped/],
    ])('%s', (_about, other, fault) => expect(faultsOf(other, 'Citation', 'output').join('\n')).toMatch(fault));

    it('deep inside', () => {
      const { rows } = answerTypes.ComparedAnswer.options[0].shape;
      const cell = rows.element.shape.cells.element.extend({ limit: z.strictObject({ number: z.string() }) });
      const row = rows.element.extend({ cells: z.array(cell) });
      const other = answerTypes.ComparedAnswer.options[0].extend({ rows: z.array(row) });
      expect(faultsOf(other, 'CompareAnswer', 'output').join('\n')).toMatch(/Cell.limit may be null[^]*Limit.*lacks/);
    });
  });

  it('knows the members of a union by a constant', () => {
    const { unions } = writeSchema();
    expect([...unions.keys()]).toContain('FactValue');
    for (const [name, { types }] of unions) {
      const union = schema.getType(name);
      if (!isUnionType(union)) throw new Error(`${name} is no union`);
      expect([...types.values()].sort()).toEqual(
        union
          .getTypes()
          .map((member) => member.name)
          .sort(),
      );
      expect([...types.keys()].every((key) => key !== undefined)).toBe(true);
    }
  });

  it('is written the same each time', () => expect(writeSchema().sdl).toBe(sdl));
});

describe('what editors, publishers and administrators have', () => {
  const inputOf = (name: string) =>
    schema
      .getMutationType()
      ?.getFields()
      [name]?.args.find((arg) => arg.name === 'input');
  const writes = Object.entries(writeFields);

  it('is every write that needs a role, under the name that it has over REST, and each operation that is named so', () => {
    const rows = Object.entries(policy).map(([id, row]) => [id, 'graphql' in row ? row.graphql : []] as const);
    const named = rows.flatMap(([id, fields]) => fields.map((field): readonly [string, string] => [id, field]));
    const told = named.filter(([, field]) => field.startsWith('Mutation.'));
    expect(told).toEqual(expect.arrayContaining(writes.map(([name]) => [name, `Mutation.${name}`])));
    expect(told.length).toBe(writes.length);
    expect(named).toEqual(
      expect.arrayContaining(Object.entries(readFields).map(([name, { operation }]) => [operation, `Query.${name}`])),
    );
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(Object.keys(writeFields).sort());
  });

  it.each(writes)(
    '%s takes what its path and its body hold, a key, a dry run, and a version where one is needed',
    (name, field) => {
      const args = schema.getMutationType()?.getFields()[name]?.args ?? [];
      const types = Object.fromEntries(args.map((arg) => [arg.name, String(arg.type)]));
      expect(types).toEqual({
        ...Object.fromEntries(Object.keys(field.path.shape).map((key) => [key, 'String!'])),
        ...(hasInput(field) ? { input: expect.stringMatching(/!$/) as string } : {}),
        ...(field.isOfVersion ? { ifMatch: 'String!' } : {}),
        idempotencyKey: 'String',
        dryRun: 'Boolean',
      });
    },
  );

  it('may leave out an input of which all may be left out, and no other', () => {
    const free = writes.filter(([, { input }]) => inputTypes[String(input.meta()?.id)]?.safeParse({}).success === true);
    const told = writes.flatMap(([name]) => (inputOf(name)?.defaultValue === undefined ? [] : [name]));
    expect(told).toEqual(free.map(([name]) => name));
    expect(told).toContain('approveDraft');
    expect(told).not.toContain('rejectDraft');
  });

  it.each(Object.entries(payloads))(
    '%sPayload holds what REST answers with, and how it came about',
    (name, { field }) => {
      const type = schema.getType(`${name}Payload`);
      if (!isObjectType(type)) throw new Error(`no payload of ${name}`);
      const types = Object.fromEntries(Object.values(type.getFields()).map((one) => [one.name, String(one.type)]));
      const about = { etag: 'String', status: 'Int!', isDryRun: 'Boolean!', isReplayed: 'Boolean!' };
      expect(types).toEqual({ [field]: `${name}!`, ...about });
    },
  );

  it('gives null for a write that fails, so that what was done beside it is told', () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(fields.filter(({ type }) => isNonNullType(type))).toEqual([]);
  });
});

describe('the words of the schema', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ ...field, place: `${type.name}.${field.name}` }))
      : [],
  );

  const args = fields.flatMap((field) =>
    'args' in field
      ? (field.args as readonly GraphQLArgument[]).map((arg) => ({ ...arg, place: `${field.place}(${arg.name})` }))
      : [],
  );

  it('describe every type, field and argument', () => {
    const named = types.map(({ name, description }) => ({ place: name, description }));
    expect(args.length).toBeGreaterThan(50);
    const silent = [...named, ...fields, ...args].filter(({ description }) => !description?.trim());
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  it('say more of an enumerated field than its words', () => {
    const bare = fields.filter(({ description }) => /^One of [^.]*; more may come\.$/.test(description ?? ''));
    expect(bare.map(({ place }) => place)).toEqual([]);
  });

  it('are of types and fields that are there', () => {
    const places = new Set(fields.map(({ place }) => place.replace(/Input\./, '.')));
    const names = new Set(fields.map(({ name }) => name));
    const typeNames = new Set(types.map(({ name }) => name.replace(/Input$/, '')));
    const isPlace = (key: string) => key.includes('.');
    const placed = [...Object.keys(placedWords), ...Object.keys(editingWords).filter(isPlace)];
    const alone = Object.keys(editingWords).filter((key) => !isPlace(key));
    expect(placed.filter((place) => !places.has(place))).toEqual([]);
    expect([...alone, ...Object.keys({ ...fieldWords, ...questionWords })].filter((name) => !names.has(name))).toEqual(
      [],
    );
    expect(Object.keys({ ...typeWords, ...editingTypeWords }).filter((name) => !typeNames.has(name))).toEqual([]);
    const named = new Set(args.flatMap(({ name, place }) => [name, place.replace(/^\w+\.(\w+)\((\w+)\)$/, '$1.$2')]));
    expect(Object.keys(editingArguments).filter((key) => !named.has(key))).toEqual([]);
  });
});
