import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { designSchema } from './design.js';
import { budgetEntrySchema } from './ip-budget.js';
import { ipPlanQuestionSchema } from './ip-plan.js';
import { askedRequirementSchema } from './recommend.js';
import { stackChoiceSchema } from './recommend-stack.js';
import { DEFAULT_HORIZON_DAYS, defaultSeenSchema, findingSchema, reportSchema } from './report.js';
import { idSchema } from './words.js';

const range = z.string().min(1).max(100);
const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/, 'must be letters, digits, dots, underscores and hyphens');

/** What the cluster and what stands around it are called. None of it changes how anything is sized or judged, but for the region. */
export const configurationNamesSchema = z
  .strictObject({
    cluster: name.optional().describe('Default: cluster.'),
    resourceGroup: name.optional().describe('Default: the name of the cluster, with -rg.'),
    region: name.optional().describe('Left open where it is not given.'),
    vnet: name.optional().describe('Default: vnet.'),
  })
  .meta({ id: 'ConfigurationNames' });
export type ConfigurationNames = Readonly<z.infer<typeof configurationNamesSchema>>;

/**
 * A stack to be configured: one option for each of some categories, what is required of it, and what is planned. `options` takes the `options` of a recommended stack as they stand.
 * The designs of options and of musts are merged; that of a preference where it breaks no rule. What a pool or the network tells here stands over them.
 */
export const configureQuestionSchema = z
  .strictObject({
    ...questionHead,
    options: stackChoiceSchema.describe('For each category the option to use, as a recommended stack lists them.'),
    requirements: z.array(askedRequirementSchema).max(200).default([]).describe('As recommend takes them.'),
    pools: ipPlanQuestionSchema.shape.pools
      .optional()
      .describe('Default: as many pools as the nodes that are required need; three nodes where none are.'),
    network: z
      .strictObject({
        addressSpace: z
          .array(range)
          .min(1)
          .max(100)
          .optional()
          .describe('The free ranges of your virtual network. Required where it is your own; leave it out otherwise.'),
        podCidr: range.optional().describe('Default: found, outside of everything else.'),
        serviceCidr: range.optional().describe('Default: found, outside of everything else.'),
        avoid: z.array(range).max(1000).optional().describe('Ranges that are used elsewhere in the network.'),
      })
      .optional(),
    names: configurationNamesSchema.optional(),
    kubernetesVersion: z.string().min(1).max(50).optional().describe('Default: what the platform takes.'),
    horizon: z.int().min(0).max(36_500).default(DEFAULT_HORIZON_DAYS).describe('As validate takes it.'),
  })
  .meta({ id: 'ConfigureQuestion' });
export type ConfigureQuestion = Readonly<z.infer<typeof configureQuestionSchema>>;

/**
 * One range of the design and how it came about. `by`: `ip-plan` (the formulas, worked out in `formulas`), `rule` (the longest prefix that the rules in `rules` let pass), `default`
 * (of the release, `defaults` of the answer) or `asked`. `smallest` and `advised` are those of the IP plan. `instead` is what was put aside for it, and why.
 */
export const configuredRangeSchema = z
  .strictObject({
    for: z.enum(['subnets', 'pod-cidrs', 'service-cidrs']),
    name: z.string(),
    range: z.string(),
    prefixLength: z.int(),
    by: z.enum(['ip-plan', 'rule', 'default', 'asked']),
    smallest: z.int().nullable(),
    advised: z.int().nullable(),
    instead: z.strictObject({ range: z.string(), because: z.array(z.string()) }).optional(),
    formulas: z.array(budgetEntrySchema),
    rules: z.array(idSchema),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'ConfiguredRange' });
export type ConfiguredRange = Readonly<z.infer<typeof configuredRangeSchema>>;

/** What somebody still has to decide. `path` is the design path of it, or a pointer into the question for what is not configured. */
export const openDecisionSchema = z
  .strictObject({
    code: z.enum([
      'region',
      'routes',
      'outbound-addresses',
      'subnet',
      'ipv6-ranges',
      'smaller-than-advised',
      'no-design',
      'preference-left-out',
      'not-told',
    ]),
    path: z.string(),
    text: z.string(),
    rules: z.array(idSchema),
  })
  .meta({ id: 'OpenDecision' });
export type OpenDecision = Readonly<z.infer<typeof openDecisionSchema>>;

/**
 * A complete design with addresses: what it tells to be absent is null, and nothing is left untold but what no default, option or requirement says. `report` is what validate says of that very design:
 * an outcome other than pass is told there, with every finding that neither passes nor is not applicable.
 */
export const configureAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-configure/1'),
    ...answerHead,
    options: z.record(z.string(), idSchema).describe('For each category, the option that the design uses.'),
    design: designSchema,
    names: configurationNamesSchema.required({ cluster: true, resourceGroup: true, vnet: true }),
    ranges: z.array(configuredRangeSchema),
    defaults: z.array(defaultSeenSchema),
    report: reportSchema.pick({ outcome: true, horizon: true, counts: true, severities: true }).extend({
      findings: z.array(findingSchema),
    }),
    open: z.array(openDecisionSchema),
  })
  .meta({ id: 'ConfigureAnswer' });
export type ConfigureAnswer = Readonly<z.infer<typeof configureAnswerSchema>>;

/** The files of a configuration, each the text of one tool's form of the same design. */
export const configurationFileSchema = z.enum([
  'main.tf',
  'main.tf.json',
  'main.bicep',
  'azuredeploy.json',
  'create.sh',
]);
export type ConfigurationFile = z.infer<typeof configurationFileSchema>;

/** A configured design with the texts that create it. `leftOut` are the places of the design that no text expresses, or not every one: JSON pointers, with the reason behind a colon. */
export const configuredAnswerSchema = configureAnswerSchema
  .extend({ files: z.record(configurationFileSchema, z.string()), leftOut: z.array(z.string()) })
  .meta({ id: 'ConfiguredAnswer' });
export type ConfiguredAnswer = Readonly<z.infer<typeof configuredAnswerSchema>>;
