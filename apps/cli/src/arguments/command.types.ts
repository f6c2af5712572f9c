import type { World } from '../world.js';
import type { Given } from './given.js';

/** One flag. Without `value` it is a switch; with `mayStandAlone` the value is given by `=` or not at all. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help, such as `FILE`. */
  readonly value?: string;
  readonly mayStandAlone?: true;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly isRepeatable?: true;
  /** Whether completion offers files. */
  readonly isFile?: true;
  readonly text: string;
}

/** 0: done; 1: findings at or above what was asked for; 2: usage or tool error. */
export type ExitCode = 0 | 1 | 2;

export type Run = (given: Given, world: World) => Promise<ExitCode>;

export interface Command {
  /** One word, or two where it stands in a group: `draft edit`. */
  readonly name: string;
  readonly summary: string;
  /** The arguments without a flag, as help shows them. */
  readonly usage: string;
  /** Fewest and most of them. */
  readonly takes: readonly [number, number];
  readonly details: readonly string[];
  readonly flags: readonly Flag[];
  /** What its first argument can be, where that is one of a few words. */
  readonly words?: readonly string[];
  /** Loads what the command needs only when it is run, so that help and completion are at once. */
  readonly load: () => Promise<Run>;
}

/** Commands that stand behind one word. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly commands: readonly Command[];
}

export type Entry = Command | CommandGroup;
