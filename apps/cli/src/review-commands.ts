import type { Command, Flag } from './arguments/command.types.js';
import { draftWriteFlags } from './desk-flags.js';

const commentFlag: Flag = { name: 'comment', value: 'TEXT', text: 'What to say of it.' };

const writes = async () => import('./desk/draft-writes.js');

/** What becomes of a draft once it is edited. */
export const reviewCommands: readonly Command[] = [
  {
    name: 'draft submit',
    summary: 'Hands a draft in for review.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: draftWriteFlags,
    load: async () => (await writes()).runDraftSubmit,
  },
  {
    name: 'draft approve',
    summary: 'Approves exactly what a draft holds.',
    usage: 'ID',
    takes: [1, 1],
    details: ['With --if-match exactly what was read; without it, what the draft holds at this moment.'],
    flags: [commentFlag, ...draftWriteFlags],
    load: async () => (await writes()).runDraftApprove,
  },
  {
    name: 'draft reject',
    summary: 'Rejects a draft, for good.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [{ name: 'reason', value: 'TEXT', text: 'Why; has to be given.' }, ...draftWriteFlags],
    load: async () => (await writes()).runDraftReject,
  },
  {
    name: 'draft withdraw',
    summary: 'Withdraws a draft, for good.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [commentFlag, ...draftWriteFlags],
    load: async () => (await writes()).runDraftWithdraw,
  },
  {
    name: 'draft schedule',
    summary: 'Has an approved draft published at a time.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [
      { name: 'at', value: 'TIME', text: 'RFC 3339, such as 2030-01-01T06:00:00Z; has to be given.' },
      ...draftWriteFlags,
    ],
    load: async () => (await writes()).runDraftSchedule,
  },
  {
    name: 'draft unschedule',
    summary: 'Takes the schedule of a draft off.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: draftWriteFlags,
    load: async () => (await writes()).runDraftUnschedule,
  },
];
