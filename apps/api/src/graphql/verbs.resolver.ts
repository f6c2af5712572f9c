import { Args, Query, Resolver } from '@nestjs/graphql';
import type {
  AnswersDiffQuestion,
  CompareQuestion,
  ConfigureQuestion,
  DiffAnswer,
  ExplainQuestion,
  IpPlanQuestion,
  RecommendQuestion,
  TransitionQuestion,
  ValidateQuestion,
} from '@plimsoll/engine';
import { EvaluationService, type Answer } from '../evaluation/evaluation.service.js';
import { HistoryService } from '../history/history.service.js';
import { diffQuerySchema, type DiffQuery } from '../releases/releases.schema.js';
import { ReleasesService } from '../releases/releases.service.js';
import { checked } from './checked.js';
import { questionTypes } from './schema-text.js';

/** The verbs: the same service as REST, and so the same answers. */
@Resolver()
export class VerbsResolver {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly releases: ReleasesService,
    private readonly history: HistoryService,
  ) {}

  @Query('compare')
  compare(@Args('question') question: CompareQuestion): unknown {
    return valueOf(this.evaluation.compare(checked(questionTypes.CompareQuestion, question), 'json'));
  }

  @Query('recommend')
  recommend(@Args('question') question: RecommendQuestion): unknown {
    return valueOf(this.evaluation.recommend(checked(questionTypes.RecommendQuestion, question)));
  }

  @Query('validate')
  validate(@Args('question') question: ValidateQuestion): unknown {
    return valueOf(this.evaluation.validate(checked(questionTypes.ValidateQuestion, question)));
  }

  @Query('transition')
  transition(@Args('question') question: TransitionQuestion): unknown {
    return valueOf(this.evaluation.transition(checked(questionTypes.TransitionQuestion, question)));
  }

  @Query('ipPlan')
  ipPlan(@Args('question') question: IpPlanQuestion): unknown {
    return valueOf(this.evaluation.ipPlan(checked(questionTypes.IpPlanQuestion, question)));
  }

  @Query('configure')
  configure(@Args('question') question: ConfigureQuestion): unknown {
    return valueOf(this.evaluation.configure(checked(questionTypes.ConfigureQuestion, question), undefined));
  }

  @Query('explain')
  explain(@Args('question') question: ExplainQuestion): unknown {
    return this.history.explain(checked(questionTypes.ExplainQuestion, question));
  }

  @Query('answersDiff')
  answersDiff(@Args('question') question: AnswersDiffQuestion): unknown {
    return this.history.answersDiff(checked(questionTypes.AnswersDiffQuestion, question));
  }

  @Query('diff')
  diff(@Args() { catalog, ...query }: DiffQuery & { readonly catalog: string }): DiffAnswer {
    return this.releases.diff(catalog, checked(diffQuerySchema, query));
  }
}

/** The bytes are those that REST sends, from the same memory of answers. */
const valueOf = ({ bytes }: Answer): unknown => JSON.parse(bytes.toString());
