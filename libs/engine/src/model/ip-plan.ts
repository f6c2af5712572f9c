import { z } from 'zod';
import { answerHead, questionHead } from './answer.js';
import { designSchema } from './design.js';
import { momentSchema } from './formula.js';
import { budgetEntrySchema } from './ip-budget.js';
import { defaultSeenSchema } from './report.js';
import { idSchema } from './words.js';

const name = z.string().min(1).max(100);
const nodes = z.int().min(0).max(1_000_000);

/** An agent pool that is planned. What is left out takes the platform's documented default; where there is none, what depends on it is not known. */
const plannedPoolSchema = z.strictObject({
  name: name.optional().describe('Default: pool1, pool2, ...'),
  nodes: nodes.describe('At the start.'),
  growth: nodes.optional().describe('Nodes that may come on top, by scaling. Default: none.'),
  surge: z.string().max(20).optional().describe('Extra nodes during an upgrade: `3` or `10%`.'),
  maxPods: z.int().min(0).max(100_000).optional().describe('Pods per node.'),
  osType: z.string().max(200).optional(),
  mode: z.string().max(200).optional(),
  podIpAllocation: z.string().max(200).optional(),
  gatewayPrefixLength: z.int().min(0).max(32).optional().describe('Of the public IP prefix of a gateway pool.'),
  subnet: name.optional().describe('The subnet of its nodes, by a name of your choice. Default: nodes.'),
  podSubnet: name
    .optional()
    .describe(
      'The subnet of its pods, where they have one of their own. Default: pods, where the option asks for one.',
    ),
});

/**
 * What is planned: node counts, pods per node, surge and growth. The network is told by an option (`option`), by words as a design has them (`network`), or both.
 * Words that are left out count as absent. A size that is given, in `subnets` or as `network.podCidrs`, is judged beside the smallest one.
 */
export const ipPlanQuestionSchema = z
  .strictObject({
    ...questionHead,
    option: idSchema.optional().describe('An option by which designs are recognised, such as a network plugin.'),
    network: designSchema.shape.network,
    pools: z.array(plannedPoolSchema).min(1).max(20),
    subnets: z
      .array(z.strictObject({ name, prefixLength: z.int().min(0).max(32) }))
      .max(50)
      .optional(),
  })
  .meta({ id: 'IpPlanQuestion' });
export type IpPlanQuestion = Readonly<z.infer<typeof ipPlanQuestionSchema>>;

/** How far a pool can grow, all others as planned: `nodes` at most, `more` than planned with its growth, and `pods` on all of them (null where pods per node are not known). */
export const poolGrowthSchema = z
  .strictObject({ pool: z.string(), nodes: z.int(), more: z.int(), pods: z.int().nullable() })
  .meta({ id: 'PoolGrowth' });
export type PoolGrowth = Readonly<z.infer<typeof poolGrowthSchema>>;

/** One size of a range. `need`, `have` and `left` are of each formula at its hardest moment that is known. */
export const ipPlanChoiceSchema = z
  .strictObject({
    prefixLength: z.int(),
    addresses: z.int(),
    isAsked: z.boolean().describe('The size the question gives.'),
    fits: z.boolean(),
    formulas: z.array(
      z.strictObject({ formula: idSchema, at: momentSchema, need: z.int(), have: z.int(), left: z.int() }),
    ),
    grows: z.array(poolGrowthSchema),
  })
  .meta({ id: 'IpPlanChoice' });
export type IpPlanChoice = Readonly<z.infer<typeof ipPlanChoiceSchema>>;

/**
 * One range to be sized, IPv4. `smallest` is the longest prefix length that holds what is needed, `advised` the one that also holds what the formulas marked
 * as advice count; null where it is not known or no range is large enough. `formulas` are worked out at the smallest size, line by line.
 */
export const ipPlanRangeSchema = z
  .strictObject({
    for: z.enum(['subnets', 'pod-cidrs']),
    name: z.string(),
    smallest: z.int().nullable(),
    advised: z.int().nullable(),
    choices: z.array(ipPlanChoiceSchema),
    formulas: z.array(budgetEntrySchema),
    missing: z.array(z.string()),
  })
  .meta({ id: 'IpPlanRange' });
export type IpPlanRange = Readonly<z.infer<typeof ipPlanRangeSchema>>;

/** A count that no range holds, and how far each pool can grow before it no longer fits. */
const plannedCountSchema = budgetEntrySchema.extend({ grows: z.array(poolGrowthSchema) }).meta({ id: 'PlannedCount' });

export const ipPlanAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-ip-plan/1'),
    ...answerHead,
    options: z.record(z.string(), idSchema).describe('For each category, the option the plan uses.'),
    ranges: z.array(ipPlanRangeSchema),
    others: z.array(plannedCountSchema).describe('What is counted besides ranges, such as ports.'),
    defaults: z.array(defaultSeenSchema),
  })
  .meta({ id: 'IpPlanAnswer' });
export type IpPlanAnswer = Readonly<z.infer<typeof ipPlanAnswerSchema>>;
