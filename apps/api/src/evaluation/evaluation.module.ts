import { Module, type DynamicModule } from '@nestjs/common';
import { AnswerCache } from './answer-cache.js';
import { BatchController } from './batch.controller.js';
import { BatchService } from './batch.service.js';
import { BatchTally } from './batch-tally.js';
import { ConfigureController } from './configure.controller.js';
import { EvaluationController } from './evaluation.controller.js';
import { EvaluationService } from './evaluation.service.js';
import { HotAnswers } from './hot-answers.js';

@Module({})
export class EvaluationModule {
  static forRoot(answers: AnswerCache, hot: HotAnswers, tally: BatchTally): DynamicModule {
    return {
      module: EvaluationModule,
      controllers: [EvaluationController, ConfigureController, BatchController],
      providers: [
        { provide: AnswerCache, useValue: answers },
        { provide: HotAnswers, useValue: hot },
        { provide: BatchTally, useValue: tally },
        EvaluationService,
        BatchService,
      ],
      exports: [EvaluationService],
    };
  }
}
