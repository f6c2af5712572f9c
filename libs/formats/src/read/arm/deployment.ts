import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue } from '../place.js';
import { templateProblem } from './budget.js';
import { evaluateText } from './evaluate.js';
import { evaluateJson, evaluateLoop } from './evaluate-json.js';
import { expandResources } from './expand-resources.js';
import { RUNNING_GROUP, RUNNING_SUBSCRIPTION, type Frame, type Home, type World } from './frame.js';
import { ownNameOf, types, type Resource } from './resource.js';
import { givenParameters, TemplateScope, type Given } from './template-scope.js';
import {
  isList,
  isValueObject,
  memberOf,
  objectOf,
  Opaque,
  symbolFor,
  textOf,
  textValue,
  type Value,
} from './value.js';

type Written = Readonly<Record<string, unknown>>;

/** A template that is deployed: the document itself, or one nested in it. */
export class Deployment {
  #resources: readonly Resource[] | undefined;
  readonly #outputs = new Map<string, Value | undefined>();
  readonly #nested = new Map<Resource, Deployment | undefined>();

  /** `frame.at` points at the template; names mean what `frame.scope` says. */
  constructor(
    private readonly template: Written,
    private readonly frame: Frame,
    private readonly home: Home,
    private readonly isCertain: boolean,
  ) {}

  /** Its own resources, without those of templates nested in it. */
  get resources(): readonly Resource[] {
    this.#resources ??= expandResources(ownValue(this.template, 'resources'), {
      frame: { ...this.frame, at: pointerTo(this.frame.at, 'resources') },
      home: this.home,
      isCertain: this.isCertain,
    });
    return this.#resources;
  }

  /** All resources, those of nested templates after the deployment that nests them. */
  *all(): Generator<Resource> {
    for (const resource of this.resources) {
      yield resource;
      if (resource.type !== types.deployment) continue;
      const nested = this.nested(resource);
      if (nested) yield* this.frame.world.budget.within(resource.frame.at, () => [...nested.all()]);
      else resource.frame.world.unmapped.add(pointerTo(resource.frame.at, 'properties'));
    }
  }

  /** What `reference` of one of its resources gives: the outputs of a nested template, and the subnets of a virtual network. */
  reference(idOrName: string): Value | undefined {
    const asked = idOrName.toLowerCase();
    const isAsked = ({ id, symbolicName }: Resource) => symbolicName === asked || id.toLowerCase() === asked;
    const name = asked.slice(asked.lastIndexOf('/') + 1);
    const isNamed = (each: Resource) =>
      each.type === types.deployment &&
      ownNameOf(each).toLowerCase() === name &&
      (name === asked || asked.includes(`/${types.deployment}/`));
    const found = this.resources.find(isAsked) ?? this.resources.find(isNamed);
    if (found?.type === types.deployment) return this.#outputsOf(found);
    return found?.type === types.vnet ? referenceToVnet(found) : undefined;
  }

  /** The template that a deployment resource nests; undefined where it links to one. */
  nested(resource: Resource): Deployment | undefined {
    if (!this.#nested.has(resource)) this.#nested.set(resource, nestedIn(resource));
    return this.#nested.get(resource);
  }

  #outputsOf(resource: Resource): Value {
    const name = `reference(${resource.id})`;
    const nested = this.nested(resource);
    if (!nested) return new Opaque(symbolFor(name));
    const outputs = new Map(nested.#outputNames().map((output) => [output, () => nested.#outputObject(output, name)]));
    return new Opaque(symbolFor(name), new Map([['outputs', () => new Opaque(symbolFor(`${name}.outputs`), outputs)]]));
  }

  #outputNames(): readonly string[] {
    const outputs = ownValue(this.template, 'outputs');
    return isObject(outputs) ? Object.keys(outputs).map((name) => name.toLowerCase()) : [];
  }

  #outputObject(name: string, of: string): Value {
    const symbol = `${of}.outputs.${name}`;
    return new Opaque(
      symbolFor(symbol),
      new Map([['value', () => this.#output(name) ?? new Opaque(symbolFor(`${symbol}.value`))]]),
    );
  }

  #output(name: string): Value | undefined {
    const at = pointerTo(pointerTo(this.frame.at, 'outputs'), name);
    if (this.#outputs.get(name) === SETTLING) throw templateProblem('cyclic-reference', at, 'needs its own value');
    if (!this.#outputs.has(name)) {
      this.#outputs.set(name, SETTLING);
      this.#outputs.set(
        name,
        this.frame.world.budget.within(at, () => this.#evaluateOutput(name, at)),
      );
    }
    return this.#outputs.get(name);
  }

  #evaluateOutput(name: string, at: string): Value | undefined {
    const outputs = Object.entries(ownValue(this.template, 'outputs') ?? {});
    const written: unknown = outputs.find(([key]) => key.toLowerCase() === name)?.[1];
    const copy = ownValue(written, 'copy');
    const frame = { ...this.frame, at };
    if (isObject(copy))
      return evaluateLoop({ name, count: copy['count'], input: copy['input'] }, { frame, marks: false })[1];
    return isObject(written) && Object.hasOwn(written, 'value')
      ? evaluateJson(written['value'], { frame: { ...frame, at: pointerTo(at, 'value') }, marks: false })
      : undefined;
  }
}

/** Stands for a value that is being evaluated. */
const SETTLING = new Opaque('{}');

/** The deployment of a whole document. `parameters` as a caller gives them. */
export function openTemplate(template: Written, parameters: unknown, world: World): Deployment {
  const home: Home = { subscription: RUNNING_SUBSCRIPTION, group: RUNNING_GROUP };
  const frame = (scope: TemplateScope): Frame => ({ world, scope, at: '', loops: new Map(), lambdas: new Map() });
  const outside = new TemplateScope({}, new Map(), { world, at: '' }, home);
  return open(template, givenParameters(parameters, frame(outside)), frame(outside), { home, isCertain: true });
}

interface Standing {
  readonly home: Home;
  readonly isCertain: boolean;
}

function open(template: Written, given: Given, outer: Frame, { home, isCertain }: Standing): Deployment {
  const scope = new TemplateScope(template, given, outer, home);
  const frame: Frame = { world: outer.world, scope, at: outer.at, loops: new Map(), lambdas: new Map() };
  const deployment = new Deployment(template, frame, home, isCertain);
  scope.findReference = (idOrName) => deployment.reference(idOrName);
  return deployment;
}

function nestedIn(resource: Resource): Deployment | undefined {
  const properties = ownValue(resource.written, 'properties');
  const template = ownValue(properties, 'template');
  if (!isObject(template)) return undefined;
  const at = pointerTo(resource.frame.at, 'properties');
  const frame: Frame = { ...resource.frame, at: pointerTo(at, 'template') };
  const standing = { home: homeOf(resource), isCertain: resource.isCertain };
  const asked = ownValue(ownValue(properties, 'expressionEvaluationOptions'), 'scope');
  if (typeof asked !== 'string' || asked.toLowerCase() !== 'inner')
    return new Deployment(template, frame, standing.home, standing.isCertain);
  const given = ownValue(properties, 'parameters');
  return open(template, passed(given, { ...resource.frame, at: pointerTo(at, 'parameters') }), frame, standing);
}

/** Where the resources of a nested template go to, if it does not go where its parent goes. */
function homeOf({ written, frame, home }: Resource): Home {
  const textAt = (name: string): string | undefined => {
    const told = ownValue(written, name);
    if (typeof told !== 'string') return undefined;
    return textOf(evaluateText(told, { ...frame, at: pointerTo(frame.at, name) }));
  };
  const [subscription, group] = [textAt('subscriptionId'), textAt('resourceGroup')];
  return {
    subscription: subscription ?? home.subscription,
    ...(group === undefined ? home : { group, groupPointer: pointerTo(frame.at, 'resourceGroup') }),
    ...(subscription === undefined ? {} : { subscription }),
  };
}

/** The parameters that a template passes to one nested in it; each is evaluated when it is first asked for. */
function passed(parameters: unknown, frame: Frame): Given {
  if (typeof parameters === 'string') return passedWhole(evaluateText(parameters, frame));
  return new Map(
    Object.entries(isObject(parameters) ? parameters : {}).map(([name, entry]) => {
      const at = pointerTo(pointerTo(frame.at, name), 'value');
      return [name.toLowerCase(), () => passedValue(entry, { ...frame, at })] as const;
    }),
  );
}

function passedValue(entry: unknown, frame: Frame): Value {
  if (isObject(entry) && Object.hasOwn(entry, 'value')) return evaluateJson(entry['value'], { frame, marks: false });
  if (typeof entry === 'string') return valueIn(evaluateText(entry, frame), frame.at);
  return new Opaque(symbolFor(frame.at));
}

function passedWhole(parameters: Value): Given {
  return new Map(
    isValueObject(parameters)
      ? Object.entries(parameters).map(([name, entry]) => [name.toLowerCase(), () => valueIn(entry, name)] as const)
      : [],
  );
}

const valueIn = (entry: Value, name: string): Value =>
  (isValueObject(entry) ? memberOf(entry, 'value') : undefined) ?? new Opaque(symbolFor(`passed ${name}`));

/** The ids of a virtual network's subnets hang on nothing that runtime adds. */
function referenceToVnet(resource: Resource): Value {
  const at = pointerTo(resource.frame.at, 'properties');
  const properties = evaluateJson(ownValue(resource.written, 'properties'), {
    frame: { ...resource.frame, at },
    marks: false,
  });
  const subnets = isValueObject(properties) ? memberOf(properties, 'subnets') : undefined;
  const symbol = symbolFor(`reference(${resource.id})`);
  if (subnets === undefined || !isList(subnets) || resource.isExisting) return new Opaque(symbol);
  return new Opaque(symbol, new Map([['subnets', () => subnets.map((subnet) => withId(subnet, resource.id))]]));
}

function withId(subnet: Value, vnetId: string): Value {
  const name = isValueObject(subnet) ? textOf(memberOf(subnet, 'name') ?? null) : undefined;
  if (name === undefined || !isValueObject(subnet)) return new Opaque(symbolFor(`subnet of ${vnetId}`));
  return objectOf([...Object.entries(subnet), ['id', textValue(`${vnetId}/subnets/${name}`)]]);
}
