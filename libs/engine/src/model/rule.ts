import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { daySchema, idSchema, localizedTextSchema } from './words.js';

export const severitySchema = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof severitySchema>;

/** What a rule ranges over. The item is a variable of the name on the right; the cluster has none, and a transition has the two designs `from` and `to` in place of one. */
export const ruleTargets = {
  cluster: 'cluster',
  'agent-pools': 'pool',
  subnets: 'subnet',
  vnets: 'vnet',
  ingresses: 'ingress',
  connections: 'connection',
  transition: 'transition',
} as const;

/**
 * One step of a transition. Told when the case it stands in passes or fails, with `when` only then; a case that could not be judged tells none. `phase` and then `order` put the
 * steps of all rules in line.
 */
export const transitionStepSchema = z.strictObject({
  phase: z.enum(['before', 'change', 'after']),
  order: z.int().min(0).max(10_000),
  when: z.enum(['passes', 'fails']).optional(),
  text: localizedTextSchema,
});

/**
 * One judgement of a rule. `seen` are named CEL expressions, evaluated in order; each is a variable of the later ones, of `assert` and of the message.
 * `at` is the design path, relative to the item (or from the root with a leading `/`), of the value the finding points at.
 * `severity` holds when every fact that was read is stated; it drops otherwise.
 * For a transition every case that applies judges. `judges` are the design paths (`*` for any item) a change of which it judges, `concerns` further ones that it
 * is about: where none of them all changes, what could not be judged of the case is left aside. `effect` says what a case is about: `frozen`, the value that `at` points at cannot change after creation;
 * `off-first`, something has to be taken off before the change.
 * `always`: the finding is told whenever the case applies (a note such as "nothing is recorded"), so `assert` is the literal false.
 */
export const ruleCaseSchema = z.strictObject({
  appliesWhen: expressionSchema.optional(),
  seen: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), value: expressionSchema }))
    .default([]),
  assert: expressionSchema,
  at: z.string().max(200),
  severity: severitySchema,
  message: localizedTextSchema,
  remediation: localizedTextSchema.optional(),
  facts: z.array(idSchema).default([]),
  judges: z.array(z.string().max(200)).max(50).optional(),
  concerns: z.array(z.string().max(200)).max(50).optional(),
  effect: z.enum(['frozen', 'off-first']).optional(),
  steps: z.array(transitionStepSchema).max(20).optional(),
});
export type RuleCase = Readonly<z.infer<typeof ruleCaseSchema>>;

/** Example designs run at publish: a rule never ships without one that passes and one that fails. `expect` is the result the rule gives on at least one place of the design; `asOf` the day it is judged on, else the day the release was last verified. For a transition `design` is `{ from, to }`. */
export const ruleExampleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  design: z.json(),
  expect: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  asOf: daySchema.optional(),
  severity: severitySchema.optional(),
});

/**
 * A check on a design. Thresholds come only from facts: no numeric literal but 0 and 1. `derivedFrom` is the number the rule has in the documents it was derived from.
 * `everyCase`: each case judges for itself, so that one place can have several findings of the rule; without it the first case that applies judges.
 */
export const ruleSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  for: z.enum(['cluster', 'agent-pools', 'subnets', 'vnets', 'ingresses', 'connections', 'transition']),
  everyCase: z.literal(true).optional(),
  cases: z.array(ruleCaseSchema).min(1).max(30),
  examples: z.array(ruleExampleSchema).min(2),
  derivedFrom: z.array(z.string().max(20)).default([]),
});
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
