import { canonicalJson } from '@plimsoll/engine';
import type { Given } from '../arguments/given.js';
import type { World } from '../world.js';

/** Writes a text for whoever reads it: whole lines. */
export const say = (world: World, text: string): Promise<void> =>
  world.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

/** Writes an answer as REST gives it: canonical JSON and nothing behind it, but for the line feed that a terminal needs. */
export const sayJson = (world: World, answer: unknown): Promise<void> =>
  world.stdout.write(`${canonicalJson(answer)}${world.stdout.isTerminal ? '\n' : ''}`);

export const paperOf = (given: Given, world: World) => world.stdout.paper(given.text('color'));

/** The form that was asked for. */
export const formOf = (given: Given): string => given.text('format') ?? 'pretty';
