import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DraftTask, TaskAnswers } from './draft-tasks.js';

// The build is at the same distance from the sources and from itself; a thread runs what is built.
const WORKER = new URL('../../dist/drafts/draft-worker.js', import.meta.url);
const LIMITS = { maxOldGenerationSizeMb: 1024 };

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Told {
  readonly number: number;
  readonly answer?: unknown;
  readonly failure?: Error;
}

/** Checks contents and works out what they come to in a thread of its own, so that a large catalog keeps no request waiting. It is started when it is first asked, and again where it has ended. */
@Injectable()
export class DraftThread implements OnApplicationShutdown {
  private worker: Worker | undefined;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** Throws what the task throws, as an Error of its message. */
  do<Task extends DraftTask>(task: Task): Promise<TaskAnswers[Task['kind']]> {
    const worker = (this.worker ??= this.start());
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ number, task });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    // Nothing is taken over from whoever started the service: what is built runs without it.
    const worker = new Worker(WORKER, { resourceLimits: LIMITS, execArgv: [] });
    worker.unref();
    worker.on('message', (told: Told) => this.answer(told));
    worker.on('error', (error) => this.end(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.end(worker, new Error(`the thread of drafts ended with ${code}`)));
    return worker;
  }

  private answer({ number, answer, failure }: Told): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (failure) waiting?.reject(failure);
    else waiting?.resolve(answer as never);
  }

  private end(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
