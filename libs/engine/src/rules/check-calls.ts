import { parseCidr, parseIp, AddressFault } from '../addresses/address.js';
import { isText, refuse, type Checked, type CheckState } from './check-state.js';
import type { Syntax } from './parse.js';
import { describeType, type Type } from './types.js';
import { parseSemver } from './version.js';

type CallSyntax = Extract<Syntax, { s: 'call' }>;

/** What a parameter takes. `address` forms take a literal or other text as well, which is then read when it runs. */
type Parameter = 'text' | 'list' | 'numbers' | 'ip' | 'cidr' | 'version' | 'text-ip' | 'text-cidr' | 'text-version';

interface Signature {
  /** Alternatives, parameter by parameter; a method's receiver is the first. */
  readonly takes: readonly (readonly Parameter[])[];
  readonly gives: Type | 'item';
}

const bool: Type = { is: 'bool' };
const int: Type = { is: 'int' };

const globals: Readonly<Record<string, Signature>> = {
  size: { takes: [['text', 'list']], gives: int },
  ip: { takes: [['ip', 'text-ip']], gives: { is: 'ip' } },
  isIP: { takes: [['ip', 'text']], gives: bool },
  cidr: { takes: [['cidr', 'text-cidr']], gives: { is: 'cidr' } },
  isCIDR: { takes: [['cidr', 'text']], gives: bool },
  semver: { takes: [['version', 'text-version']], gives: { is: 'version' } },
  isSemver: { takes: [['version', 'text']], gives: bool },
  overlaps: {
    takes: [
      ['cidr', 'text-cidr'],
      ['cidr', 'text-cidr'],
    ],
    gives: bool,
  },
};

const methods: Readonly<Record<string, Signature>> = {
  size: { takes: [['text', 'list']], gives: int },
  startsWith: { takes: [['text'], ['text']], gives: bool },
  endsWith: { takes: [['text'], ['text']], gives: bool },
  contains: { takes: [['text'], ['text']], gives: bool },
  sum: { takes: [['numbers']], gives: 'item' },
  min: { takes: [['numbers']], gives: 'item' },
  max: { takes: [['numbers']], gives: 'item' },
  ip: { takes: [['cidr']], gives: { is: 'ip' } },
  prefixLength: { takes: [['cidr']], gives: int },
  masked: { takes: [['cidr']], gives: { is: 'cidr' } },
  family: { takes: [['ip', 'cidr']], gives: int },
  containsIP: { takes: [['cidr'], ['ip', 'text-ip']], gives: bool },
  containsCIDR: { takes: [['cidr'], ['cidr', 'text-cidr']], gives: bool },
  isLessThan: { takes: [['version'], ['version']], gives: bool },
  isGreaterThan: { takes: [['version'], ['version']], gives: bool },
  compareTo: { takes: [['version'], ['version']], gives: int },
};

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
    cost: args.reduce((sum, [, arg]) => sum + arg.cost + lengthOf(arg.type), 1),
  };
}

/** How many items of a list a cost bound counts; longer lists are bounded when they run. */
export const COUNTED_ITEMS = 1000;

const lengthOf = (type: Type | undefined): number => (type?.is === 'list' ? Math.min(type.most, COUNTED_ITEMS) : 0);

function resultOf({ gives }: Signature, receiver: Type | undefined): Type | undefined {
  if (gives !== 'item') return gives;
  return receiver?.is === 'list' ? receiver.of : int;
}

function takes(state: CheckState, part: Syntax, type: Type | undefined, forms: readonly Parameter[]): boolean {
  if (type === undefined) return false;
  const form = forms.find((one) => formTakes(one, type));
  if (form === undefined) refuse(state, part.at, `${describeType(type)} is not what is due here`);
  return form !== undefined && literalReads(state, part, form);
}

function formTakes(form: Parameter, type: Type): boolean {
  switch (form) {
    case 'list':
      return type.is === 'list' || type.is === 'empty-list';
    case 'numbers':
      return type.is === 'empty-list' || (type.is === 'list' && (type.of.is === 'int' || type.of.is === 'double'));
    case 'text-ip':
    case 'text-cidr':
    case 'text-version':
      return type.is === 'text';
    default:
      return type.is === form;
  }
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
