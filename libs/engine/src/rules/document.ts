import { parseCidr, parseIp, AddressFault } from '../addresses/address.js';
import type { FactView } from './fact-view.js';
import { ListIndex, type RememberedKey } from './list-index.js';
import type { EachNode, ScalarView, View } from './tree.js';
import { Failure, Unknown, type Struct, type Value } from './values.js';
import { parseVersion } from './version.js';

/** Steps that all rules together may take on one document, and one expression alone. A step is one item that a comprehension or a list function looks at. */
const DOCUMENT_STEPS = 20_000_000;
const EXPRESSION_STEPS = 2_000_000;

/** The values an unknown field could have: told absent, and each word of its vocabulary or true and false. */
export type Domain = Extract<ScalarView, { is: 'bool' | 'word' }>;

/** What has been worked out about one document and stays true whatever is assumed of its unknowns. */
class Readings {
  readonly scalars = {
    ip: new Map<string, Value>(),
    cidr: new Map<string, Value>(),
    version: new Map<string, Value>(),
  };
  readonly lists = new Map<unknown, readonly Value[]>();
  readonly domains = new Map<string, Domain>();
  readonly indexes = new Map<readonly Value[], Map<string, ListIndex>>();
  paths: Map<unknown, string> | undefined;
  stepsLeft = DOCUMENT_STEPS;
}

/** One design under judgement: each address is parsed once, each place has its path, each category its chosen option. */
export class DesignDocument {
  readonly #readings: Readings;
  readonly chosen = new Map<string, Value>();
  /** What comprehensions that depend on nothing but the design came to. */
  readonly wholes = new Map<EachNode, Value>();
  readonly #remembered = new Map<EachNode, Map<RememberedKey, Value>>();

  constructor(
    readonly design: Struct,
    readonly view: FactView,
    private readonly assumed?: ReadonlyMap<string, unknown>,
    readings = new Readings(),
  ) {
    this.#readings = readings;
  }

  /** The same design where unknown fields, by path, are assumed to have a value (null: told absent). */
  assuming(values: ReadonlyMap<string, unknown>): DesignDocument {
    return new DesignDocument(this.design, this.view, values, this.#readings);
  }

  /** For a path that was found unknown: what it could be, when that is a short list. */
  domain(path: string): Domain | undefined {
    return this.#readings.domains.get(path);
  }

  /** What a field comes to that the document does not tell, or tells in a word that is not known. */
  untold(holder: Value, field: string, view: View | undefined): Value {
    if (holder instanceof Failure) return holder;
    if (!(holder instanceof Unknown)) return this.#unknown(`${this.pathOf(holder)}/${field}`, view);
    return holder.$isPath ? this.#unknown(`${holder.$paths[0]}/${field}`, view) : holder;
  }

  /** A path that is not told: what is assumed of it, or unknown. */
  #unknown(path: string, view: View | undefined): Value {
    const assumed = this.assumed?.get(path);
    if (assumed === null) return new Failure('absent', path);
    if (typeof assumed === 'boolean' || typeof assumed === 'string') return assumed;
    if (view?.is === 'bool' || view?.is === 'word') this.#readings.domains.set(path, view);
    return new Unknown([path], true);
  }

  /** A told value as expressions see it. `holder` and `field` say where it stands. */
  read(raw: unknown, view: View, holder: Value, field: string): Value {
    if (view.is === 'list') return this.#readList(raw as readonly string[], view.of, holder, field);
    if (view.is === 'bool') return raw as boolean;
    if (view.is === 'word')
      return this.view.words(view.vocabulary).has(raw as string) ? (raw as string) : this.untold(holder, field, view);
    return this.readScalar(raw as string, view.is);
  }

  /** An address, a range or a version, read once however often it is asked for. */
  readScalar(text: string, kind: 'ip' | 'cidr' | 'version'): Value {
    const known = this.#readings.scalars[kind];
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = scalarReaders[kind](text)));
    return value;
  }

  #readList(raw: readonly string[], of: ScalarView, holder: Value, field: string): readonly Value[] {
    let list = this.#readings.lists.get(raw);
    if (!list) {
      list = raw.map((text, index) => this.#readItem(text, of, () => `${this.pathOf(holder)}/${field}/${index}`));
      this.#readings.lists.set(raw, list);
    }
    return list;
  }

  #readItem(text: string, of: ScalarView, path: () => string): Value {
    if (of.is === 'bool') throw new TypeError('a design holds no list of booleans');
    if (of.is === 'word') return this.view.words(of.vocabulary).has(text) ? text : new Unknown([path()]);
    return this.readScalar(text, of.is);
  }

  /** The items of a list of the design by one of their fields, indexed once. */
  indexOf(list: readonly Value[], field: string): ListIndex {
    const { indexes } = this.#readings;
    let fields = indexes.get(list);
    if (!fields) indexes.set(list, (fields = new Map()));
    let index = fields.get(field);
    if (!index) fields.set(field, (index = new ListIndex(list, field)));
    return index;
  }

  /** To be called when something was written into the design: what was found out by looking at it is found out anew. */
  forget(): void {
    this.#readings.indexes.clear();
    this.wholes.clear();
    this.#remembered.clear();
  }

  /** What a comprehension came to before on this document, by what it depends on. */
  remembered(node: EachNode): Map<RememberedKey, Value> {
    let known = this.#remembered.get(node);
    if (!known) this.#remembered.set(node, (known = new Map()));
    return known;
  }

  /** The path of a struct of the design. The design itself has the empty path. */
  pathOf(place: Value): string {
    this.#readings.paths ??= indexPaths(this.design);
    return this.#readings.paths.get(place) ?? '';
  }

  /** How many steps the next expression may take. */
  get stepsLeft(): number {
    return Math.min(EXPRESSION_STEPS, this.#readings.stepsLeft);
  }

  /** Leaves no more than so many steps of the document's budget. */
  leaveSteps(most: number): void {
    this.#readings.stepsLeft = Math.min(most, this.#readings.stepsLeft);
  }

  /** Takes steps from the document's budget. */
  spend(steps: number): void {
    this.#readings.stepsLeft = Math.max(0, this.#readings.stepsLeft - steps);
  }
}

const scalarReaders = {
  ip: (text: string) => orFailure(parseIp(text)),
  cidr: (text: string) => orFailure(parseCidr(text)),
  version: (text: string): Value => parseVersion(text) ?? new Failure('malformed-version', text),
};

/** An address that could not be read, as a value of the language. */
function orFailure<T>(read: T | AddressFault): T | Failure {
  return read instanceof AddressFault ? new Failure(read.code, read.text, read.corrected) : read;
}

function indexPaths(design: Struct): Map<unknown, string> {
  const paths = new Map<unknown, string>();
  const visit = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) paths.set(value, path);
    for (const [key, member] of Object.entries(value)) visit(member, `${path}/${key}`);
  };
  visit(design, '');
  return paths;
}
