import type { AnswerSide } from './answers-because.js';
import { withIntent } from './intent.js';
import type { SavedQuestion } from './model/question.js';
import type { RecommendAnswer } from './model/recommend.js';
import type { RecommendStackAnswer } from './model/recommend-stack.js';
import type { Report } from './model/report.js';
import type { Locale } from './model/words.js';
import { ownForm } from './own-form.js';
import { recommendAny } from './recommend-any.js';
import { validate } from './validate.js';

/** Asks a saved question of a release on a day: the answer of its verb, as if the question had been asked there. Throws Problem (422) where the release cannot answer it, as the verb does. */
export function answerQuestion(
  { release, asOf }: AnswerSide,
  { ask }: SavedQuestion,
  locale: Locale,
): RecommendAnswer | RecommendStackAnswer | Report {
  if (ask.verb === 'recommend') return recommendAny(release, { ...ask.question, asOf, locale });
  const { document, intent, format: _, ...question } = ask.question;
  return validate(release, withIntent(ownForm(document), intent), { ...question, asOf, locale });
}
