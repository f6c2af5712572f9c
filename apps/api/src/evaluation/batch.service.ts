import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Problem, schemaProblem } from '@plimsoll/engine';
import { CONFIG, type Config } from '../config/config.js';
import { readJsonBody } from '../problems/json-body.js';
import { problemDocument, type Occasion } from '../problems/problem-document.js';
import { maskedProblem } from '../problems/problem.filter.js';
import { problemOf } from '../problems/problem-of.js';
import { linesOf, type StreamedLine } from './batch-lines.js';
import { batchLineSchema, type BatchQuery } from './batch.schema.js';
import { BatchTally } from './batch-tally.js';
import { EvaluationService } from './evaluation.service.js';

/** What one batch is answered with, besides its lines. */
export interface Batch {
  readonly defaults: BatchQuery;
  readonly occasion: Occasion;
  readonly signal: AbortSignal;
}

/** Validates the lines of a stream one by one, as fast as the answers are taken. */
@Injectable()
export class BatchService {
  private readonly log = new Logger(BatchService.name);

  constructor(
    private readonly evaluation: EvaluationService,
    private readonly tally: BatchTally,
    @Inject(CONFIG) private readonly config: Pick<Config, 'bodyLimitBytes'>,
  ) {}

  /** One line of answer for each line that holds something. Ends without another line when the signal says that nobody listens. */
  async *answers(chunks: AsyncIterable<Buffer>, batch: Batch): AsyncGenerator<Buffer> {
    let index = 0;
    try {
      for await (const line of linesOf(chunks, this.config.bodyLimitBytes)) {
        if (line !== undefined && isBlank(line)) continue;
        // Others want their turn between two documents, and so does the news that the caller has gone.
        await nextTurn();
        if (batch.signal.aborted) return;
        yield this.answer(line, index, batch);
        index += 1;
      }
    } catch (error) {
      if (!batch.signal.aborted) throw error;
    }
  }

  private answer(line: StreamedLine, index: number, { defaults, occasion }: Batch): Buffer {
    this.tally.documents += 1;
    let id: string | undefined;
    try {
      const question = readLine(line, this.config.bodyLimitBytes);
      id = idOf(question);
      const { id: _id, ...asked } = checkLine(question, defaults);
      const bytes = this.evaluation.report(asked);
      return Buffer.concat([Buffer.from(`${opening(index, id)},"report":`), bytes, Buffer.from('}\n')]);
    } catch (error) {
      const problem = JSON.stringify(problemDocument(this.problemFor(error, occasion), occasion));
      return Buffer.from(`${opening(index, id)},"problem":${problem}}\n`);
    }
  }

  private problemFor(error: unknown, { requestId }: Occasion): Problem {
    const problem = problemOf(error);
    if (!problem) this.log.error(`a line of a batch failed: ${stackOf(error)}`, requestId);
    return problem ?? maskedProblem;
  }
}

const isBlank = (line: Buffer) => line.length < 100 && line.toString('latin1').trim() === '';

const opening = (index: number, id: string | undefined) =>
  `{"index":${index}${id === undefined ? '' : `,"id":${JSON.stringify(id)}`}`;

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : undefined) ?? String(error);

function readLine(line: StreamedLine, maxBytes: number): unknown {
  if (line === undefined) throw new Problem(413, 'line-too-long', `The line is longer than ${maxBytes} bytes.`);
  return readJsonBody(line);
}

/** An id that can be read is told also where the rest of the line is wrong. */
function idOf(question: unknown): string | undefined {
  const id = batchLineSchema.pick({ id: true }).loose().safeParse(question);
  return id.success ? id.data.id : undefined;
}

function checkLine(question: unknown, defaults: BatchQuery) {
  const isObject = typeof question === 'object' && question !== null && !Array.isArray(question);
  const parsed = batchLineSchema.safeParse(isObject ? { ...defaults, ...question } : question);
  if (!parsed.success) throw schemaProblem(parsed.error.issues, question);
  return parsed.data;
}
