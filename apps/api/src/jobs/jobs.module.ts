import { Module, type DynamicModule } from '@nestjs/common';
import { JobRunner } from './job-runner.js';

/** Lets every feature give its jobs to the one runner. */
@Module({})
export class JobsModule {
  static forRoot(runner: JobRunner): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [{ provide: JobRunner, useValue: runner }],
      exports: [JobRunner],
    };
  }
}
