import type { IpPlanAnswer } from '@plimsoll/engine';
import type { Run } from '../arguments/command.types.js';
import { wholeOf, type Given } from '../arguments/given.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { ToolError } from '../failure.js';
import { questionOf, readObject } from '../input/question.js';
import { showIpPlan } from '../shown/ip-plan.js';
import type { World } from '../world.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

export const runIpPlan: Run = async (given, world) => {
  const question = await questionOf(given, world, await toldBy(given, world));
  const door = await openDoor(given, world);
  const answer = (await door.ask('ipPlan', question)) as IpPlanAnswer;
  await tellOrigin(door, given, world, String(answer.release.sequence));
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showIpPlan(answer, paperOf(given, world)));
  return 0;
};

async function toldBy(given: Given, world: World) {
  const [file] = given.positionals;
  const held = file === undefined ? {} : await readObject(file, world);
  const pools = [...poolOfFlags(given), ...given.texts('pool').map(poolOf)];
  const subnets = given.texts('subnet').map(subnetOf);
  const network = Object.fromEntries(given.texts('network').map((text) => pairOf(text, '--network')));
  return {
    ...held,
    ...(given.has('option') ? { option: given.text('option') } : {}),
    ...(pools.length > 0 ? { pools } : {}),
    ...(subnets.length > 0 ? { subnets } : {}),
    ...(given.has('network') ? { network: { ...(held['network'] as object | undefined), ...network } } : {}),
  };
}

const numbers: ReadonlySet<string> = new Set(['nodes', 'growth', 'maxPods', 'gatewayPrefixLength']);

/** The one pool that flags of its own tell. */
function poolOfFlags(given: Given): readonly Readonly<Record<string, unknown>>[] {
  const told = ['nodes', 'growth', 'pods-per-node', 'surge'].filter((name) => given.has(name));
  if (told.length === 0) return [];
  if (!given.has('nodes')) throw new ToolError(`--${told[0]} is of a pool: give --nodes too`);
  return [Object.fromEntries(told.map((name) => entryOf(name, given.text(name) ?? '')))];
}

/** A pool as it is typed: `nodes=50,pods-per-node=30`. */
function poolOf(text: string): Readonly<Record<string, unknown>> {
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

function subnetOf(text: string) {
  const [name, length] = pairOf(text, '--subnet');
  return { name, prefixLength: wholeOf(length.replace(/^\//, ''), '--subnet') };
}

/** Throws ToolError for what is not `name=value`. */
function pairOf(text: string, flag: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new ToolError(`${flag} takes NAME=VALUE, not ${JSON.stringify(text)}`);
  return [text.slice(0, at), text.slice(at + 1)];
}
