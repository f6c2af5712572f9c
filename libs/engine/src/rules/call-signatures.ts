import type { Type } from './types.js';

/** What a parameter takes. `address` forms take a literal or other text as well, which is then read when it runs. */
export type Parameter =
  'text' | 'list' | 'numbers' | 'int' | 'cidrs' | 'ip' | 'cidr' | 'version' | 'text-ip' | 'text-cidr' | 'text-version';

export interface Signature {
  /** Alternatives, parameter by parameter; a method's receiver is the first. */
  readonly takes: readonly (readonly Parameter[])[];
  readonly gives: Type | 'item';
}

const bool: Type = { is: 'bool' };
const int: Type = { is: 'int' };
const text: Type = { is: 'text' };

const range: readonly Parameter[] = ['cidr', 'text-cidr'];
const read: readonly Parameter[] = ['ip', 'cidr', 'version'];

/** Functions that read no facts, by name. */
export const globals: Readonly<Record<string, Signature>> = {
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
  addresses: { takes: [range], gives: int },
  prefixSize: { takes: [['int']], gives: int },
  prefixFor: { takes: [['int']], gives: int },
  holds: { takes: [range, ['int']], gives: bool },
  blocks: { takes: [['int'], ['int']], gives: int },
  surgeNodes: { takes: [['text'], ['int']], gives: int },
  isSurge: { takes: [['text']], gives: bool },
  isIPv4: { takes: [['ip', 'cidr']], gives: bool },
  isIPv6: { takes: [['ip', 'cidr']], gives: bool },
  isPrivate: { takes: [range], gives: bool },
  isFirstOf: { takes: [['ip', 'text-ip'], range], gives: bool },
  overlapsAny: { takes: [['cidrs'], ['cidrs']], gives: bool },
  fault: { takes: [read], gives: text },
  corrected: { takes: [read], gives: text },
  daysUntil: { takes: [['text']], gives: int },
};

/** Methods, by name. */
export const methods: Readonly<Record<string, Signature>> = {
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
  containsIP: {
    takes: [
      ['cidr', 'cidrs'],
      ['ip', 'text-ip'],
    ],
    gives: bool,
  },
  containsCIDR: {
    takes: [
      ['cidr', 'cidrs'],
      ['cidr', 'text-cidr'],
    ],
    gives: bool,
  },
  isLessThan: { takes: [['version'], ['version']], gives: bool },
  isGreaterThan: { takes: [['version'], ['version']], gives: bool },
  compareTo: { takes: [['version'], ['version']], gives: int },
};
