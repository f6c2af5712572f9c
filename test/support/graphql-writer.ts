import { buildSchema, type GraphQLField } from 'graphql';
import { writeSchema } from '../../apps/api/src/graphql/schema-text.js';

const schema = buildSchema(writeSchema().sdl);

type Json = Readonly<Record<string, unknown>>;

/** An error as GraphQL tells it. */
interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Json;
}

export interface GraphqlTold {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Json | null;
  readonly errors?: readonly ToldError[];
}

/** What a root field came to. */
export interface FieldTold {
  readonly value: Json;
  /** Undefined where it was answered. */
  readonly problem: (Json & { readonly detail: string }) | undefined;
}

/** A caller with a token, through GraphQL alone. */
export class GraphqlWriter {
  constructor(
    private readonly url: () => string,
    readonly token: string,
  ) {}

  async ask(query: string, variables: object = {}): Promise<GraphqlTold> {
    const response = await fetch(`${this.url()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const told = (await response.json()) as Pick<GraphqlTold, 'data' | 'errors'>;
    return { ...told, status: response.status, headers: response.headers };
  }

  /** Does one write; throws where it is refused. */
  async write(field: string, args: Json, selection: string): Promise<Json> {
    return answered(field, await this.tryWrite(field, args, selection));
  }

  /** Reads one root field; throws where it is refused. */
  async read<Value = Json>(field: string, args: Json, selection: string): Promise<Value> {
    return answered(field, await this.tryRead(field, args, selection)) as Value;
  }

  async tryWrite(field: string, args: Json, selection: string): Promise<FieldTold> {
    return toldOf(field, await this.ask(documentOf('mutation', field, { args, selection }), args));
  }

  async tryRead(field: string, args: Json, selection: string): Promise<FieldTold> {
    return toldOf(field, await this.ask(documentOf('query', field, { args, selection }), args));
  }
}

/** A document of one root field, with a variable for each argument that is told. */
export function documentOf(
  operation: 'query' | 'mutation',
  field: string,
  { args, selection }: { readonly args: Json; readonly selection: string },
): string {
  const known = rootField(operation, field).args.filter(({ name }) => name in args);
  const declared = known.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = known.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = known.length === 0 ? `${operation} { ${field}` : `${operation}(${declared}) { ${field}(${passed})`;
  return `${head} ${selection === '' ? '' : `{ ${selection} }`} }`;
}

export function rootField(operation: 'query' | 'mutation', field: string): GraphQLField<unknown, unknown> {
  const type = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const found = type?.getFields()[field];
  if (!found) throw new Error(`there is no ${operation} ${field}`);
  return found;
}

function toldOf(field: string, { data, errors }: GraphqlTold): FieldTold {
  const [first] = errors ?? [];
  const value = (data?.[field] ?? null) as Json;
  return { value, problem: first && { ...first.extensions, detail: first.message } };
}

function answered(field: string, { value, problem }: FieldTold): Json {
  if (problem) throw new Error(`${field}: ${JSON.stringify(problem)}`);
  return value;
}
