import type { Flag } from './arguments/command.types.js';
import { formatFlag } from './arguments/flags.js';

export const serverFlag: Flag = {
  name: 'server',
  value: 'URL',
  text: 'The service. Default: PLIMSOLL_SERVER. The token is taken from PLIMSOLL_TOKEN.',
};

/** What every command has that works at a service. */
export const deskFlags: readonly Flag[] = [serverFlag, formatFlag('pretty', 'json')];

/** What every write takes. */
export const writeFlags: readonly Flag[] = [
  { name: 'dry-run', text: 'Does all of it, tells what would be answered, and keeps nothing.' },
  {
    name: 'idempotency-key',
    value: 'KEY',
    text: 'The same write with the same key is done once. Default: a fresh one, so that this tool itself may send it again when a connection breaks.',
  },
  ...deskFlags,
];

/** What every write to a draft takes. */
export const draftWriteFlags: readonly Flag[] = [
  {
    name: 'if-match',
    value: 'ID-VERSION',
    text: 'Only if the draft is still as it was read, as draft show tells it. Default: the draft is read first. Exit code 1: it was changed since.',
  },
  ...writeFlags,
];

export const catalogFlag: Flag = { name: 'catalog', value: 'ID', text: 'Of this catalog alone. Default: all.' };
