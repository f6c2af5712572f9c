import type { IpPlanAnswer } from '@plimsoll/engine';
import { wholeOf, type Given } from '../arguments/given.js';
import { present, readObject } from '../input/question.js';
import { showIpPlan } from '../shown/ip-plan.js';
import type { World } from '../world.js';
import { answering } from './answer.js';
import { pairOf } from './pairs.js';
import { poolsOf } from './pools.js';

export const runIpPlan = answering<IpPlanAnswer>({ verb: 'ipPlan', told: toldBy, show: showIpPlan });

async function toldBy(given: Given, world: World) {
  const [file] = given.positionals;
  const held = file === undefined ? {} : await readObject(file, world);
  const subnets = given.texts('subnet').map(subnetOf);
  const network = Object.fromEntries(given.texts('network').map((text) => pairOf(text, '--network')));
  const told = {
    option: given.text('option'),
    pools: poolsOf(given),
    subnets: subnets.length > 0 ? subnets : undefined,
    network: given.has('network') ? { ...(held['network'] as object | undefined), ...network } : undefined,
  };
  return { ...held, ...present(told) };
}

function subnetOf(text: string) {
  const [name, length] = pairOf(text, '--subnet');
  return { name, prefixLength: wholeOf(length.replace(/^\//, ''), '--subnet') };
}
