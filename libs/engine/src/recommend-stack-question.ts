import type { CompiledRelease } from './compile.js';
import type { ProblemPlace } from './model/problem.js';
import type { RecommendQuestion } from './model/recommend.js';
import type { Demand } from './recommend-demand.js';
import { questionFault } from './recommend-fault.js';
import { settleAsked, type SettledAsked } from './recommend-question.js';
import { answeringCategories } from './stack/stack-matrix.js';
import { stackCategories, type StackCategory } from './stack/stack-space.js';

/** A question in which everything asked is known and fits: also the categories of which a stack has an option, those that it can do without only where something is asked of them. */
export interface SettledStackQuestion extends SettledAsked {
  readonly categories: readonly StackCategory[];
}

/** Throws Problem 422 with every place of the question that is wrong. `code` is that of the places where they agree, else `invalid-question`. */
export function settleStackQuestion(release: CompiledRelease, question: RecommendQuestion): SettledStackQuestion {
  const all = stackCategories(release);
  const form = checkForm(question, all);
  if (form.length > 0) throw questionFault(form);
  const ids = all.map(({ id }) => id);
  const asked = settleAsked(release, question, { name: 'a stack', categories: ids });
  const unanswered = checkAnswered(asked.demands, question, ids);
  if (unanswered.length > 0) throw questionFault(unanswered);
  return { ...asked, categories: takingPart(all, asked.demands) };
}

/** A category that a design can do without takes part where something is asked that no category answers for which every design has. It then answers for the rest too. */
function takingPart(all: readonly StackCategory[], demands: readonly Demand[]): readonly StackCategory[] {
  const sure = new Set(all.filter(({ optional }) => !optional).map(({ id }) => id));
  const needed = new Set(
    demands
      .map(answeringCategories)
      .filter((answering) => !answering.some((id) => sure.has(id)))
      .flat(),
  );
  return all.filter(({ id }) => sure.has(id) || needed.has(id));
}

function checkForm({ category }: RecommendQuestion, categories: readonly StackCategory[]): ProblemPlace[] {
  const both = 'An option of one category and a whole stack are two questions: leave out `category` or `stack`.';
  const none =
    'This release does not say which categories a stack has: ask for one `category`, or ask a later release.';
  return [
    ...(category === undefined ? [] : [{ pointer: '/stack', code: 'category-and-stack', detail: both }]),
    ...(categories.length === 0 ? [{ pointer: '/stack', code: 'release-without-stacks', detail: none }] : []),
  ];
}

/** What a release asks of a stack of none of its categories: nothing would answer for it. */
function checkAnswered(
  demands: readonly Demand[],
  { requirements }: RecommendQuestion,
  ids: readonly string[],
): ProblemPlace[] {
  return demands
    .filter((demand) => !answeringCategories(demand).some((category) => ids.includes(category)))
    .map((demand) => {
      const { id } = demand.requirement;
      const at = requirements.findIndex((asked) => asked.id === id);
      const detail = `${id} is not asked of a stack, but of ${answeringCategories(demand).join(', ')}: leave it out.`;
      return {
        pointer: at < 0 ? '/horizon' : `/requirements/${at}/id`,
        code: 'requirement-of-another-category',
        detail,
      };
    });
}
