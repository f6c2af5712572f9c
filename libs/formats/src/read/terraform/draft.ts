import { isObject, ownValue, Unresolved, type Notes, type Place } from '../place.js';

/** Where a value of the draft was taken from. Of a copy all that is inside stands at the same place inside the origin. */
interface Origin {
  readonly pointer: string;
  readonly isCopy: boolean;
}

type Path = readonly (string | number)[];

/** The origins of a value and of what is inside it, by name or index. */
interface Origins {
  origin: Origin | undefined;
  readonly inside: Map<string, Origins>;
}

/**
 * A plan's resources rewritten as the Azure API takes them, so that one reader maps clusters and networks whatever tool wrote them. Keeps for every
 * value where it stands in the plan.
 */
export class Draft {
  readonly value: Record<string, unknown> = {};
  readonly #origins: Origins = { origin: undefined, inside: new Map() };
  readonly #made = new WeakSet<object>();

  /** Puts a value; nothing where there is none. `copy`: the value stands in the plan just as it is put. */
  put(path: Path, { value, pointer }: Place, copy: 'copy' | 'made' = 'copy'): void {
    if (value === undefined) return;
    const last = path.at(-1);
    if (last === undefined) return;
    const parent = this.#open(path.slice(0, -1));
    (parent as Record<string | number, unknown>)[last] = value;
    this.#note(path, { pointer, isCopy: copy === 'copy' });
  }

  /** Puts an object or a list that is filled by later puts, and where it stands in the plan. */
  open(path: Path, pointer: string): void {
    this.#open(path);
    this.#note(path, { pointer, isCopy: false });
  }

  #note(path: Path, origin: Origin): void {
    let at = this.#origins;
    for (const step of path) {
      const inside = at.inside.get(String(step)) ?? { origin: undefined, inside: new Map<string, Origins>() };
      at.inside.set(String(step), inside);
      at = inside;
    }
    at.origin = origin;
  }

  /** The object or list at a path. What the draft did not make itself is the user's own: it is copied before anything is put into it. */
  #open(path: Path): object {
    let at: object = this.value;
    for (const [index, step] of path.entries()) {
      const holder = at as Record<string | number, unknown>;
      const inner = Object.hasOwn(holder, step) ? holder[step] : undefined;
      at = this.#ownOf(inner, typeof path[index + 1] === 'number');
      holder[step] = at;
    }
    return at;
  }

  #ownOf(inner: unknown, isList: boolean): object {
    if (typeof inner === 'object' && inner !== null && this.#made.has(inner)) return inner;
    const made = Array.isArray(inner) ? [...(inner as unknown[])] : isObject(inner) ? { ...inner } : isList ? [] : {};
    this.#made.add(made);
    return made;
  }

  /** Turns every pointer into the draft that a reader noted into the pointer to the place in the plan that the value was taken from. */
  relocate(notes: Notes): void {
    for (const [path, pointer] of Object.entries(notes.pointers)) notes.pointers[path] = this.#origin(pointer);
    notes.unmapped.splice(0, notes.unmapped.length, ...new Set(notes.unmapped.map((each) => this.#origin(each))));
    const wrong = notes.wrong.map((place) => ({ ...place, pointer: this.#origin(place.pointer) }));
    notes.wrong.splice(0, notes.wrong.length, ...wrong);
  }

  #origin(pointer: string): string {
    const tokens = pointer.split('/').slice(1);
    let [at, found, depth]: [Origins | undefined, Origin | undefined, number] = [this.#origins, undefined, 0];
    for (const [index, token] of tokens.entries()) {
      at = at.inside.get(token);
      if (!at) break;
      if (at.origin) [found, depth] = [at.origin, index + 1];
    }
    if (!found) return '';
    return found.isCopy ? [found.pointer, ...tokens.slice(depth, this.#lengthShown(tokens))].join('/') : found.pointer;
  }

  /** How many steps of a path the plan itself shows: a reader may ask for more than there is. */
  #lengthShown(tokens: readonly string[]): number {
    let at: unknown = this.value;
    for (const [index, token] of tokens.entries()) {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      at = Array.isArray(at) ? (at[Number(name)] as unknown) : ownValue(at, name);
      if (at === undefined || at instanceof Unresolved) return index;
    }
    return tokens.length;
  }
}
