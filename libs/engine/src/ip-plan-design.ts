import { questionProblem } from './compare-question.js';
import { wordsOf, type OptionWords } from './ip-plan-words.js';
import type { Design } from './model/design.js';
import type { IpPlanQuestion } from './model/ip-plan.js';
import type { ProblemPlace } from './model/problem.js';
import type { FactView } from './rules/fact-view.js';
import { designFields } from './rules/types.js';
import type { Struct } from './rules/values.js';

const NODES = 'nodes';
const PODS = 'pods';

/** A question as a design. A pool that may grow is one that scales between its nodes now and its nodes then. Throws Problem (422). */
export function plannedDesign(view: FactView, question: IpPlanQuestion): Design {
  refuseDoubles(question);
  const told = (question.network ?? {}) as Struct;
  const words = question.option === undefined ? noWords(told) : wordsOf(view, question.option, told);
  const agentPools = question.pools.map((pool, index) => plannedPool(pool, index, words));
  const named = agentPools.flatMap(({ subnetId, podSubnetId }) => [subnetId, podSubnetId]);
  const ids = [...new Set(named.filter((id) => typeof id === 'string'))];
  return {
    network: { ...absentWords(), ...words.network },
    subnets: ids.map((id) => ({ id, name: id })),
    agentPools,
  } as Design;
}

/** Without an option the words are those of the question. */
const noWords = (told: Struct): OptionWords => ({ network: told, pool: {} });

/** What the question does not say of the network counts as absent, but for what may have a default: lists of ranges and addresses. */
function absentWords(): Record<string, null> {
  const network = designFields['network'];
  const fields = network?.is === 'struct' ? Object.entries(network.fields) : [];
  return Object.fromEntries(fields.filter(([, type]) => type.is === 'word').map(([name]) => [name, null]));
}

function plannedPool(pool: IpPlanQuestion['pools'][number], index: number, words: OptionWords) {
  const { nodes, growth = 0, surge, maxPods, osType, podIpAllocation } = pool;
  return {
    podIpAllocation: null,
    ...words.pool,
    ...toldOnly({ maxSurge: surge, maxPods, osType, podIpAllocation }),
    name: poolName(pool, index),
    mode: pool.mode ?? null,
    count: nodes,
    autoscaling: growth > 0,
    ...(growth > 0 ? { minCount: nodes, maxCount: nodes + growth } : {}),
    gatewayPrefixLength: pool.gatewayPrefixLength ?? null,
    subnetId: pool.subnet ?? NODES,
    podSubnetId: pool.podSubnet ?? (typeof words.pool['podSubnetId'] === 'string' ? PODS : null),
  };
}

const toldOnly = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const poolName = ({ name }: { readonly name?: string | undefined }, index: number) => name ?? `pool${index + 1}`;

function refuseDoubles({ pools, subnets = [] }: IpPlanQuestion): void {
  const places = [
    ...doubles(pools.map(poolName), '/pools', 'pool'),
    ...doubles(
      subnets.map(({ name }) => name),
      '/subnets',
      'subnet',
    ),
  ];
  if (places.length > 0) throw questionProblem(places);
}

function doubles(names: readonly string[], list: string, what: string): ProblemPlace[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ pointer: `${list}/${index}/name`, code: `duplicate-${what}`, detail: `another ${what} is called ${name}` }]
      : [],
  );
}
