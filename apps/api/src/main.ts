import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FIRST_TOKEN } from './access/access.module.js';
import { createApp } from './app.factory.js';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { BootError } from './database/database.types.js';
import { createLog } from './server/log.js';
import { welcome } from './welcome.js';

/** Starts the service and keeps it until it is told to stop. What the operator can mend is told in plain words, and the exit code is 1. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const app = await createApp(config, log);
  let stopping: Promise<void> | undefined;
  // A signal that comes again while the service drains changes nothing.
  const stop = () => {
    stopping ??= app.close().then(() => log.flush());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const url = await listen(app, config);
  log.flush();
  process.stdout.write(welcome(url, app.get<string | undefined>(FIRST_TOKEN)));
}

/** Fastify is asked itself: Nest would log what is told in plain words here. */
async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  const fastify = app.getHttpAdapter().getInstance();
  try {
    return await fastify.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    throw listenError(error, config);
  }
}

function listenError(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new BootError(`port ${port} of ${host} is taken; set PORT to another one`);
  if (code === 'EACCES') return new BootError(`port ${port} may not be used by this account; set PORT to another one`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new BootError(`${host} is not an address of this machine; set HOST to another one`);
  return error;
}

try {
  await main();
} catch (error) {
  const isTold = error instanceof BootError || error instanceof ConfigError;
  process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
}
