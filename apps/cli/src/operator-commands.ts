import type { Command, CommandGroup, Entry, Flag } from './arguments/command.types.js';
import { DEFAULT_CATALOG } from './arguments/flags.js';
import { catalogFlag, deskFlags, draftWriteFlags, writeFlags } from './desk-flags.js';

const limitFlag: Flag = { name: 'limit', value: 'COUNT', text: 'At most so many.' };
const AT_A_SERVICE = 'PLIMSOLL_SERVER and PLIMSOLL_TOKEN name the service and who asks.';

const publish: Command = {
  name: 'publish',
  summary: 'Makes an approved draft the next release, and the current one.',
  usage: 'ID',
  takes: [1, 1],
  details: [`${AT_A_SERVICE} The token needs the role publisher. Exit code 1: refused as things stand.`],
  flags: draftWriteFlags,
  load: async () => (await import('./desk/publish.js')).runPublish,
};

const rollback: Command = {
  name: 'rollback',
  summary: 'Makes an earlier release the current one again; nothing that was published changes.',
  usage: '[CATALOG]',
  takes: [0, 1],
  details: [`${AT_A_SERVICE} The token needs the role publisher. Default: ${DEFAULT_CATALOG}.`],
  flags: [
    { name: 'to', value: 'REF', text: 'Sequence, label, digest or previous. Default: previous.' },
    { name: 'reason', value: 'TEXT', text: 'Why; has to be given, and is kept in the audit.' },
    ...writeFlags,
  ],
  load: async () => (await import('./desk/publish.js')).runRollback,
};

const drifts = async () => import('./desk/drifts.js');

const driftCommands: CommandGroup = {
  name: 'drifts',
  summary: 'Tells what new texts of documents did to the facts.',
  details: [AT_A_SERVICE, 'What a document proposes for a fact becomes an edit by plimsoll draft accept.'],
  commands: [
    {
      name: 'drifts list',
      summary: 'Lists what batches of documents did, newest first.',
      usage: '',
      takes: [0, 0],
      details: [],
      flags: [catalogFlag, { ...limitFlag, text: 'At most so many. Default: 50.' }, ...deskFlags],
      load: async () => (await drifts()).runDriftsList,
    },
    {
      name: 'drifts show',
      summary: 'Tells which facts a batch touched, with both passages.',
      usage: 'DRIFT',
      takes: [1, 1],
      details: [],
      flags: deskFlags,
      load: async () => (await drifts()).runDriftsShow,
    },
    {
      name: 'drifts draft',
      summary: 'Opens the draft of a drift that has none.',
      usage: 'DRIFT',
      takes: [1, 1],
      details: ['Such as one that raised an alarm, once somebody has looked.'],
      flags: writeFlags,
      load: async () => (await drifts()).runDriftsDraft,
    },
  ],
};

const webhooks = async () => import('./desk/webhooks.js');
const typeFlag: Flag = {
  name: 'type',
  value: 'TYPE',
  isRepeatable: true,
  text: 'A type of event, such as release.published; may be given again.',
};

const webhookCommands: CommandGroup = {
  name: 'webhooks',
  summary: 'Says who is told of events, and what became of the messages.',
  details: [`${AT_A_SERVICE} The token needs the role admin.`],
  commands: [
    {
      name: 'webhooks list',
      summary: 'Lists the webhooks.',
      usage: '',
      takes: [0, 0],
      details: [],
      flags: deskFlags,
      load: async () => (await webhooks()).runWebhooksList,
    },
    {
      name: 'webhooks show',
      summary: 'Tells where a webhook stands.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: deskFlags,
      load: async () => (await webhooks()).runWebhooksShow,
    },
    {
      name: 'webhooks create',
      summary: 'Has events sent to an address, and shows the secret once.',
      usage: 'URL',
      takes: [1, 1],
      details: [],
      flags: [typeFlag, catalogFlag, ...writeFlags],
      load: async () => (await webhooks()).runWebhooksCreate,
    },
    {
      name: 'webhooks update',
      summary: 'Changes, pauses or resumes a webhook.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: [
        { name: 'url', value: 'URL', text: 'Another address.' },
        typeFlag,
        { ...catalogFlag, text: 'Of this catalog alone.' },
        { name: 'state', value: 'STATE', choices: ['active', 'paused'], text: 'active or paused.' },
        ...writeFlags,
      ],
      load: async () => (await webhooks()).runWebhooksUpdate,
    },
    {
      name: 'webhooks rotate',
      summary: 'Gives a webhook another secret, and shows it once.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: [
        { name: 'overlap-hours', value: 'HOURS', text: 'How long messages carry both signatures. Default: 24.' },
        ...writeFlags,
      ],
      load: async () => (await webhooks()).runWebhooksRotate,
    },
    {
      name: 'webhooks test',
      summary: 'Has a test message sent.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: writeFlags,
      load: async () => (await webhooks()).runWebhooksTest,
    },
    {
      name: 'webhooks deliveries',
      summary: 'Lists what a webhook was sent, newest first.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: [
        {
          name: 'state',
          value: 'STATE',
          choices: ['waiting', 'delivered', 'dead'],
          text: 'Only these: waiting, delivered, dead.',
        },
        { ...limitFlag, text: 'At most so many. Default: 50.' },
        ...deskFlags,
      ],
      load: async () => (await webhooks()).runWebhooksDeliveries,
    },
    {
      name: 'webhooks redeliver',
      summary: 'Has a message sent again, under the same id.',
      usage: 'ID DELIVERY',
      takes: [2, 2],
      details: [],
      flags: writeFlags,
      load: async () => (await webhooks()).runWebhooksRedeliver,
    },
    {
      name: 'webhooks delete',
      summary: 'Deletes a webhook for good.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: writeFlags,
      load: async () => (await webhooks()).runWebhooksDelete,
    },
  ],
};

const tokens = async () => import('./desk/tokens.js');

const tokenCommands: CommandGroup = {
  name: 'tokens',
  summary: 'Makes API tokens, and takes them back.',
  details: [`${AT_A_SERVICE} The token needs the role admin.`],
  commands: [
    {
      name: 'tokens list',
      summary: 'Lists the tokens, without their texts.',
      usage: '',
      takes: [0, 0],
      details: [],
      flags: deskFlags,
      load: async () => (await tokens()).runTokensList,
    },
    {
      name: 'tokens create',
      summary: 'Makes a token, and shows it once.',
      usage: 'NAME',
      takes: [1, 1],
      details: [],
      flags: [
        {
          name: 'role',
          value: 'ROLE',
          choices: ['reader', 'editor', 'publisher', 'admin'],
          isRepeatable: true,
          text: 'reader, editor, publisher or admin; may be given again. One brings no other.',
        },
        { name: 'expires-in-days', value: 'DAYS', text: 'Default: it does not end by itself.' },
        ...writeFlags,
      ],
      load: async () => (await tokens()).runTokensCreate,
    },
    {
      name: 'tokens revoke',
      summary: 'Takes a token back, at once and for good.',
      usage: 'ID',
      takes: [1, 1],
      details: [],
      flags: writeFlags,
      load: async () => (await tokens()).runTokensRevoke,
    },
  ],
};

const audit: Command = {
  name: 'audit',
  summary: 'Tells who did what, oldest first.',
  usage: '',
  takes: [0, 0],
  details: [`${AT_A_SERVICE} The token needs the role publisher or admin.`],
  flags: [
    { name: 'actor', value: 'CALLER', text: 'Who did it, such as token:ID.' },
    { name: 'type', value: 'TYPE', text: 'What was done, such as draft.approved; draft.* for all that begin so.' },
    { name: 'target', value: 'TARGET', text: 'To what, such as draft:ID.' },
    { name: 'from', value: 'TIME', text: 'From this time on, RFC 3339.' },
    { name: 'to', value: 'TIME', text: 'Before this time.' },
    { name: 'after', value: 'SEQUENCE', text: 'Behind this event.' },
    { ...limitFlag, text: 'At most so many. Default: 100.' },
    { name: 'head', text: 'Only the newest place of the chain, to be kept elsewhere: SEQUENCE:HASH.' },
    ...deskFlags,
  ],
  load: async () => (await import('./desk/audit.js')).runAudit,
};

/** What publishers and operators do at a service. */
export const operatorCommands: readonly Entry[] = [
  publish,
  rollback,
  driftCommands,
  webhookCommands,
  tokenCommands,
  audit,
];
