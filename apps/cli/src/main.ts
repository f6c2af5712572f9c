#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import { readEnvironment } from './environment.js';
import { run } from './run.js';
import { outputOf } from './terminal/output.js';

const environment = readEnvironment();
let input: Promise<Buffer> | undefined;

// The code is set and not forced, so that what is still to be written is written.
process.exitCode = await run(process.argv.slice(2), {
  environment,
  stdout: outputOf(process.stdout, environment),
  stderr: outputOf(process.stderr, environment),
  readStdin: () => (input ??= buffer(process.stdin)),
  today: () => new Date().toISOString().slice(0, 10),
});
