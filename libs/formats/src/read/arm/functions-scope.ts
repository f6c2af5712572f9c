import { RUNNING_GROUP, type Call, type PlainFunction, type SpecialFunction } from './frame.js';
import { namesOfType, resourceIdIn } from './resource-id.js';
import { Opaque, symbolFor, textOf, textValue, type Value } from './value.js';

const nameOf = ({ args: [name], value }: Call): string | undefined => {
  const asked = value(name);
  return typeof asked === 'string' ? asked.toLowerCase() : undefined;
};

/** `copyIndex('loop', offset)`, `copyIndex(offset)` or `copyIndex()`. */
const copyIndex: SpecialFunction = (call) => {
  const [first, second] = call.args.map((arg) => call.value(arg));
  const [name, offset] = typeof first === 'string' ? [first.toLowerCase(), second ?? 0] : ['', first ?? 0];
  const index = call.frame.loops.get(name);
  return typeof index === 'number' && typeof offset === 'number' ? index + offset : index;
};

/** Functions that name something of the template. */
export const scopeSpecials: Readonly<Record<string, SpecialFunction>> = {
  parameters: (call) => call.frame.scope.parameter(nameOf(call) ?? ''),
  variables: (call) => call.frame.scope.variable(nameOf(call) ?? ''),
  copyindex: copyIndex,
  reference: ({ args: [resource, , full], frame, value }) => {
    const found = frame.scope.reference(textOf(value(resource)) ?? '');
    if (found === undefined || full === undefined) return found;
    return new Opaque(symbolFor('reference'), new Map([['properties', () => found]]));
  },
};

const texts = (values: readonly Value[]): readonly string[] | undefined => {
  const all = values.map(textOf);
  return all.every((text) => text !== undefined) ? all : undefined;
};

/** The arguments of an id function: those before the type, the type, and the names. */
function idParts(args: readonly Value[]) {
  const all = texts(args);
  const at = all?.findIndex((text) => text.includes('/') && !text.startsWith('/') && !text.includes('{')) ?? -1;
  const [type, names] = [all?.[at], all?.slice(at + 1) ?? []];
  if (!all || type === undefined || names.length !== namesOfType(type)) return undefined;
  return { before: all.slice(0, at), type, names };
}

const resourceId: PlainFunction = (args, { scope: { home } }) => {
  const parts = idParts(args);
  if (!parts || parts.before.length > 2) return undefined;
  const group = parts.before.at(-1) ?? home.group;
  const subscription = parts.before.length === 2 ? (parts.before[0] ?? '') : home.subscription;
  return textValue(resourceIdIn({ subscription, group }, parts.type, parts.names));
};

const underSubscription = (subscription: string) => `/subscriptions/${subscription}`;

/** Functions of ids and of where a deployment goes to. */
export const scopeOpen: Readonly<Record<string, PlainFunction>> = {
  resourceid: resourceId,
  subscriptionresourceid: (args, { scope: { home } }) => {
    const parts = idParts(args);
    if (!parts || parts.before.length > 1) return undefined;
    const subscription = parts.before[0] ?? home.subscription;
    return textValue(`${underSubscription(subscription)}${resourceIdIn(undefined, parts.type, parts.names)}`);
  },
  extensionresourceid: ([base = null, ...args]) => {
    const [parts, root] = [idParts(args), textOf(base)];
    if (!parts || root === undefined || parts.before.length > 0) return undefined;
    return textValue(`${root}${resourceIdIn(undefined, parts.type, parts.names)}`);
  },
  tenantresourceid: (args) => {
    const parts = idParts(args);
    return parts ? textValue(resourceIdIn(undefined, parts.type, parts.names)) : undefined;
  },
  subscription: (_, { scope: { home } }) =>
    new Opaque(
      symbolFor('subscription()'),
      new Map([
        ['subscriptionid', () => textValue(home.subscription)],
        ['id', () => textValue(underSubscription(home.subscription))],
      ]),
    ),
  resourcegroup: (_, { scope: { home } }) =>
    new Opaque(
      symbolFor(home.group === RUNNING_GROUP ? 'resourceGroup()' : `resourceGroup(${home.group})`),
      new Map([
        ['name', () => textValue(home.group)],
        ['id', () => textValue(`${underSubscription(home.subscription)}/resourceGroups/${home.group}`)],
      ]),
    ),
};
