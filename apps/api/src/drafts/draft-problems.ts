import { canonicalJson, Problem, type ReleaseContentInput } from '@plimsoll/engine';
import type { CheckProblem } from '@plimsoll/engine/publish';

/** Something that a check says of a draft. What does not block is for the reviewers to weigh. */
export interface DraftProblem extends CheckProblem {
  readonly blocks: boolean;
}

const EXAMPLES = 'rule-examples-hold';

/**
 * Which of the problems stand in the way of publishing. All do but one kind: where the draft leaves a rule as it was and changes a fact
 * that it reads, the rule's examples come out otherwise because the world did, and that is what the impact report is about.
 */
export function weigh(
  problems: readonly CheckProblem[],
  base: ReleaseContentInput,
  content: ReleaseContentInput,
): readonly DraftProblem[] {
  return problems.map((problem) => {
    const isConsequence = problem.check === EXAMPLES && isUnchanged(problem.item.id, base, content);
    return { ...problem, blocks: !isConsequence };
  });
}

function isUnchanged(rule: string, base: ReleaseContentInput, content: ReleaseContentInput): boolean {
  const [before, after] = [base, content].map(({ rules }) => rules.find(({ id }) => id === rule));
  return before !== undefined && canonicalJson(before) === canonicalJson(after);
}

/** What the audit tells of problems that do not block: whoever decided with them has seen them. Nothing where there are none. */
export function acknowledged(problems: readonly DraftProblem[]): { readonly acknowledged?: readonly CheckProblem[] } {
  const open = problems.flatMap(({ blocks, ...problem }) => (blocks ? [] : [problem]));
  return open.length === 0 ? {} : { acknowledged: open };
}

const MOST_PLACES = 100;

/** Throws Problem 422 `draft-has-problems` that lists what blocks. */
export function requireNothingBlocks(problems: readonly DraftProblem[]): void {
  const blocking = problems.filter(({ blocks }) => blocks);
  if (blocking.length === 0) return;
  const places = blocking.slice(0, MOST_PLACES).map(({ item, pointer, check, message }) => ({
    pointer: `/${item.kind}/${item.id}${pointer}`,
    code: check,
    detail: message,
  }));
  const detail = `${blocking.length} ${blocking.length === 1 ? 'problem stands' : 'problems stand'} in the way of publishing.`;
  throw new Problem(422, 'draft-has-problems', detail, places);
}
