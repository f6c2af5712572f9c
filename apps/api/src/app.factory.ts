import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Admission } from './access/admission.js';
import { admitRequests, refuseRequests } from './access/admit-requests.js';
import { closedAccess, openAccess, type Access } from './access/open-access.js';
import { StillAllowed } from './access/still-allowed.js';
import { AppModule, type Parts } from './app.module.js';
import { SystemClock, type Clock } from './config/clock.js';
import type { Config } from './config/config.js';
import { openDatabase } from './database/open-database.js';
import { openShippedDraft } from './drafts/shipped-draft.js';
import { AnswerCache } from './evaluation/answer-cache.js';
import { BatchTally } from './evaluation/batch-tally.js';
import { answerHotFirst, HotAnswers } from './evaluation/hot-answers.js';
import type { EventLog } from './events/events.types.js';
import { NoEvents, openEvents } from './events/open-events.js';
import { Metrics } from './health/metrics.js';
import type { Readiness } from './health/readiness.js';
import { serveStreams } from './graphql/serve-streams.js';
import { serveDocumentation } from './openapi/documentation.js';
import { JobRunner } from './jobs/job-runner.js';
import { RouteTable } from './problems/route-table.js';
import { openReleases } from './releases/open-releases.js';
import type { ReleaseMemory } from './releases/releases.types.js';
import { addSecurityHeaders, createAdapter } from './server/adapter.js';
import { Drain } from './server/drain.js';
import { createLog, NestLog } from './server/log.js';
import { observeRequests } from './server/observe.js';
import { OpenStreams } from './server/open-streams.js';

/** What an application stands on. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly memory: ReleaseMemory;
  /** Names of the migrations in force. */
  readonly migrations: readonly string[];
  readonly clock?: Clock;
  /** Absent: nothing is written, and no token is known. */
  readonly access?: Access;
  /** Absent: what would tell events answers 503. */
  readonly events?: EventLog;
  /** Absent: no job is ever run. */
  readonly jobs?: JobRunner;
  /** Closes what the application stands on; called once, after the last answer. */
  readonly close?: () => Promise<void>;
}

/** The application on a ground that is already there. It is initialised and does not listen yet. */
export async function buildApp(ground: Ground): Promise<NestFastifyApplication> {
  const parts = partsOf(ground);
  const adapter = createAdapter(ground.config, parts.routes);
  const fastify: FastifyInstance = adapter.getInstance();
  admitRequests(fastify, parts.admission);
  if (parts.reading.isOpen) answerHotFirst(fastify, parts.hot, () => parts.drain.isDraining);
  observeRequests(fastify, parts.metrics, ground.log);
  parts.drain.watch(fastify);
  await addSecurityHeaders(fastify);
  refuseRequests(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(parts), adapter, {
    bodyParser: false,
    logger: new NestLog(ground.log),
    abortOnError: false,
  });
  serveDocumentation(app);
  await app.init();
  serveStreams(app, ground.log);
  await fastify.ready();
  return app;
}

function partsOf({
  config,
  log,
  memory,
  migrations,
  clock = new SystemClock(),
  access = closedAccess,
  events = new NoEvents(),
  jobs = new JobRunner(config.jobIntervalMs, log),
  close = async () => {},
}: Ground): Parts {
  const answers = new AnswerCache(config.answerCacheBytes / 2);
  const hot = new HotAnswers(config.answerCacheBytes / 2, memory, clock);
  const drain = new Drain(config.drainTimeoutMs, close);
  const metrics = new Metrics();
  const tally = new BatchTally();
  const streams = new OpenStreams(config.openStreams);
  const readiness: Readiness = {
    condition: () => ({ ...memory.status(), migrations, isDraining: drain.isDraining }),
  };
  metrics.gauge('plimsoll_database_up', 'Whether PostgreSQL can be reached.', () =>
    Number(memory.status().database === 'up'),
  );
  metrics.gauge('plimsoll_compiled_releases', 'Compiled releases in memory.', () => memory.status().compiledReleases);
  metrics.gauge('plimsoll_item_versions', 'Versions of items in memory.', () => memory.status().itemVersions);
  metrics.gauge('plimsoll_answer_cache_bytes', 'Bytes of answers in memory.', () => answers.bytes + hot.bytes);
  metrics.counter('plimsoll_batch_documents_total', 'Lines of batches that were answered.', () => tally.documents);
  metrics.gauge('plimsoll_events_told', 'Sequence of the newest event that is told.', () => events.told);
  metrics.gauge('plimsoll_open_streams', 'Streams of events and subscriptions that are open.', () => streams.count);
  const served = { memory, events, streams, jobs, answers, hot, tally };
  const { postgres, tokens, pepper, firstToken } = access;
  const reading = { isOpen: config.isReadingOpen };
  const { rates, streamTokenCheckMs: tokenCheckMs } = config;
  const admission = new Admission({ recognisers: access.recognisers(clock), rates, reading, tokenCheckMs, log });
  const stillAllowed = new StillAllowed({ issuer: config.oidc?.issuer, reading, clock });
  const admitted = { postgres, tokens, pepper, firstToken, reading, admission, stillAllowed };
  return { config, clock, log, readiness, metrics, ...served, ...admitted, routes: new RouteTable(), drain };
}

/** The whole service on its database: opened, migrated, loaded and ready to listen. Closing the application closes all of it. */
export async function createApp(config: Config, log: Logger = createLog(config)): Promise<NestFastifyApplication> {
  const database = await openDatabase(config, log);
  const closing = [() => database.close()];
  const close = async () => {
    for (const end of closing) await end();
  };
  try {
    const releases = await openReleases(database, config, log);
    closing.unshift(() => releases.stop());
    const { migrations, prisma } = database;
    for (const setAside of releases.setAside)
      await openShippedDraft({ prisma, memory: releases.memory, log, now: new Date() }, setAside);
    const events = await openEvents(database, releases);
    const access = await openAccess(prisma, config);
    const jobs = new JobRunner(config.jobIntervalMs, log);
    const app = await buildApp({ config, log, memory: releases.memory, events, access, jobs, migrations, close });
    // What is heard of the database may be work for them; they end before anything that they stand on.
    releases.follow(async () => jobs.wake());
    closing.unshift(() => jobs.stop());
    jobs.start();
    return app;
  } catch (error) {
    await close();
    throw error;
  }
}
