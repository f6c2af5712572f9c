import type { Command, CommandGroup, Flag } from './arguments/command.types.js';
import { DEFAULT_CATALOG, formatFlag } from './arguments/flags.js';
import { deskFlags, serverFlag, writeFlags } from './desk-flags.js';

const catalogFlag: Flag = { name: 'catalog', value: 'ID', text: `Default: ${DEFAULT_CATALOG}.` };

const check: Command = {
  name: 'sources check',
  summary: 'Finds out which facts the changed documents of a folder touch.',
  usage: '[DIR]',
  takes: [0, 1],
  details: [
    'Each document of DIR that belongs to a source of the service, and changed, is sent to it, all in one batch; where facts are touched, the service opens a draft. Exit code 0: no fact is touched that was not told before; 1: facts are; 2: trouble. An alarm is 1 each time.',
    'A document belongs to a source by the map, by its front matter (source: ID, canonical-url or canonicalUrl: URL), or by lying where the source has its path: DIR is then the checkout of a documentation repository. A file of a source that cannot be read is trouble, and nothing is sent; a link that leads out of DIR is not followed. A nightly job: git -C docs pull --quiet && plimsoll sources check docs --repository OWNER/NAME',
  ],
  flags: [
    serverFlag,
    catalogFlag,
    {
      name: 'map',
      value: 'FILE',
      isFile: true,
      text: 'A JSON or YAML file: path in DIR to the id of a source, or a list of them.',
    },
    { name: 'repository', value: 'OWNER/NAME', text: 'Only sources of this repository are told by their path.' },
    { name: 'under', value: 'PATH', text: 'Where in its repository DIR stands. Default: its root.' },
    { name: 'dry-run', text: 'Compares and tells, and keeps nothing.' },
    formatFlag('pretty', 'json'),
  ],
  load: async () => (await import('./commands/sources-check.js')).runSourcesCheck,
};

const sources = async () => import('./desk/known-sources.js');

/** What is said of a source. */
const fieldFlags: readonly Flag[] = [
  { name: 'title-en', value: 'TEXT', text: 'Its title in English; with --title-ja.' },
  { name: 'title-ja', value: 'TEXT', text: 'The same in Japanese.' },
  { name: 'url', value: 'URL', text: 'Where it is read, without a language in its path.' },
  { name: 'language', value: 'LANGUAGE', text: 'What it is written in, such as en.' },
  { name: 'licence', value: 'LICENCE', text: 'What it may be quoted under, such as CC-BY-4.0.' },
  { name: 'repository', value: 'OWNER/NAME', text: 'The repository that holds it.' },
  { name: 'path', value: 'PATH', text: 'Where in that repository it lies; sources check finds it there.' },
  { name: 'note-en', value: 'TEXT', text: 'What else is to be known of it; with --note-ja.' },
  { name: 'note-ja', value: 'TEXT', text: 'The same in Japanese.' },
];

const readCommands: readonly Command[] = [
  {
    name: 'sources list',
    summary: 'Lists the sources, released and registered, by id.',
    usage: '',
    takes: [0, 0],
    details: [],
    flags: [catalogFlag, ...deskFlags],
    load: async () => (await sources()).runSourcesList,
  },
  {
    name: 'sources show',
    summary: 'Tells what is known of a source, with its revisions, newest last.',
    usage: 'ID',
    takes: [1, 1],
    details: ['json is the source as REST gives it, with its revisions, and the etag that --if-match takes.'],
    flags: [catalogFlag, serverFlag, { ...formatFlag('pretty', 'json'), text: 'pretty, json. Default: pretty.' }],
    load: async () => (await sources()).runSourcesShow,
  },
  {
    name: 'sources text',
    summary: 'Writes the text of a revision, also of one that is in no release yet.',
    usage: 'ID REVISION',
    takes: [2, 2],
    details: [
      'Byte for byte as it was taken; only in a terminal what could steer that is made visible. sources show tells the revisions.',
    ],
    flags: [catalogFlag, serverFlag],
    load: async () => (await sources()).runSourcesText,
  },
];

const writeCommands: readonly Command[] = [
  {
    name: 'sources register',
    summary: 'Registers a document, so that its texts are followed.',
    usage: '[FILE|-]',
    takes: [0, 1],
    details: [
      'FILE is JSON or YAML with the source as REST takes it: id, title, url, language and licence, and where they are known repository, path and note. Flags stand over it, and are enough without it.',
    ],
    flags: [
      { name: 'id', value: 'ID', text: 'What it is called from then on.' },
      ...fieldFlags,
      catalogFlag,
      ...writeFlags,
    ],
    load: async () => (await sources()).runSourcesRegister,
  },
  {
    name: 'sources correct',
    summary: 'Corrects a registered source that is in no release yet.',
    usage: 'ID',
    takes: [1, 1],
    details: [
      'By JSON Merge Patch, by flags, or both: flags stand over the patch. A source of a release is edited in a draft.',
    ],
    flags: [
      {
        name: 'patch',
        value: 'PATCH',
        isFile: true,
        text: 'A JSON or YAML file, - for stdin, or the patch itself; null takes out: \'{"note":null}\'.',
      },
      ...fieldFlags,
      catalogFlag,
      {
        name: 'if-match',
        value: 'ETAG',
        text: 'Only if the source is still as it was read, as sources show tells it. Default: the source is read first. Exit code 1: it was changed since.',
      },
      ...writeFlags,
    ],
    load: async () => (await sources()).runSourcesCorrect,
  },
  {
    name: 'sources add',
    summary: 'Takes a new text of a source, or of several as one batch.',
    usage: 'ID FILE|- [ID FILE]...',
    takes: [2, 400],
    details: [
      'What went from one document of a batch to another has moved, and is not gone. Where facts are touched, the service opens a draft. An empty file says that the document is gone. Exit code 0: taken, whatever it did to the facts; sources check is what tells that by its exit code.',
    ],
    flags: [
      { name: 'retrieved-at', value: 'TIME', text: 'When the texts were read, RFC 3339. Default: now.' },
      catalogFlag,
      ...writeFlags,
    ],
    load: async () => (await sources()).runSourcesAdd,
  },
];

/** Documents, what is known of them, and what their new texts do to the facts. */
export const sourcesCommands: CommandGroup = {
  name: 'sources',
  summary: 'Tells what is known of documents, and what their new texts do to the facts.',
  details: [
    'PLIMSOLL_SERVER and PLIMSOLL_TOKEN name the service and who asks. The token needs the role editor, publisher or admin.',
  ],
  commands: [check, ...readCommands, ...writeCommands],
};
