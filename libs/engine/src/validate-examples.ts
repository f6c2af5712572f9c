import type { CompiledRelease } from './compile.js';
import { designSchema } from './model/design.js';
import type { Finding, ReadDocument } from './model/report.js';
import type { Rule } from './model/rule.js';
import { transitionDesignsSchema } from './model/transition.js';
import { casesApart, compileRule } from './rules/compiled-rules.js';
import { DesignDocument } from './rules/document.js';
import { factView } from './rules/fact-view.js';
import type { Struct } from './rules/values.js';
import { pairedDocument } from './transition-document.js';
import { judgeRules } from './validate.js';

/** An example of a rule that does not come out as it says. `got` are the results of the rule on each place, with their severity, and `results` the same apart; `problem` says why a design could not be read. */
export interface ExampleMismatch {
  readonly rule: string;
  readonly example: string;
  readonly expected: string;
  readonly got: readonly string[];
  readonly results: readonly ExampleResult[];
  readonly problem?: string;
}

/** What a rule gives on one place of an example. */
export type ExampleResult = Pick<Finding, 'result' | 'severity'>;

/** Runs the examples of one rule, and that rule alone, against a release on a day. Empty when all hold. The rule need not be the release's own. */
export function runExamples(release: CompiledRelease, rule: Rule, asOf: string): readonly ExampleMismatch[] {
  return rule.examples.flatMap((example) => {
    const head = { rule: rule.id, example: example.name, expected: expectation(example) };
    const read = rule.for === 'transition' ? readTransition(example.design) : readExample(example.design);
    if (typeof read === 'string') return [{ ...head, got: [], results: [], problem: read }];
    const document = new DesignDocument(read.design as Struct, factView(release, example.asOf ?? asOf));
    const got = judgeExample(rule, document, read);
    const holds = got.some(
      (finding) =>
        finding.result === example.expect && (example.severity === undefined || finding.severity === example.severity),
    );
    if (holds) return [];
    const results = got.map(({ result, severity }) => ({ result, severity }));
    return [{ ...head, got: results.map(({ result, severity }) => `${result} (${severity})`), results }];
  });
}

function readExample(example: unknown): ReadDocument | string {
  const design = designSchema.safeParse(example);
  return design.success ? ownForm(design.data) : design.error.message;
}

function readTransition(example: unknown): ReadDocument | string {
  const designs = transitionDesignsSchema.safeParse(example);
  return designs.success ? pairedDocument(ownForm(designs.data.from), ownForm(designs.data.to)) : designs.error.message;
}

const ownForm = (design: ReadDocument['design']): ReadDocument => ({
  format: 'design',
  design,
  pointers: {},
  unmapped: [],
});

/** A transition is judged by every case that applies; where none does, by none. */
function judgeExample(rule: Rule, document: DesignDocument, read: ReadDocument): readonly Finding[] {
  const compiled = compileRule(rule);
  const rules = rule.for === 'transition' ? casesApart(compiled) : [compiled];
  const got = judgeRules(rules, document, { read, locale: 'en' }).map(({ finding }) => finding);
  const applying = got.filter(({ result }) => result !== 'not-applicable');
  return rule.for === 'transition' && applying.length > 0 ? applying : got;
}

function expectation({ expect, severity }: Rule['examples'][number]): string {
  return severity === undefined ? expect : `${expect} (${severity})`;
}
