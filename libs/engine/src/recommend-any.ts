import type { CompiledRelease } from './compile.js';
import type { Asked } from './model/answer.js';
import type { RecommendAnswer, RecommendQuestion } from './model/recommend.js';
import type { RecommendStackAnswer } from './model/recommend-stack.js';
import { recommend } from './recommend.js';
import { recommendStack } from './recommend-stack.js';

/** Recommends a whole stack where the question asks for one, else an option of its category. Throws Problem 422 as the two do, and where a question asks for both or for neither. */
export function recommendAny(
  release: CompiledRelease,
  question: Asked<RecommendQuestion>,
): RecommendAnswer | RecommendStackAnswer {
  return question.stack ? recommendStack(release, question) : recommend(release, question);
}
