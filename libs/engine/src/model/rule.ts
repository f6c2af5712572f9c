import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { idSchema, localizedTextSchema } from './words.js';

export const severitySchema = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof severitySchema>;

/** What a rule ranges over. The item is a variable of the name on the right. */
export const ruleTargets = {
  cluster: 'cluster',
  'agent-pools': 'pool',
  subnets: 'subnet',
  ingresses: 'ingress',
  connections: 'connection',
} as const;

/**
 * One judgement of a rule. `seen` are named CEL expressions, evaluated in order; each is a variable of the later ones, of `assert` and of the message.
 * `at` is the design path, relative to the item (or from the root with a leading `/`), of the value the finding points at.
 * `severity` holds when every fact that was read is stated; it drops otherwise.
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
});
export type RuleCase = Readonly<z.infer<typeof ruleCaseSchema>>;

/** Example designs run at publish: a rule never ships without one that passes and one that fails. `expect` is the result the rule gives on at least one place of the design. */
export const ruleExampleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  design: z.json(),
  expect: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  severity: severitySchema.optional(),
});

/** A check on a design. Thresholds come only from facts: no numeric literal but 0 and 1. `source` is the number the rule has in the documents it was derived from. */
export const ruleSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  for: z.enum(['cluster', 'agent-pools', 'subnets', 'ingresses', 'connections']),
  cases: z.array(ruleCaseSchema).min(1).max(10),
  examples: z.array(ruleExampleSchema).min(2),
  derivedFrom: z.array(z.string().max(20)).default([]),
});
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
