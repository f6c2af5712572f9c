import { Injectable } from '@nestjs/common';
import {
  answerQuestion,
  answersDiff,
  explain,
  nearestId,
  Problem,
  type AnswersDiff,
  type AnswersDiffQuestion,
  type AnswerSide,
  type ExplainAnswer,
  type CompiledRelease,
  type ExplainQuestion,
  atPlace,
} from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import type { QuestionPath, QuestionQuery } from './history.schema.js';

type AskedSide = AnswersDiffQuestion['from'];

/** What changed: of one cell over all releases and days, and of the saved answers between two of them. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {}

  explain({ catalog = DEFAULT_CATALOG, release = 'current', ...question }: ExplainQuestion): ExplainAnswer {
    const history = atPlace('/catalog', () => this.memory.history(catalog));
    const found = atPlace('/release', () => this.memory.find(catalog, release));
    const { asOf = this.clock.today(), locale = 'en' } = question;
    return explain(found, history, { ...question, asOf, locale });
  }

  /** What a saved question answers now. Throws Problem 404 where the release keeps no such question. */
  answer(
    { catalog, id }: QuestionPath,
    { release: ref = 'current', asOf = this.clock.today(), locale = 'en' }: QuestionQuery,
  ) {
    this.memory.headers(catalog);
    const release = atPlace('/release', () => this.memory.find(catalog, ref));
    const question = release.questions.get(id);
    if (!question) throw unknownQuestion(release, id);
    return answerQuestion({ release, asOf }, question, locale);
  }

  answersDiff({ catalog = DEFAULT_CATALOG, locale = 'en', questions, ...sides }: AnswersDiffQuestion): AnswersDiff {
    atPlace('/catalog', () => this.memory.headers(catalog));
    const side = (name: 'from' | 'to', { release = 'current', asOf = this.clock.today() }: AskedSide): AnswerSide => ({
      release: atPlace(`/${name}/release`, () => this.memory.find(catalog, release)),
      asOf,
    });
    return answersDiff(side('from', sides.from), side('to', sides.to), { questions, locale });
  }
}

function unknownQuestion({ ref, questions }: CompiledRelease, id: string): Problem {
  const asked = id.slice(0, 120);
  const nearest = nearestId(asked, questions.keys());
  const hint = nearest === undefined ? '' : ` The nearest one is ${nearest}.`;
  return new Problem(
    404,
    'item-not-found',
    `Release ${ref.label} of ${ref.catalog} keeps no question ${asked}.${hint}`,
  );
}
