import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CompiledRelease } from '@plimsoll/engine';
import { pino } from 'pino';
import request from 'supertest';
import { buildApp } from '../app.factory.js';
import { readConfig } from '../config/config.js';
import { FixtureMemory } from '../releases/fixture-memory.spec-fixture.js';

/** Releases in memory that count how often one is looked for, and that can fail as only a bug does. */
class WatchedMemory extends FixtureMemory {
  lookups = 0;
  bug: Error | undefined;

  override find(catalog: string, ref: string): CompiledRelease {
    this.lookups += 1;
    if (this.bug) throw this.bug;
    return super.find(catalog, ref);
  }
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** The service on two releases of a small catalog, without any database. */
export interface FixtureApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly memory: WatchedMemory;
  /** What was logged. */
  readonly logged: string[];
  ask(query: string, variables?: object, more?: object): Promise<GraphqlAnswer>;
}

export async function startFixtureApp(environment: Readonly<Record<string, string>> = {}): Promise<FixtureApp> {
  const memory = new WatchedMemory();
  const logged: string[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      logged.push(String(line));
      done();
    },
  });
  const app = await buildApp({ config: readConfig(environment), log: pino(sink), memory, migrations: [] });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const ask = async (query: string, variables: object = {}, more: object = {}) => {
    const response = await request(url)
      .post('/graphql')
      .send({ query, variables, ...more });
    return { status: response.status, text: response.text, ...(response.body as object) };
  };
  return { app, url, memory, logged, ask };
}
