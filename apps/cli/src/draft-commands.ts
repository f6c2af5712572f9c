import type { Command, CommandGroup, Flag } from './arguments/command.types.js';
import { catalogFlag, deskFlags, draftWriteFlags, writeFlags } from './desk-flags.js';
import { reviewCommands } from './review-commands.js';

const notesFlags: readonly Flag[] = [
  { name: 'notes-en', value: 'TEXT', text: 'What the release will say of itself, in English; with --notes-ja.' },
  { name: 'notes-ja', value: 'TEXT', text: 'The same in Japanese.' },
];
const kinds = [
  'category',
  'default',
  'dimension',
  'fact',
  'formula',
  'option',
  'question',
  'requirement',
  'rule',
  'source',
  'source-revision',
  'vocabulary',
];
const kindFlag: Flag = { name: 'kind', value: 'KIND', choices: kinds, text: `One of ${kinds.join(', ')}.` };

const reads = async () => import('./desk/draft-reads.js');
const writes = async () => import('./desk/draft-writes.js');

const readCommands: readonly Command[] = [
  {
    name: 'draft list',
    summary: 'Lists the drafts, oldest first.',
    usage: '',
    takes: [0, 0],
    details: [],
    flags: [
      {
        name: 'state',
        value: 'STATE',
        choices: ['draft', 'in-review', 'approved', 'published', 'rejected', 'withdrawn'],
        text: 'Only these: draft, in-review, approved, published, rejected, withdrawn.',
      },
      { name: 'author', value: 'CALLER', text: 'Only those of this author, such as token:ID.' },
      catalogFlag,
      ...deskFlags,
    ],
    load: async () => (await reads()).runDraftList,
  },
  {
    name: 'draft show',
    summary: 'Tells where a draft stands, and what stands in its way.',
    usage: 'ID',
    takes: [1, 1],
    details: [
      'Its state, what --if-match takes, problems with pointers into their items, approvals, and where a document opened it, the old and the new passages.',
    ],
    flags: deskFlags,
    load: async () => (await reads()).runDraftShow,
  },
  {
    name: 'draft diff',
    summary: 'Tells the graded changes of a draft against its base.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: deskFlags,
    load: async () => (await reads()).runDraftDiff,
  },
  {
    name: 'draft impact',
    summary: 'Tells which answers publishing a draft would change, and because of what.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [
      { name: 'as-of', value: 'DATE', text: 'The day in the world, YYYY-MM-DD. Default: today (UTC).' },
      ...deskFlags,
    ],
    load: async () => (await reads()).runDraftImpact,
  },
  {
    name: 'draft items',
    summary: 'Lists what a draft changed, or all that it holds of a kind.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [kindFlag, { name: 'all', text: 'With --kind: also what the draft did not change.' }, ...deskFlags],
    load: async () => (await reads()).runDraftItems,
  },
  {
    name: 'draft item',
    summary: 'Gives one item of a draft, as YAML that draft edit takes.',
    usage: 'ID KIND KEY',
    takes: [3, 3],
    details: [],
    flags: deskFlags,
    load: async () => (await reads()).runDraftItem,
  },
  {
    name: 'draft examples',
    summary: 'Lists the examples of rules that a draft contradicts, and what each could be.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: deskFlags,
    load: async () => (await reads()).runDraftExamples,
  },
];

const editCommands: readonly Command[] = [
  {
    name: 'draft create',
    summary: 'Opens a draft of the next release.',
    usage: 'TITLE',
    takes: [1, 1],
    details: [],
    flags: [
      { name: 'catalog', value: 'ID', text: 'Default: the one that questions are answered from.' },
      { name: 'start-from', value: 'REF', text: 'The release whose content it begins with. Default: the newest.' },
      ...notesFlags,
      ...writeFlags,
    ],
    load: async () => (await writes()).runDraftCreate,
  },
  {
    name: 'draft edit',
    summary: 'Edits items of a draft by JSON Merge Patch, all or none.',
    usage: 'ID [FILE|-]',
    takes: [1, 2],
    details: [
      'FILE is JSON or YAML: a list of kind, id and patch, where a patch of null takes the item out. One item alone: --kind, --key and --patch. An item that is not there is added. An edit voids the approvals.',
    ],
    flags: [
      kindFlag,
      { name: 'key', value: 'ID', text: 'The id of the item.' },
      {
        name: 'patch',
        value: 'PATCH',
        isFile: true,
        text: 'A JSON or YAML file, - for stdin, or the patch itself, such as \'{"order":3}\'.',
      },
      ...draftWriteFlags,
    ],
    load: async () => (await writes()).runDraftEdit,
  },
  {
    name: 'draft remove',
    summary: 'Takes one item out of a draft.',
    usage: 'ID KIND KEY',
    takes: [3, 3],
    details: [],
    flags: draftWriteFlags,
    load: async () => (await writes()).runDraftRemove,
  },
  {
    name: 'draft accept',
    summary: 'Makes an edit of what the new text of a document proposes for a fact.',
    usage: 'ID FACT',
    takes: [2, 2],
    details: ['A new fact with the proposed value supersedes the old one, which stays for the days before.'],
    flags: [
      { name: 'effective-from', value: 'DATE', text: 'Since when it holds, YYYY-MM-DD. Default: not known.' },
      { name: 'text-en', value: 'TEXT', text: 'What the fact says now, in English; with --text-ja.' },
      { name: 'text-ja', value: 'TEXT', text: 'The same in Japanese.' },
      {
        name: 'also-supersedes',
        value: 'FACT',
        isRepeatable: true,
        text: 'Another fact of the cell that said the old value too; may be given again.',
      },
      ...draftWriteFlags,
    ],
    load: async () => (await writes()).runDraftAccept,
  },
  {
    name: 'draft refresh',
    summary: 'Brings examples of rules up to date that a draft contradicts.',
    usage: 'ID',
    takes: [1, 1],
    details: ['draft examples tells which they are and what is proposed. Without --example all of them.'],
    flags: [
      {
        name: 'example',
        value: 'RULE/NAME',
        isRepeatable: true,
        text: 'Only this example; may be given again.',
      },
      {
        name: 'take',
        value: 'WHAT',
        choices: ['design', 'verdict'],
        text: 'design: its numbers follow the new limit; verdict: what the rule gives now. Default: what is proposed first.',
      },
      ...draftWriteFlags,
    ],
    load: async () => (await writes()).runDraftRefresh,
  },
  {
    name: 'draft tell',
    summary: 'Changes the title and the notes of a draft.',
    usage: 'ID',
    takes: [1, 1],
    details: [],
    flags: [{ name: 'title', value: 'TEXT', text: 'The new title.' }, ...notesFlags, ...draftWriteFlags],
    load: async () => (await writes()).runDraftTell,
  },
  {
    name: 'draft rebase',
    summary: 'Brings a draft onto the newest release.',
    usage: 'ID',
    takes: [1, 1],
    details: [
      'What both sides changed is asked about, value by value: --preview tells it and changes nothing; exit code 1: there is something to decide. A rebase that leaves something undecided is refused.',
    ],
    flags: [
      { name: 'preview', text: 'Only tells what it would ask about.' },
      {
        name: 'resolve',
        value: 'KIND/ID=SIDE',
        isRepeatable: true,
        text: 'Takes ours (the draft) or theirs (what was published) of an item; may be given again.',
      },
      {
        name: 'resolutions',
        value: 'FILE',
        isFile: true,
        text: 'A list of kind, id and take (ours, theirs, or item with the whole item), as JSON or YAML.',
      },
      ...draftWriteFlags,
    ],
    load: async () => (await import('./desk/draft-rebase.js')).runDraftRebase,
  },
];

/** Drafts of the next release, from the first edit to an approval. */
export const draftCommands: CommandGroup = {
  name: 'draft',
  summary: 'Edits and reviews drafts of the next release, at a service.',
  details: [
    'PLIMSOLL_SERVER and PLIMSOLL_TOKEN name the service and who asks. Exit code 0: done; 1: refused as things stand; 2: usage or trouble. docs/when-documents-change.md tells the whole way.',
  ],
  commands: [...readCommands, ...editCommands, ...reviewCommands],
};
