import type { Design } from '../model/design.js';
import type { Finding } from '../model/report.js';
import type { Locale } from '../model/words.js';
import { compileRules, type CompiledRule } from '../rules/compiled-rules.js';
import { DesignDocument } from '../rules/document.js';
import type { FactView } from '../rules/fact-view.js';
import type { Struct } from '../rules/values.js';
import { judgeRules } from '../validate.js';

/** What trying one value of a design after another needs to know. */
export interface Trying {
  readonly view: FactView;
  readonly locale: Locale;
  readonly horizon: number;
}

/** The findings of some rules on a design that is still being put together. */
export function findingsOf(
  { view, locale, horizon }: Trying,
  design: Design,
  rules: readonly CompiledRule[],
): readonly Finding[] {
  const read = { format: 'design', design, pointers: {}, unmapped: [] } as const;
  const told = judgeRules(rules, new DesignDocument(design as Struct, view), { read, locale, horizon });
  return told.map(({ finding }) => finding);
}

/** What speaks against a value: findings that failed, errors and warnings alike. */
export function refusalsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ result, severity }) => result === 'fail' && severity !== 'note');
}

export function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ result, severity }) => result === 'fail' && severity === 'error');
}

/** The rules of a release that read one of some design paths (`*` for any item of a list). */
export function rulesReading({ view }: Trying, paths: readonly string[]): readonly CompiledRule[] {
  return compileRules(view.release).filter((rule) => readsOf(rule).some((path) => paths.includes(path)));
}

const reads = new WeakMap<CompiledRule, readonly string[]>();

function readsOf(rule: CompiledRule): readonly string[] {
  let paths = reads.get(rule);
  if (!paths) {
    const expressions = rule.cases.flatMap(({ source }) => [
      source.appliesWhen,
      ...source.seen.map(({ value }) => value),
      source.assert,
    ]);
    reads.set(rule, (paths = [...new Set(expressions.flatMap((one) => one?.reads ?? []))]));
  }
  return paths;
}
