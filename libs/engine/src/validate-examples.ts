import type { CompiledRelease } from './compile.js';
import { designSchema } from './model/design.js';
import type { Rule } from './model/rule.js';
import { compileRule } from './rules/compiled-rules.js';
import { DesignDocument } from './rules/document.js';
import { factView } from './rules/fact-view.js';
import type { Struct } from './rules/values.js';
import { judgeRules } from './validate.js';

/** An example of a rule that does not come out as it says. `got` are the results of the rule on each place, with their severity; `problem` says why a design could not be read. */
export interface ExampleMismatch {
  readonly rule: string;
  readonly example: string;
  readonly expected: string;
  readonly got: readonly string[];
  readonly problem?: string;
}

/** Runs the examples of one rule, and that rule alone, against a release on a day. Empty when all hold. The rule need not be the release's own. */
export function runExamples(release: CompiledRelease, rule: Rule, asOf: string): readonly ExampleMismatch[] {
  return rule.examples.flatMap((example) => {
    const head = { rule: rule.id, example: example.name, expected: expectation(example) };
    const design = designSchema.safeParse(example.design);
    if (!design.success) return [{ ...head, got: [], problem: design.error.message }];
    const read = { format: 'design', design: design.data, pointers: {}, unmapped: [] } as const;
    const document = new DesignDocument(design.data as Struct, factView(release, asOf));
    const got = judgeRules([compileRule(rule)], document, { read, locale: 'en' }).map(({ finding }) => finding);
    const holds = got.some(
      (finding) =>
        finding.result === example.expect && (example.severity === undefined || finding.severity === example.severity),
    );
    return holds ? [] : [{ ...head, got: got.map(({ result, severity }) => `${result} (${severity})`) }];
  });
}

function expectation({ expect, severity }: Rule['examples'][number]): string {
  return severity === undefined ? expect : `${expect} (${severity})`;
}
