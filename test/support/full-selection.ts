import {
  buildSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

const ALIAS = '__';

/** What GraphQL tells in the answer and REST in a header. */
const HEADERS = new Set(['Draft.etag', 'KnownSource.etag']);

/**
 * A document that asks a field of Query for everything its answer holds, each type in one fragment. Fields that two members of a union have with other types are asked for under
 * another name, which `fullAnswer` takes off again.
 */
export class FullSelection {
  private readonly schema: GraphQLSchema;
  private readonly fragments = new Map<string, string>();

  constructor(
    sdl: string,
    private readonly leftOut: ReadonlySet<string>,
  ) {
    this.schema = buildSchema(sdl);
  }

  /** `variables` are the arguments of the field, by name. Of a union that the field gives, `members` are the types asked about; default: all. */
  documentFor(field: string, members?: readonly string[]): string {
    const found = this.schema.getQueryType()?.getFields()[field];
    if (!found) throw new Error(`Query has no field ${field}`);
    this.fragments.clear();
    const declared = found.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = found.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = this.selectionOf(getNamedType(found.type), members);
    const fragments = [...this.fragments.values()].join(' ');
    const [variables, given] = found.args.length === 0 ? ['', ''] : [`(${declared})`, `(${passed})`];
    return `query${variables} { ${field}${given} ${selection} } ${fragments}`;
  }

  /** The answer to a field of Query as REST gives it: without the names of types, aliases and the nulls that stand for what is left out. */
  restore(field: string, value: unknown): unknown {
    const found = this.schema.getQueryType()?.getFields()[field];
    return found ? this.restored(value, getNamedType(found.type)) : value;
  }

  /** Everything that a type holds, and the fragments that this is written with. */
  selectionOfType(name: string): { readonly selection: string; readonly fragments: string } {
    this.fragments.clear();
    const selection = this.selectionOf(this.typeOf(name));
    return { selection, fragments: [...this.fragments.values()].join(' ') };
  }

  /** A value of a type as REST gives it. */
  restoreAs(name: string, value: unknown): unknown {
    return this.restored(value, this.typeOf(name));
  }

  private typeOf(name: string): GraphQLNamedType {
    const type = this.schema.getType(name);
    if (!type) throw new Error(`there is no type ${name}`);
    return type;
  }

  private restored(value: unknown, type: GraphQLNamedType): unknown {
    if (Array.isArray(value)) return value.map((member) => this.restored(member, type));
    if (value === null || typeof value !== 'object') return value;
    if (isUnionType(type)) {
      const name = (value as { readonly __typename: string }).__typename;
      const member = type.getTypes().find((one) => one.name === name);
      return member ? this.restored(value, member) : value;
    }
    if (!isObjectType(type)) return value;
    const told = Object.entries(value).map(([name, member]) => [name.split(ALIAS)[0] ?? name, member] as const);
    return Object.fromEntries(
      told
        .filter(([name, member]) => name !== '' && (member !== null || !this.leftOut.has(`${type.name}.${name}`)))
        .map(([name, member]) => [name, this.restoredField(type, name, member)]),
    );
  }

  private restoredField(type: GraphQLObjectType, name: string, value: unknown): unknown {
    const field = type.getFields()[name];
    return field ? this.restored(value, getNamedType(field.type)) : value;
  }

  private selectionOf(type: GraphQLNamedType, members?: readonly string[]): string {
    if (isUnionType(type)) {
      const asked = type.getTypes().filter(({ name }) => members?.includes(name) ?? true);
      for (const member of asked) this.addFragment(member, clashesOf(asked));
      return `{ __typename ${asked.map(({ name }) => `...${name}`).join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    this.addFragment(type, new Set());
    return `{ ...${type.name} }`;
  }

  private addFragment(type: GraphQLObjectType, clashes: ReadonlySet<string>): void {
    if (this.fragments.has(type.name)) return;
    this.fragments.set(type.name, '');
    const fields = Object.values(type.getFields()).filter(
      ({ args, name }) => args.length === 0 && !HEADERS.has(`${type.name}.${name}`),
    );
    const lines = fields.map((field) => this.lineOf(field, clashes.has(field.name) ? type.name : undefined));
    this.fragments.set(type.name, `fragment ${type.name} on ${type.name} { ${lines.join(' ')} }`);
  }

  private lineOf({ name, type }: GraphQLField<unknown, unknown>, owner: string | undefined): string {
    const alias = owner === undefined ? '' : `${name}${ALIAS}${owner}: `;
    return `${alias}${name} ${this.selectionOf(getNamedType(type))}`.trim();
  }
}

function clashesOf(members: readonly GraphQLObjectType[]): ReadonlySet<string> {
  const types = new Map<string, Set<string>>();
  for (const { name, type } of members.flatMap((member) => Object.values(member.getFields())))
    types.set(name, (types.get(name) ?? new Set()).add(String(type)));
  return new Set([...types].filter(([, printed]) => printed.size > 1).map(([name]) => name));
}
