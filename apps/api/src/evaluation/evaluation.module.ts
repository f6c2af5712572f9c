import { Module, type DynamicModule } from '@nestjs/common';
import { AnswerCache } from './answer-cache.js';
import { EvaluationController } from './evaluation.controller.js';
import { EvaluationService } from './evaluation.service.js';
import { HotAnswers } from './hot-answers.js';

@Module({})
export class EvaluationModule {
  static forRoot(answers: AnswerCache, hot: HotAnswers): DynamicModule {
    return {
      module: EvaluationModule,
      controllers: [EvaluationController],
      providers: [
        { provide: AnswerCache, useValue: answers },
        { provide: HotAnswers, useValue: hot },
        EvaluationService,
      ],
    };
  }
}
