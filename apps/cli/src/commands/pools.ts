import { wholeOf, type Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { pairOf } from './pairs.js';

type Pool = Readonly<Record<string, unknown>>;

/** The node pools that flags tell: one in flags of its own, others by --pool. Undefined where they tell none. Throws ToolError. */
export function poolsOf(given: Given): readonly Pool[] | undefined {
  const pools = [...poolOfFlags(given), ...given.texts('pool').map(poolOf)];
  return pools.length > 0 ? pools : undefined;
}

const numbers: ReadonlySet<string> = new Set(['nodes', 'growth', 'maxPods', 'gatewayPrefixLength']);

function poolOfFlags(given: Given): readonly Pool[] {
  const told = ['nodes', 'growth', 'pods-per-node', 'surge'].filter((name) => given.has(name));
  if (told.length === 0) return [];
  if (!given.has('nodes')) throw new ToolError(`--${told[0]} is of a pool: give --nodes too`);
  return [Object.fromEntries(told.map((name) => entryOf(name, given.text(name) ?? '')))];
}

/** A pool as it is typed: `nodes=50,pods-per-node=30`. */
function poolOf(text: string): Pool {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [name, value] = pairOf(part, '--pool');
      return entryOf(name, value);
    }),
  );
}

function entryOf(name: string, value: string): readonly [string, unknown] {
  const member =
    name === 'pods-per-node' ? 'maxPods' : name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [member, numbers.has(member) ? wholeOf(value, name) : value];
}
