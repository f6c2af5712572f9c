import { ambiguousHasNote } from './ambiguous-has-note.js';
import { conditionalHasCondition } from './conditional-has-condition.js';
import { datesInOrder } from './dates-in-order.js';
import { defaultsFitDesign } from './defaults-fit-design.js';
import { designsTellOptions } from './designs-tell-options.js';
import { differingValuesRelated } from './differing-values-related.js';
import type { CheckedDraft, CheckProblem, PublishingCheck } from './draft.js';
import { factHasCitation } from './fact-has-citation.js';
import { factsFitDimensions } from './facts-fit-dimensions.js';
import { idsUnique } from './ids-unique.js';
import { namesInBothLanguages } from './names-in-both-languages.js';
import { noDangling } from './no-dangling.js';
import { questionsAnswerable } from './questions-answerable.js';
import { quotesFound } from './quotes-found.js';
import { requirementsFitDesigns } from './requirements-fit-designs.js';
import { requirementsFitDimensions } from './requirements-fit-dimensions.js';
import { ruleExamplesHold } from './rule-examples-hold.js';
import { ruleMessagesFilled } from './rule-messages-filled.js';
import { rulesTypeCheck } from './rules-type-check.js';
import { schemaCheck } from './schema.js';
import { supersedesAcyclic } from './supersedes-acyclic.js';
import { supersedesOneCell } from './supersedes-one-cell.js';

/** Every check that a draft has to pass to become a release, in the order in which they are told. */
export const publishingChecks: readonly PublishingCheck[] = [
  schemaCheck,
  idsUnique,
  noDangling,
  factsFitDimensions,
  requirementsFitDimensions,
  requirementsFitDesigns,
  factHasCitation,
  quotesFound,
  namesInBothLanguages,
  conditionalHasCondition,
  ambiguousHasNote,
  datesInOrder,
  supersedesAcyclic,
  supersedesOneCell,
  differingValuesRelated,
  rulesTypeCheck,
  defaultsFitDesign,
  designsTellOptions,
  ruleExamplesHold,
  ruleMessagesFilled,
  questionsAnswerable,
];

/** Runs every check and returns all problems, in the order of `publishingChecks`; none means that the draft may be published. */
export function runChecks(draft: CheckedDraft): CheckProblem[] {
  return publishingChecks.flatMap((check) => check.run(draft));
}
