import type { BrokenExamples, Draft, DraftItems } from '@plimsoll/sdk';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { listed } from './listed.js';
import { rowsText, valueText } from './rows.js';

const styles: Readonly<Record<string, Style>> = {
  'in-review': 'yellow',
  approved: 'green',
  published: 'green',
  rejected: 'red',
  withdrawn: 'red',
};

/** A draft: where it stands, what `--if-match` takes, what stands in its way, and who approved it. */
export function showDraft(draft: Draft, paper: Paper): string {
  const { id, version, catalog, base, author, editors, state, title } = draft;
  const others = editors.filter((editor) => editor !== author);
  return [
    inStyle(clean(title), 'bold', paper),
    `draft ${id}: ${inStyle(clean(state), styles[state], paper)}   if-match ${id}-${version}`,
    clean(`${catalog}, on ${base.label} (release ${base.sequence}), would be ${draft.label}`),
    clean(`by ${author}${others.length === 0 ? '' : `, edited by ${others.join(', ')}`}`),
    ...fatesOf(draft),
    ...listed('Approvals', draft.approvals.map(approvalText), paper),
    ...problemLines(draft, paper),
    ...becauseLines(draft, paper),
  ].join('\n');
}

function fatesOf({ publishedSequence, publishAt, publishBy }: Draft): readonly string[] {
  return [
    ...(publishedSequence === null ? [] : [`published as release ${publishedSequence}`]),
    ...(publishAt === null ? [] : [clean(`to be published at ${publishAt}, as ${publishBy} asked`)]),
  ];
}

const approvalText = ({ approver, approvedAt, comment, isInForce }: Draft['approvals'][number]) =>
  `${approver}, ${approvedAt}${isInForce ? '' : ' (not in force: it was changed since)'}${comment === null ? '' : `: ${comment}`}`;

function problemLines({ problems }: Draft, paper: Paper): readonly string[] {
  if (problems === undefined) return [];
  if (problems.length === 0) return ['no problems'];
  const rows = problems.map(({ blocks, check, item, pointer, message }) => [
    blocks ? 'blocks' : 'to weigh',
    `${item.kind}/${item.id}`,
    pointer,
    `${message} (${check})`,
  ]);
  return ['', rowsText({ head: ['Problem', 'Item', 'Place', 'What'], none: '' }, rows, paper)];
}

/** A fact that a drift touched, as far as it is shown; what was written by another version of the service may lack it. */
interface Touched {
  readonly fact?: string;
  readonly state?: string;
  readonly old?: readonly string[];
  readonly new?: readonly (string | null)[];
  readonly proposals?: readonly { readonly from?: unknown; readonly to?: unknown; readonly type?: string }[];
}

function becauseLines({ because }: Draft, paper: Paper): readonly string[] {
  const { facts } = (because ?? {}) as { readonly facts?: readonly Touched[] };
  return (facts ?? []).flatMap((one) => listed(clean(`${one.fact}: ${one.state}`), passagesOf(one), paper));
}

const passagesOf = ({ old = [], new: fresh = [], proposals = [] }: Touched): readonly string[] => [
  ...old.map((text) => `- ${text}`),
  ...fresh.flatMap((text) => (text === null ? [] : [`+ ${text}`])),
  ...proposals.map(({ type, from, to }) =>
    type === 'removal' ? 'proposed: take it out' : `proposed: ${valueText(from)} -> ${valueText(to)}`,
  ),
];

export const showDrafts = ({ items }: { readonly items: readonly Draft[] }, paper: Paper): string =>
  rowsText(
    { head: ['Draft', 'State', 'Title', 'Catalog', 'On', 'Author', 'Changed'], none: 'No draft.' },
    items.map(({ id, state, title, catalog, base, author, updatedAt }) => [
      id,
      state,
      title,
      catalog,
      base.label,
      author,
      updatedAt,
    ]),
    paper,
  );

export const showDraftItems = ({ items }: DraftItems, paper: Paper): string =>
  rowsText(
    { head: ['Change', 'Kind', 'Id', 'Item'], none: 'It changes nothing.' },
    items.map(({ change, kind, id, item }) => [change, kind, id, item === null ? '' : valueText(item)]),
    paper,
  );

export const showBrokenExamples = ({ items }: BrokenExamples, paper: Paper): string =>
  rowsText(
    { head: ['Rule', 'Example', 'Expected', 'Gives', 'Because of', 'Proposed'], none: 'Every example holds.' },
    items.map(({ rule, example, expected, gives, problem, facts, proposals }) => [
      rule,
      example.name,
      expected,
      problem ?? gives.map(({ result, severity }) => `${result} (${severity})`).join(', '),
      facts.join(', '),
      proposals.map((proposal) => `${proposal.take}: ${proposal.example.name} ${proposal.example.expect}`).join('\n'),
    ]),
    paper,
  );
