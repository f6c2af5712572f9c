import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, type Place } from '../place.js';
import type { ConfigDocument } from './config-document.js';
import { configProblem } from './config-problem.js';
import { literalOf, namesIn, partsOf, TemplateFault, type Part } from './config-template.js';
import { nameAt, stepsOf, type Step } from './reference.js';

/** What is written, as far as the configuration alone tells: a value, or what it hangs on. */
export type Told = { readonly value: unknown } | { readonly references: readonly string[] };

/** Stands among references for what no plan shows: a function, a variable without a default. */
const DARK = 'expression';
const MAX_DEPTH = 100;
/** The most steps and characters that one configuration may take to work out. */
const MAX_WORK = 5_000_000;
/** Names of which the configuration alone does not tell the value. */
const OUTSIDE: ReadonlySet<string> = new Set(['each', 'count', 'path', 'terraform', 'self', 'module']);

/** Works out the values of a configuration: constants, defaults of variables, local values, and arguments of other resources. */
export class ConfigValues {
  readonly #open = new Set<string>();
  readonly #known = new Map<string, { readonly told: Told; readonly work: number }>();
  #work = 0;

  constructor(private readonly document: ConfigDocument) {}

  /** What a text says. Throws Problem (422) where it is no template, names what is not there, or needs its own value. */
  ofText({ value, pointer }: Place): Told {
    const parts = partsOf(String(value));
    if (parts instanceof TemplateFault) throw configProblem('malformed-expression', pointer, parts.detail);
    const [first, ...others] = parts;
    if (!first) return { value: '' };
    if (others.length === 0 && 'expression' in first) return this.#ofExpression(first.expression, pointer);
    return this.#join(parts, pointer);
  }

  #join(parts: readonly Part[], pointer: string): Told {
    const told = parts.map((part) =>
      'text' in part ? { value: part.text } : this.#ofExpression(part.expression, pointer),
    );
    const texts = told.flatMap((each) => ('value' in each && isPlain(each.value) ? [String(each.value)] : []));
    if (texts.length === told.length) {
      const value = texts.join('');
      this.#spend(value.length, pointer);
      return { value };
    }
    return { references: [...told.flatMap((each) => ('references' in each ? each.references : [])), DARK] };
  }

  #ofExpression(expression: string, pointer: string): Told {
    const literal = literalOf(expression);
    if (literal) return literal;
    const steps = stepsOf(expression);
    if (steps && steps.length > 1) return this.#ofName(expression, steps, pointer);
    const names = namesIn(expression).flatMap((name) => {
      const told = this.#ofName(name, stepsOf(name) ?? [], pointer);
      return 'references' in told ? told.references : [];
    });
    return { references: [...new Set([...names, DARK])] };
  }

  #ofName(address: string, steps: readonly Step[], pointer: string): Told {
    const [first, second] = [nameAt(steps, 0) ?? '', nameAt(steps, 1) ?? ''];
    if (OUTSIDE.has(first)) return { references: [DARK] };
    if (first === 'var') {
      const variable = this.#find(this.document.variables.get(second), address, pointer);
      const fallback = placeIn(variable, 'default');
      return fallback.value === undefined ? { references: [DARK] } : walkValue(fallback.value, steps.slice(2));
    }
    if (first === 'local')
      return this.#ofPlace(this.#find(this.document.locals.get(second), address, pointer), steps.slice(2), pointer);
    const length = first === 'data' ? 3 : 2;
    const key = steps
      .slice(0, length)
      .flatMap((step) => ('name' in step ? [step.name] : []))
      .join('.');
    const { body } = this.#find(this.document.resources.get(key), address, pointer);
    const told = this.#ofPlace(body, steps.slice(length), pointer);
    return 'value' in told && isPlain(told.value) ? told : { references: [address] };
  }

  #spend(work: number, pointer: string): void {
    this.#work += work;
    if (this.#work > MAX_WORK)
      throw configProblem('too-complex', pointer, 'takes more work than any configuration does');
  }

  #find<T>(found: T | undefined, address: string, pointer: string): T {
    if (found === undefined)
      throw configProblem(
        'unknown-reference',
        pointer,
        `names ${address.slice(0, 100)}, which is not in this configuration`,
      );
    return found;
  }

  /** What stands some steps inside a place; a text on the way is an expression and is worked out. */
  #ofPlace(place: Place, steps: readonly Step[], from: string): Told {
    let at = place;
    for (const step of steps) {
      const inner = placeIn(at, 'name' in step ? step.name : step.key);
      if (inner.value === undefined && typeof at.value === 'string') break;
      at = inner;
    }
    if (at.value === undefined) return { references: [DARK] };
    return this.#once(at, from);
  }

  /** Works a place out once. Each further time counts as the same work, since whoever reads the value goes through it as often. */
  #once(place: Place, from: string): Told {
    const known = this.#known.get(place.pointer);
    if (known) {
      this.#spend(known.work, from);
      return known.told;
    }
    if (this.#open.has(place.pointer)) throw configProblem('cyclic', from, 'needs its own value');
    if (this.#open.size >= MAX_DEPTH)
      throw configProblem('too-deep', from, `is reached through more than ${MAX_DEPTH} references`);
    const before = this.#work;
    this.#open.add(place.pointer);
    const told = this.of(place, 0);
    this.#open.delete(place.pointer);
    this.#known.set(place.pointer, { told, work: this.#work - before });
    return told;
  }

  /** What a value says, whatever is in it: one that is not told makes the whole not told. */
  of(place: Place, depth: number): Told {
    const { value } = place;
    this.#spend(1, place.pointer);
    if (depth > MAX_DEPTH) throw configProblem('too-deep', place.pointer, `is nested more than ${MAX_DEPTH} deep`);
    if (typeof value === 'string') return this.ofText(place);
    if (typeof value !== 'object' || value === null) return { value };
    const members = Object.keys(value).map((name) => {
      const inner = placeIn(place, Array.isArray(value) ? Number(name) : name);
      return [name, this.of(inner, depth + 1)] as const;
    });
    const references = members.flatMap(([, told]) => ('references' in told ? told.references : []));
    if (references.length > 0) return { references: [...new Set(references)] };
    const values = members.map(([name, told]) => [name, 'value' in told ? told.value : undefined] as const);
    return { value: Array.isArray(value) ? values.map(([, item]) => item) : Object.fromEntries(values) };
  }
}

const isPlain = (value: unknown): boolean => value !== null && typeof value !== 'object' && value !== undefined;

/** A member of an object, or an item of a list. */
export function placeIn({ value, pointer }: Place, step: string | number): Place {
  const inner = Array.isArray(value) ? (value[Number(step)] as unknown) : ownValue(value, String(step));
  return { value: inner, pointer: pointerTo(pointer, step) };
}

function walkValue(value: unknown, steps: readonly Step[]): Told {
  let at = value;
  for (const step of steps) at = placeIn({ value: at, pointer: '' }, 'name' in step ? step.name : step.key).value;
  return at === undefined || (isObject(at) && steps.length === 0 && Object.keys(at).length === 0)
    ? { references: [DARK] }
    : { value: at };
}
