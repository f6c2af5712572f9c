import type { CompiledRelease } from '../compile.js';
import { Problem, type ProblemPlace } from '../model/problem.js';
import type { SavedQuestion } from '../model/question.js';
import { recommendAny } from '../recommend-any.js';
import { defineCheck } from './check.js';
import { compileDraft, lastVerified } from './compile-draft.js';
import { soundPart } from './draft.js';

/** Every saved question can be answered by the release that keeps it. A design is proved by its schema alone: whatever it holds, it has a report. */
export const questionsAnswerable = defineCheck('questions-answerable', (draft, report) => {
  const { questions = [] } = soundPart(draft).content;
  if (questions.length === 0) return;
  const release = compileDraft(draft);
  const day = lastVerified(draft);
  for (const question of questions)
    for (const { pointer, detail } of placesWrong(release, question, day))
      report({ kind: 'question', id: question.id }, ['ask', 'question', ...stepsOf(pointer)], detail);
});

function placesWrong(release: CompiledRelease, { ask }: SavedQuestion, asOf: string): readonly ProblemPlace[] {
  if (ask.verb === 'validate') return [];
  try {
    recommendAny(release, { ...ask.question, asOf, locale: 'en' });
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.errors.length > 0 ? error.errors : [{ pointer: '', code: error.code, detail: error.message }];
  }
}

const stepsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
