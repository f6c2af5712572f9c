import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue } from '../place.js';
import { templateProblem } from './budget.js';
import { plainValue } from './evaluate.js';
import { evaluateJson, evaluateLoop, loopsIn } from './evaluate-json.js';
import type { Frame, Home, OwnFunction, Scope, World } from './frame.js';
import { Opaque, symbolFor, type Value } from './value.js';

type Members = ReadonlyMap<string, { readonly key: string; readonly value: unknown }>;

/** The values given to a template's parameters, by name in lower case. */
export type Given = ReadonlyMap<string, () => Value>;

/** The names of one template: each is evaluated when it is first asked for. Throws Problem (422) `cyclic-reference` where one needs itself. */
export class TemplateScope implements Scope {
  readonly #settled = new Map<string, Value | undefined>();
  readonly #parameters: Members;
  readonly #variables: Members;
  /** Set by the deployment, which knows the resources. */
  findReference: (idOrName: string) => Value | undefined = () => undefined;

  constructor(
    private readonly template: Readonly<Record<string, unknown>>,
    private readonly given: Given,
    private readonly place: { readonly world: World; readonly at: string },
    readonly home: Home,
  ) {
    this.#parameters = membersByName(ownValue(template, 'parameters'));
    this.#variables = membersByName(ownValue(template, 'variables'));
  }

  parameter(name: string): Value | undefined {
    const declared = this.#parameters.get(name);
    if (!declared) return undefined;
    const { key, value } = declared;
    const at = pointerTo(this.#at('parameters'), key);
    return this.#once(`parameter ${name}`, at, () => {
      const given = this.given.get(name)?.();
      const hasDefault = isObject(value) && Object.hasOwn(value, 'defaultValue');
      // Null says "not given" where there is a default.
      if (given !== undefined && !(given === null && hasDefault)) return given;
      if (hasDefault)
        return evaluateJson(value['defaultValue'], { frame: this.#frame(pointerTo(at, 'defaultValue')), marks: false });
      if (ownValue(value, 'nullable') === true) return null;
      return new Opaque(symbolFor(`parameters(${key})${this.place.at && ` in ${this.place.at}`}`));
    });
  }

  variable(name: string): Value | undefined {
    const declared = this.#variables.get(name);
    const at = this.#at('variables');
    if (!declared) return this.#loop(name, at);
    const pointer = pointerTo(at, declared.key);
    return this.#once(`variable ${name}`, pointer, () =>
      evaluateJson(declared.value, { frame: this.#frame(pointer), marks: false }),
    );
  }

  /** A variable that a loop makes. */
  #loop(name: string, at: string): Value | undefined {
    const loops = loopsIn(this.#variables.get('copy')?.value) ?? [];
    const index = loops.findIndex((loop) => typeof loop.name === 'string' && loop.name.toLowerCase() === name);
    const loop = loops[index];
    const pointer = `${at}/copy/${index}`;
    if (!loop) return undefined;
    return this.#once(
      `variable ${name}`,
      pointer,
      () => evaluateLoop(loop, { frame: this.#frame(pointer), marks: false })[1],
    );
  }

  ownFunction(name: string): OwnFunction | undefined {
    const [namespace = '', member = ''] = name.split('.');
    const groups = ownValue(this.template, 'functions');
    for (const [index, group] of (Array.isArray(groups) ? groups : []).entries()) {
      const its = ownValue(group, 'namespace');
      const found = membersByName(ownValue(group, 'members')).get(member);
      if (typeof its === 'string' && its.toLowerCase() === namespace && found)
        return functionOf(
          found.value,
          `${this.#at('functions')}/${index}/members${pointerTo('', found.key)}/output/value`,
        );
    }
    return undefined;
  }

  reference(idOrName: string): Value | undefined {
    return this.#once(`reference ${idOrName}`, this.place.at, () => this.findReference(idOrName));
  }

  #once<T extends Value | undefined>(key: string, pointer: string, settle: () => T): T {
    if (this.#settled.has(key)) {
      const before = this.#settled.get(key);
      if (before === SETTLING) throw templateProblem('cyclic-reference', pointer, 'needs its own value');
      return before as T;
    }
    this.#settled.set(key, SETTLING);
    const value = this.place.world.budget.within(pointer, settle);
    this.#settled.set(key, value);
    return value;
  }

  #frame(at: string): Frame {
    return { world: this.place.world, scope: this, at, loops: new Map(), lambdas: new Map() };
  }

  #at(member: string): string {
    return pointerTo(this.place.at, member);
  }
}

/** Stands for a value that is being evaluated. */
const SETTLING = new Opaque('{}');

function membersByName(object: unknown): Members {
  return new Map(
    isObject(object) ? Object.entries(object).map(([key, value]) => [key.toLowerCase(), { key, value }] as const) : [],
  );
}

function functionOf(written: unknown, pointer: string): OwnFunction {
  const listed = ownValue(written, 'parameters');
  const names = (Array.isArray(listed) ? listed : []).map((each) => String(ownValue(each, 'name')).toLowerCase());
  const output = ownValue(ownValue(written, 'output'), 'value');
  return {
    parameters: names,
    result: (frame) =>
      output === undefined ? undefined : evaluateJson(output, { frame: { ...frame, at: pointer }, marks: false }),
  };
}

/**
 * The values that a caller gives beside a template: a parameters file, or a map of values by name, bare or as `{ value }`. A value that a key vault holds is
 * not known.
 */
export function givenParameters(parameters: unknown, frame: Frame): Given {
  const isFile = isObject(ownValue(parameters, 'parameters'));
  const map = isFile ? ownValue(parameters, 'parameters') : parameters;
  return new Map(
    isObject(map)
      ? Object.entries(map).map(([name, entry]) => [name.toLowerCase(), () => givenValue(name, entry, frame)] as const)
      : [],
  );
}

function givenValue(name: string, entry: unknown, frame: Frame): Value {
  const names = isObject(entry) ? Object.keys(entry).filter((key) => key !== 'metadata') : [];
  if (names.length !== 1) return plainValue(entry, frame);
  if (names[0] === 'value') return plainValue(ownValue(entry, 'value'), frame);
  return names[0] === 'reference' ? new Opaque(symbolFor(`parameters(${name})`)) : plainValue(entry, frame);
}
