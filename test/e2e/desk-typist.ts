import { expect } from 'vitest';
import { runInside, type CliRun } from '../support/run-cli.js';
import type { Writer } from '../support/writer.js';

type Json = Readonly<Record<string, unknown>>;

/** Where commands are typed: the service, and the folder that paths are told from. */
interface TypingPlace {
  readonly url: string;
  readonly folder: string;
}

export const environmentOf = ({ token }: Writer, url: string) => ({ PLIMSOLL_SERVER: url, PLIMSOLL_TOKEN: token });

/** Commands as people type them. Keeps which commands were run. */
export class Typist {
  readonly run = new Set<string>();

  constructor(private readonly place: () => TypingPlace) {}

  /** Types a command as somebody. Whatever comes of it, the token is nowhere. */
  readonly type = (who: Writer, ...args: readonly string[]): Promise<CliRun> => this.pipe('', who, ...args);

  /** The same with a text on stdin. */
  readonly pipe = async (stdin: string, who: Writer, ...args: readonly string[]): Promise<CliRun> => {
    const { url, folder } = this.place();
    this.run.add(args.slice(0, 2).join(' ')).add(args[0] ?? '');
    const told = await runInside(args, { cwd: folder, environment: environmentOf(who, url), stdin });
    expect(told.stdout + told.stderr).not.toContain(who.token);
    return told;
  };

  /** The same where it has to go well; what it says. */
  readonly say = async (who: Writer, ...args: readonly string[]): Promise<string> => {
    const told = await this.type(who, ...args);
    expect([told.code, told.stderr]).toEqual([0, '']);
    return told.stdout;
  };

  readonly json = async (who: Writer, ...args: readonly string[]): Promise<Json> =>
    JSON.parse(await this.say(who, ...args, '--format', 'json')) as Json;

  readonly sameAsRest = async (who: Writer, path: string, ...args: readonly string[]): Promise<void> =>
    expect(await this.say(who, ...args, '--format', 'json')).toBe(await this.rest(who, path));

  /** What REST answers to a read, to the byte. */
  readonly rest = async ({ token }: Writer, path: string): Promise<string> => {
    const response = await fetch(`${this.place().url}/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return response.text();
  };
}

/** A refusal: in one sentence, and nothing on stdout. */
export function expectRefused({ code, stdout, stderr }: CliRun, expected: number, reason: string): void {
  expect(stderr).toContain(reason);
  expect(stderr).toMatch(/^plimsoll: /m);
  expect(stderr).not.toMatch(/\n {4}at |node:internal|Error:/);
  expect([code, stdout]).toEqual([expected, '']);
}
