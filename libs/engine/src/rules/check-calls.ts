import { parseCidr, parseIp, AddressFault } from '../addresses/address.js';
import { isText, refuse, type Checked, type CheckState } from './check-state.js';
import type { Syntax } from './parse.js';
import { globals, methods, type Parameter, type Signature } from './call-signatures.js';
import { describeType, type Type } from './types.js';
import { parseSemver } from './version.js';

type CallSyntax = Extract<Syntax, { s: 'call' }>;

/** A function or method that reads no facts. */
export function checkCall(state: CheckState, node: CallSyntax): Checked {
  const table = node.receiver ? methods : globals;
  const signature = Object.hasOwn(table, node.name) ? table[node.name] : undefined;
  if (!signature) return refuse(state, node.at, `there is no ${node.receiver ? 'method' : 'function'} ${node.name}`);
  const parts = node.receiver ? [node.receiver, ...node.args] : node.args;
  if (parts.length !== signature.takes.length)
    return refuse(state, node.at, `${node.name} does not take ${node.args.length} arguments`);
  const args = parts.map((part) => [part, state.check(part)] as const);
  const sound = args
    .map(([part, arg], place) => takes(state, part, arg.type, signature.takes[place] ?? []))
    .every(Boolean);
  return {
    tree: { k: 'call', fn: node.name, args: args.map(([, { tree }]) => tree) },
    type: sound ? resultOf(signature, args[0]?.[1].type) : undefined,
    cost: args.reduce((sum, [, arg]) => sum + arg.cost, 1) + lookedAt(args.map(([, { type }]) => type)),
  };
}

/** How many items of a list a cost bound counts; longer lists are bounded when they run. */
export const COUNTED_ITEMS = 1000;

const lengthOf = (type: Type | undefined): number => (type?.is === 'list' ? Math.min(type.most, COUNTED_ITEMS) : 0);

/** How many items a call looks at: with two lists, each with each. */
function lookedAt(types: readonly (Type | undefined)[]): number {
  const lengths = types.map(lengthOf).filter((length) => length > 0);
  return lengths.length === 0 ? 0 : lengths.reduce((product, length) => product * length, 1);
}

function resultOf({ gives }: Signature, receiver: Type | undefined): Type | undefined {
  if (gives !== 'item') return gives;
  const int: Type = { is: 'int' };
  return receiver?.is === 'list' ? receiver.of : int;
}

function takes(state: CheckState, part: Syntax, type: Type | undefined, forms: readonly Parameter[]): boolean {
  if (type === undefined) return false;
  const form = forms.find((one) => formTakes(one, type));
  if (form === undefined) refuse(state, part.at, `${describeType(type)} is not what is due here`);
  return form !== undefined && literalReads(state, part, form);
}

/** Forms that are not the name of the type they take. */
const listForms: Readonly<Partial<Record<Parameter, (item: Type) => boolean>>> = {
  list: () => true,
  numbers: (item) => item.is === 'int' || item.is === 'double',
  cidrs: (item) => item.is === 'cidr',
};

function formTakes(form: Parameter, type: Type): boolean {
  const takesItem = listForms[form];
  if (takesItem) return type.is === 'empty-list' || (type.is === 'list' && takesItem(type.of));
  return form in literalFaults ? type.is === 'text' : type.is === form;
}

function literalReads(state: CheckState, part: Syntax, form: Parameter): boolean {
  if (!isText(part) || !(form in literalFaults)) return true;
  const fault = literalFaults[form as keyof typeof literalFaults](part.value);
  if (fault !== undefined) refuse(state, part.at, fault);
  return fault === undefined;
}

const literalFaults = {
  'text-ip': (text: string) => (parseIp(text) instanceof AddressFault ? `${text} is no address` : undefined),
  'text-cidr': (text: string) => {
    const read = parseCidr(text);
    if (!(read instanceof AddressFault)) return undefined;
    return read.corrected === undefined ? `${text} is no range` : `${text} has host bits: ${read.corrected} has none`;
  },
  'text-version': (text: string) => (parseSemver(text) ? undefined : `${text} is no semantic version`),
} as const;
