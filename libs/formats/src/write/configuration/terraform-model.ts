import { FreeNames } from './free-names.js';

/** A name of the language itself rather than a text: `azurerm_subnet.nodes.id`. JSON writes it in `${}`. */
export class Reference {
  constructor(readonly address: string) {}
}

/** A name that JSON writes bare: the type of a variable, an entry of `depends_on` or `ignore_changes`. */
export class Keyword {
  constructor(readonly name: string) {}
}

/** Blocks of one type inside another. */
export class Blocks {
  constructor(readonly bodies: readonly Body[]) {}
}

export type TfValue = string | number | boolean | readonly TfValue[] | TfObject | Reference | Keyword | undefined;
/** Members that are undefined are left out. */
interface TfObject {
  readonly [name: string]: TfValue;
}

/** The arguments and inner blocks of a block. Those that are undefined are left out. */
export interface Body {
  readonly [name: string]: TfValue | Blocks;
}

/** A block of a configuration with its labels: `resource "azurerm_subnet" "nodes" { }`. */
export interface TopBlock {
  readonly type: 'terraform' | 'provider' | 'variable' | 'data' | 'resource';
  readonly labels: readonly string[];
  readonly body: Body;
}

/** One block, or none where there is nothing to say. */
export const block = (body: Body | undefined): Blocks | undefined => (body ? new Blocks([body]) : undefined);

/** A drawing board for a configuration: gathers its variables and gives each resource a name of its own. */
export class TerraformBoard {
  readonly #variables = new Map<string, TopBlock>();
  readonly #addresses = new Map<object, string>();
  readonly #names = new FreeNames();
  readonly #put = new Set<string>();
  readonly #blocks: TopBlock[] = [];

  variable(name: string, description: string, type: 'string' | 'number' = 'string'): Reference {
    const body = { description, type: new Keyword(type), ...(/password/.test(name) ? { sensitive: true } : {}) };
    this.#variables.set(name, { type: 'variable', labels: [name], body });
    return new Reference(`var.${name}`);
  }

  /** The address of the resource of a thing of the blueprint; `name` is what its label is made of. */
  addressOf(thing: object, type: string, name: string): string {
    const known = this.#addresses.get(thing);
    if (known !== undefined) return known;
    const words = name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_');
    const label = words.replaceAll(/^_+|_+$/g, '').slice(0, 60) || 'this';
    const safe = /^[a-z]/.test(label) ? label : `r_${label}`;
    const address = this.#names.free(`${type}.${safe}`, '_');
    this.#addresses.set(thing, address);
    return address;
  }

  /** Whether a resource was put. */
  has(address: string): boolean {
    return this.#put.has(address);
  }

  /** Puts a resource, or a data source where the address says so, and gives its address. */
  put(address: string, body: Body): string {
    const [first = '', ...rest] = address.split('.');
    const isData = first === 'data';
    this.#put.add(address);
    this.#blocks.push({ type: isData ? 'data' : 'resource', labels: isData ? rest : [first, ...rest], body });
    return address;
  }

  /** Puts a resource that no other names. */
  putNew(type: string, name: string, body: Body): string {
    return this.put(this.addressOf({}, type, name), body);
  }

  blocks(): readonly TopBlock[] {
    return [...this.#variables.values(), ...this.#blocks];
  }
}

export const attribute = (address: string, name: string): Reference => new Reference(`${address}.${name}`);
