/** What only publishing needs: parsing and checking of expressions, and the publishing checks. Kept out of the main entry, so that a caller that only evaluates carries no parser. */
export { textCompiler, type TextCompiler } from './checks/compile-texts.js';
export { checkExpression, type ExpressionCheck } from './rules/check.js';
export {
  judgeContext,
  matchesContext,
  ruleContext,
  type CatalogWords,
  type ExpressionContext,
} from './rules/context.js';
export type { Type } from './rules/types.js';
export { soundPart, type CheckedDraft, type CheckProblem, type PublishingCheck } from './checks/draft.js';
export { citationSearch, type CitationMiss } from './checks/quotes-found.js';
export { publishingChecks, runChecks } from './checks/run-checks.js';
