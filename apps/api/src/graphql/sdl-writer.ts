import { convertSchema } from '../openapi/schema-converter.js';
import type { SchemaNode, TypeRef, UnionKey } from './sdl.types.js';
import { isName, pascal } from './type-names.js';

/** GraphQL's own Int ends here. */
const LARGEST_INT = 2_147_483_647;

const DEFINITIONS = '#/$defs/';

export type Direction = 'input' | 'output';

/** Says of a type, or of a field of it, what its schema leaves unsaid. */
export type WordsFor = (type: string, field?: string) => string | undefined;

/**
 * Writes GraphQL types from the schemas that check questions and describe answers, so that each is defined once. What has no shape of its own in GraphQL (a record, a value
 * of several types, any JSON, an object in which null and absence differ) is the scalar JSON. A word of an enum is a String: new words may come, and they hold hyphens.
 */
export class SdlWriter {
  private readonly definitions = new Map<string, string>();
  private readonly nodes = new Map<string, SchemaNode>();
  /** By the name of the union. */
  readonly unions = new Map<string, UnionKey>();
  /** `Type.field` of what an answer over REST leaves out where there is nothing to say; GraphQL says null. */
  readonly leftOut = new Set<string>();
  /** The names of shapes that stand in several places without a name of their own. */
  private readonly shapes = new Map<string, string>();
  private readonly roots = new Set<string>();

  constructor(
    private readonly direction: Direction,
    private readonly wordsFor: WordsFor = () => undefined,
  ) {}

  /** Names a shape: wherever it stands without a name, it is the type of this name. */
  share(schema: unknown, name: string): void {
    const converted = convertSchema(schema, { schemaType: this.direction });
    if (!converted) throw new Error(`${name} is no schema`);
    this.shapes.set(shapeOf(converted.schema as SchemaNode), name);
  }

  /** The type of a schema, which is written down with everything it is made of. Throws where a schema gives no type of that name. */
  add(schema: unknown, name: string): string {
    const converted = convertSchema(schema, { schemaType: this.direction });
    if (!converted) throw new Error(`${name} is no schema`);
    const components = converted.components as Readonly<Record<string, SchemaNode>>;
    for (const [id, node] of Object.entries(components)) this.nodes.set(id, node);
    this.roots.add(name);
    return this.refOf(converted.schema as SchemaNode, name).text;
  }

  /** A schema that has a name keeps it; one that has none takes the name of its shape, or the one made of its place. */
  private nameOf(node: SchemaNode, name: string): string {
    return this.roots.has(name) || this.nodes.has(name) ? name : (this.shapes.get(shapeOf(node)) ?? name);
  }

  /** Every type that was written down, sorted by name. */
  get sdl(): string {
    return [...this.definitions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, text]) => text)
      .filter((text) => text !== '')
      .join('\n\n');
  }

  private refOf(node: SchemaNode, name: string): TypeRef {
    const branches = node.anyOf ?? node.oneOf;
    if (branches) return this.unionOf(branches, name, node.description);
    if (node.$ref !== undefined) return this.namedRef(node.$ref.slice(DEFINITIONS.length));
    if (Array.isArray(node.type)) return this.ofTypes(node, name);
    return { text: this.plainRef(node, name), isNullable: node.type === 'null' };
  }

  private ofTypes(node: SchemaNode, name: string): TypeRef {
    const types = (node.type as readonly string[]).filter((type) => type !== 'null');
    const [only, ...others] = types;
    const isNullable = types.length < (node.type?.length ?? 0);
    if (only === undefined || others.length > 0) return { text: 'JSON', isNullable };
    return { text: this.plainRef({ ...node, type: only }, name), isNullable };
  }

  private namedRef(id: string): TypeRef {
    const node = this.nodes.get(id);
    if (!node || id === 'JsonValue') return { text: 'JSON', isNullable: true };
    return this.refOf(node, id);
  }

  private plainRef(node: SchemaNode, name: string): string {
    switch (node.type) {
      case 'integer':
        return (node.maximum ?? Infinity) <= LARGEST_INT ? 'Int' : 'SafeInt';
      case 'array':
        return this.listOf(node, name);
      case 'object':
        return this.objectOf(node, name);
      default:
        return scalars[node.type as string] ?? (isWords(node.enum ?? [node.const]) ? 'String' : 'JSON');
    }
  }

  private listOf(node: SchemaNode, name: string): string {
    const item = this.refOf(node.items ?? {}, singular(name));
    return `[${item.text}${item.isNullable ? '' : '!'}]`;
  }

  private objectOf(node: SchemaNode, place: string): string {
    const name = this.nameOf(node, place);
    const fields = Object.entries(node.properties ?? {});
    if (fields.length === 0 || fields.some(([field]) => !isName(field))) return 'JSON';
    if (this.direction === 'output' && fields.some(([field, value]) => saysAbsent(node, field, value))) return 'JSON';
    const type = this.direction === 'input' ? `${name}Input` : name;
    if (this.definitions.has(type)) return type;
    this.definitions.set(type, '');
    const lines = fields.map(([field, value]) => this.fieldOf(field, value, { owner: name, of: node }));
    const keyword = this.direction === 'input' ? 'input' : 'type';
    const words = describe(this.wordsFor(name) ?? node.description, '');
    this.definitions.set(type, `${words}${keyword} ${type} {\n${lines.join('\n')}\n}`);
    return type;
  }

  private fieldOf(
    field: string,
    value: SchemaNode,
    { owner, of }: { readonly owner: string; readonly of: SchemaNode },
  ) {
    const { text, isNullable } = this.refOf(value, `${owner}${pascal(field)}`);
    const isTold = (of.required ?? []).includes(field);
    if (!isTold) this.leftOut.add(`${owner}.${field}`);
    const isSure = !isNullable && isTold;
    const words = wordsOf({ ...value, description: value.description ?? this.wordsFor(owner, field) });
    return `${describe(words, '  ')}  ${field}: ${text}${isSure ? '!' : ''}`;
  }

  private unionOf(branches: readonly SchemaNode[], place: string, description: string | undefined): TypeRef {
    const name = this.nameOf({ anyOf: branches }, place);
    const members = branches.filter(({ type }) => type !== 'null');
    const isNullable = members.length < branches.length;
    const [only, ...others] = members;
    if (only && others.length === 0) return { text: this.refOf(only, name).text, isNullable };
    const key = this.direction === 'output' ? this.keyOf(members) : undefined;
    if (key === undefined) return { text: this.commonOf(members, name), isNullable };
    if (!this.definitions.has(name)) this.defineUnion(name, { members, key, description });
    return { text: name, isNullable };
  }

  /** What all members are where they are one scalar (`a` or `b` or `c`), else any JSON. */
  private commonOf(members: readonly SchemaNode[], name: string): string {
    const kinds = new Set(
      members.map((member) => (isObject(this.resolve(member)) ? 'JSON' : this.refOf(member, name).text)),
    );
    const [only, ...others] = kinds;
    return only !== undefined && others.length === 0 ? only : 'JSON';
  }

  private defineUnion(
    name: string,
    { members, key, description }: { members: readonly SchemaNode[]; key: string; description: string | undefined },
  ): void {
    this.definitions.set(name, '');
    const types = new Map<unknown, string>();
    for (const member of members) {
      const constant = this.resolve(member).properties?.[key]?.const;
      types.set(constant, this.refOf(member, `${name}${pascal(String(constant))}`).text);
    }
    this.unions.set(name, { field: key, types });
    this.definitions.set(
      name,
      `${describe(this.wordsFor(name) ?? description, '')}union ${name} = ${[...types.values()].join(' | ')}`,
    );
  }

  /** The field that holds another constant in each of several objects. */
  private keyOf(members: readonly SchemaNode[]): string | undefined {
    const objects = members.map((member) => this.resolve(member));
    if (!objects.every(isObject)) return undefined;
    return Object.keys(objects[0]?.properties ?? {}).find((field) => {
      const constants = objects.map(({ properties }) => properties?.[field]?.const);
      return constants.every((constant) => constant !== undefined) && new Set(constants).size === constants.length;
    });
  }

  private resolve(node: SchemaNode): SchemaNode {
    return node.$ref === undefined ? node : (this.nodes.get(node.$ref.slice(DEFINITIONS.length)) ?? node);
  }
}

const scalars: Readonly<Record<string, string>> = { string: 'String', boolean: 'Boolean', number: 'Float' };

const isWords = (words: readonly unknown[]) => words.every((word) => typeof word === 'string');

/** Whether a field can be left out and can be null, which are two things then; GraphQL has only null. A design says so of all its fields. */
function saysAbsent(owner: SchemaNode, field: string, { anyOf = [], type }: SchemaNode): boolean {
  const isNullable = anyOf.some((branch) => branch.type === 'null') || (Array.isArray(type) && type.includes('null'));
  return isNullable && !(owner.required ?? []).includes(field);
}

const isObject = ({ type, properties }: SchemaNode) => type === 'object' && properties !== undefined;

const singular = (name: string) =>
  name
    .replace(/ies$/, 'y')
    .replace(/(ias)es$/, '$1')
    .replace(/([^ai]|[^i]a)s$/, '$1');

/** What a shape is known by: the words that describe it make no other one of it. */
function shapeOf({ description: _words, oneOf, anyOf, ...rest }: SchemaNode): string {
  const branches = anyOf ?? oneOf;
  return JSON.stringify({ ...(branches ? { branches } : rest) });
}

/** What a field says of itself: its description, and the words it is known to hold. */
function wordsOf({ description, enum: words, items }: SchemaNode): string | undefined {
  const known = words ?? items?.enum;
  const list = known ? `One of ${known.map(String).join(', ')}; more may come.` : undefined;
  const told = [description, list].filter((text) => text !== undefined);
  return told.length > 0 ? told.join(' ') : undefined;
}

function describe(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}${JSON.stringify(text)}\n`;
}
