import { FreeNames } from './free-names.js';

/** What a template works out when it is deployed. */
export type Call =
  | { readonly is: 'parameter'; readonly name: string }
  | { readonly is: 'id'; readonly of: string }
  | { readonly is: 'subnet-id'; readonly of: string; readonly name: string }
  /** The id of a resource of another resource group. */
  | { readonly is: 'foreign-id'; readonly group: string; readonly type: string; readonly names: readonly string[] }
  | { readonly is: 'role'; readonly id: string }
  | { readonly is: 'guid'; readonly of: readonly (string | Expression)[] }
  | { readonly is: 'principal-id'; readonly of: string };

export class Expression {
  constructor(readonly call: Call) {}
}

/** An object with one member whose name is an expression. */
export class KeyedBy {
  constructor(
    readonly key: Expression,
    readonly value: ArmValue,
  ) {}
}

export type ArmValue = string | number | boolean | readonly ArmValue[] | ArmObject | Expression | KeyedBy | undefined;
/** Members that are undefined are left out. */
export interface ArmObject {
  readonly [name: string]: ArmValue;
}

/** A resource of a template; `symbol` is what the others call it. */
export interface ArmResource {
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string | Expression;
  /** The symbol of the resource that it stands in, or that it is put upon. */
  readonly parent?: string;
  readonly scope?: string;
  readonly members: ArmObject;
  /** What has to be there first and is not named in its members. */
  readonly after?: readonly string[];
}

export interface ArmParameter {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'securestring' | 'int';
  /** Whether the location of the resource group is taken where nothing is given. */
  readonly isGroupLocation: boolean;
}

/** A template before it is printed as JSON or as Bicep. */
export interface ArmModel {
  readonly parameters: readonly ArmParameter[];
  readonly resources: readonly ArmResource[];
}

export const idOf = (symbol: string): Expression => new Expression({ is: 'id', of: symbol });

/** The symbols that a value names, in the order they come. */
export function symbolsIn(value: ArmValue): readonly string[] {
  if (value instanceof Expression) return symbolsOfCall(value.call);
  if (value instanceof KeyedBy) return [...symbolsIn(value.key), ...symbolsIn(value.value)];
  if (typeof value !== 'object') return [];
  return Object.values(value).flatMap((member: ArmValue) => symbolsIn(member));
}

function symbolsOfCall(call: Call): readonly string[] {
  if (call.is === 'guid') return call.of.flatMap(symbolsIn);
  return call.is === 'id' || call.is === 'subnet-id' || call.is === 'principal-id' ? [call.of] : [];
}

/** A drawing board for a template: gathers its parameters and gives each thing a symbol of its own. */
export class ArmBoard {
  readonly #parameters = new Map<string, ArmParameter>();
  readonly #symbols = new Map<object, string>();
  readonly #names = new FreeNames();
  readonly resources: ArmResource[] = [];

  /** A value that whoever deploys gives. */
  parameter(name: string, description: string, type: ArmParameter['type'] = 'string'): Expression {
    this.#parameters.set(name, { name, description, type, isGroupLocation: name === 'location' });
    this.#names.take(name);
    return new Expression({ is: 'parameter', name });
  }

  /** The symbol of a thing of the blueprint, made of its kind and name. */
  symbolOf(thing: object, kind: string, name = ''): string {
    const known = this.#symbols.get(thing);
    if (known !== undefined) return known;
    const words = `${kind} ${name}`
      .normalize('NFKD')
      .split(/[^A-Za-z0-9]+/)
      .filter(Boolean);
    const symbol = words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
    const free = this.#names.free(symbol.slice(0, 60), '');
    this.#symbols.set(thing, free);
    return free;
  }

  add(resource: ArmResource): void {
    this.resources.push(resource);
  }

  model(): ArmModel {
    return { parameters: [...this.#parameters.values()], resources: this.resources };
  }
}
