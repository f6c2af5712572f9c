import { ownValue, type Place } from '../place.js';
import { moduleAddress, type Configuration, type Scope } from './plan-configuration.js';
import { planProblem } from './plan-problem.js';
import type { InstanceIndex, Group } from './instance-index.js';
import { headsOf, nameAt, stepsOf, type Step } from './reference.js';

/** Something of a resource that an expression refers to: `rest` is what follows the resource's name, `hint` the key of the place that refers to it. */
export interface Target {
  readonly group: Group;
  readonly rest: readonly Step[];
  readonly hint: string | number | undefined;
}

/**
 * What an expression comes down to. `isDark`: it also holds something that the plan does not show. `locals`: it holds local values of these module instances;
 * a plan prints neither their values nor their expressions.
 */
export interface Followed {
  readonly targets: readonly Target[];
  readonly isDark: boolean;
  readonly locals: readonly string[];
}

const NOTHING: Followed = { targets: [], isDark: false, locals: [] };
const DARK: Followed = { targets: [], isDark: true, locals: [] };
/** Names of which Terraform knows the value before it plans. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(['count', 'path', 'terraform', 'self']);
/** An expression that comes down to more than this tells nothing. */
const MAX_TARGETS = 256;
const MAX_HOPS = 256;
/** The most references that are looked at in one plan, each as often as it is evaluated. */
const MAX_LOOKS = 2_000_000;

/**
 * Follows the references of expressions through variables, module calls, outputs and `for_each` down to resources. The plan prints which names an
 * expression holds and not how it puts them together, so that the answer is what the value may come from.
 */
export class Follower {
  readonly #known = new Map<string, Followed>();
  readonly #open = new Set<string>();
  #looks = 0;

  constructor(
    readonly configuration: Configuration,
    readonly instances: InstanceIndex,
  ) {}

  /** Throws Problem (422) where an expression comes back to itself, or goes through more hops than any configuration does. */
  follow(expression: Place, scope: Scope): Followed {
    const id = `${expression.pointer} ${scope.module} ${JSON.stringify(scope.key) ?? ''}`;
    const known = this.#known.get(id);
    if (known) return known;
    if (this.#open.has(id)) throw planProblem('cyclic', expression.pointer, 'refers back to itself');
    if (this.#open.size >= MAX_HOPS)
      throw planProblem('too-deep', expression.pointer, `is reached through more than ${MAX_HOPS} references`);
    this.#open.add(id);
    const followed = this.#expression(expression, scope);
    this.#open.delete(id);
    this.#known.set(id, followed);
    return followed;
  }

  #expression(expression: Place, scope: Scope): Followed {
    const references = ownValue(expression.value, 'references');
    if (!Array.isArray(references)) return NOTHING;
    this.#looks += references.length;
    if (this.#looks > MAX_LOOKS)
      throw planProblem('too-large', expression.pointer, `makes more than ${MAX_LOOKS} references to be followed`);
    const heads = headsOf(references).map((head) => stepsOf(head) ?? []);
    const isKeyed = isOwnKey(heads);
    const found = unite(heads.map((steps) => this.#head(steps, scope)));
    if (!isKeyed) return found;
    return { ...found, targets: found.targets.map((each) => ({ ...each, hint: each.hint ?? scope.key })) };
  }

  #head(steps: readonly Step[], scope: Scope): Followed {
    const [first, second] = [nameAt(steps, 0), nameAt(steps, 1)];
    if (first !== undefined && ALWAYS_KNOWN.has(first)) return NOTHING;
    if (first === undefined || second === undefined) return DARK;
    if (first === 'local') return { ...NOTHING, locals: [scope.module] };
    const rest = steps.slice(2);
    switch (first) {
      case 'each':
        return second === 'value' ? this.#each(rest, scope) : NOTHING;
      case 'var':
        return this.#variable(second, rest, scope);
      case 'module':
        return this.#module(second, rest, scope);
      default:
        return this.#named(steps, scope);
    }
  }

  /** A resource or a data source: `type.name` or `data.type.name`. */
  #named(steps: readonly Step[], { module }: Scope): Followed {
    const length = nameAt(steps, 0) === 'data' ? 3 : 2;
    const names = steps.slice(0, length).flatMap((step) => ('name' in step ? [step.name] : []));
    return this.#resource(module, names.join('.'), steps.slice(length));
  }

  #resource(module: string, local: string, rest: readonly Step[]): Followed {
    const group = this.instances.group(module, local);
    if (group) return { ...NOTHING, targets: [{ group, rest, hint: undefined }] };
    // What is written and has no instance is not made: it gives no value. What is not even written is a gap in the plan.
    return this.configuration.resource(module, local) ? NOTHING : DARK;
  }

  #each(rest: readonly Step[], scope: Scope): Followed {
    const found = this.follow(scope.repeats, { ...scope, repeats: { value: undefined, pointer: '' } });
    const keyed = found.targets.map((each) => ({ ...each, hint: each.hint ?? scope.key }));
    return { ...found, targets: append(keyed, rest) };
  }

  #variable(name: string, rest: readonly Step[], { module }: Scope): Followed {
    const made = this.configuration.callOf(module);
    // Terraform asks for every variable of the root before it plans, so its value is known.
    if (!made) return NOTHING;
    const argument = ownValue(ownValue(made.call.value, 'expressions'), name);
    const expression = { value: argument, pointer: `${made.call.pointer}/expressions/${name}` };
    const found = this.follow(expression, made.scope);
    return { ...found, targets: append(found.targets, rest) };
  }

  #module(call: string, after: readonly Step[], scope: Scope): Followed {
    if (!this.configuration.has(scope.module, call)) return DARK;
    const [first] = after;
    const key = first && 'key' in first ? first.key : undefined;
    const steps = key === undefined ? after : after.slice(1);
    const module = this.#instanceOf(scope, call, key);
    if (module === undefined) return DARK;
    const output = nameAt(steps, 0);
    const own: Scope = { module, key: undefined, repeats: { value: undefined, pointer: '' } };
    if (output === undefined) return unite(this.configuration.outputs(module).map((each) => this.follow(each, own)));
    const expression = this.configuration.output(module, output);
    if (expression.value === undefined) return DARK;
    const found = this.follow(expression, own);
    return { ...found, targets: append(found.targets, steps.slice(1)) };
  }

  /** The module instance that is meant: the one with the key, the only one, or the one with the key of the place that refers to it. */
  #instanceOf(scope: Scope, call: string, key: string | number | undefined): string | undefined {
    if (key !== undefined) return moduleAddress(scope.module, call, key);
    const keys = this.instances.modules(scope.module, call);
    if (keys.size <= 1) return moduleAddress(scope.module, call, [...keys][0]);
    return keys.has(scope.key) ? moduleAddress(scope.module, call, scope.key) : undefined;
  }
}

/** Whether what an expression picks by a key it picks by the key of its own place: by `each.key` or `count.index` and by nothing else of `each`. */
function isOwnKey(heads: readonly (readonly Step[])[]): boolean {
  const own = heads.map((steps) => `${nameAt(steps, 0) ?? ''}.${nameAt(steps, 1) ?? ''}`);
  return (own.includes('each.key') || own.includes('count.index')) && !own.includes('each.value');
}

function unite(all: readonly Followed[]): Followed {
  const targets = all.flatMap((each) => each.targets);
  return {
    targets: targets.slice(0, MAX_TARGETS),
    isDark: targets.length > MAX_TARGETS || all.some((each) => each.isDark),
    locals: [...new Set(all.flatMap((each) => each.locals))],
  };
}

/** What follows a name that stands for an expression follows each thing that the expression comes down to. */
function append(targets: readonly Target[], rest: readonly Step[]): readonly Target[] {
  return rest.length === 0 ? targets : targets.map((each) => ({ ...each, rest: [...each.rest, ...rest] }));
}
