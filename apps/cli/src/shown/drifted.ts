import { inStyle, type Paper } from '../terminal/paper.js';
import { listed } from './listed.js';

/** A drift in a few numbers, as the service tells it. */
export interface DriftSummary {
  readonly drift: string;
  readonly outcome: string;
  readonly draft: string | null;
  readonly alarms: readonly string[];
  readonly stillQuoted: number;
  readonly moved: number;
  readonly changed: number;
  readonly gone: number;
  readonly candidates: number;
}

interface Proposal {
  readonly type: string;
  readonly from?: string | number;
  readonly to?: string | number;
  readonly earlier?: readonly { readonly fact: string }[];
}

/** What was found, as far as it is shown. */
export interface DriftFound {
  readonly facts: readonly {
    readonly fact: string;
    readonly status: string;
    readonly since: string | null;
    readonly citations: readonly { readonly passages: { readonly previous: string; readonly next: string | null } }[];
    readonly proposals: readonly Proposal[];
  }[];
}

const isAffected = ({ status }: DriftFound['facts'][number]) => status === 'changed' || status === 'gone';

/**
 * Whether a drift tells what none before it told. Of a dry run nothing but the draft is known, which is opened for what is new alone. An alarm always
 * counts: too much of it is open to be silent about.
 */
export function isNewIn(summary: DriftSummary | null, found: DriftFound | null): boolean {
  if (summary === null || summary.outcome === 'quiet') return false;
  if (summary.outcome === 'alarm' || found === null) return summary.outcome === 'alarm' || summary.draft !== null;
  return found.facts.some((fact) => isAffected(fact) && fact.since === null);
}

/** What a batch of documents did, for a reader: the facts that an editor has to look at, with both passages, and apart from them what was told before. */
export function showDrift(summary: DriftSummary, found: DriftFound | null, paper: Paper): string {
  const { stillQuoted, moved, changed, gone, candidates } = summary;
  const counts = `${stillQuoted} still quoted, ${moved} moved, ${changed} changed, ${gone} gone; ${candidates} new passages near them`;
  const affected = (found?.facts ?? []).filter(isAffected);
  const fresh = affected.filter(({ since }) => since === null);
  const parts = fresh.flatMap((fact) => listed(`${fact.fact}: ${fact.status}`, linesOf(fact), paper));
  const before = affected.flatMap(({ fact, status, since }) =>
    since === null ? [] : [`${fact}: ${status}, by drift ${since}`],
  );
  return [headOf(summary, paper), counts, ...parts, ...listed('Told before', before, paper)].join('\n');
}

function headOf({ drift, outcome, draft, alarms }: DriftSummary, paper: Paper): string {
  if (outcome === 'quiet') return `drift ${drift}: no fact is touched`;
  const opened = draft === null ? 'no draft was opened' : `draft ${draft}`;
  if (outcome === 'alarm')
    return `drift ${drift}: ${inStyle(`alarm: too much of ${alarms.join(', ')} is gone to believe it`, 'red', paper)}; ${opened}`;
  return `drift ${drift}: ${opened}`;
}

function linesOf({ citations, proposals }: DriftFound['facts'][number]): readonly string[] {
  return [
    ...citations.flatMap(({ passages }) => [
      `- ${passages.previous}`,
      ...(passages.next === null ? [] : [`+ ${passages.next}`]),
    ]),
    ...proposals.map(proposalText),
  ];
}

function proposalText({ type, from, to, earlier = [] }: Proposal): string {
  if (type === 'removal') return 'proposed: take it out';
  const held = earlier.map(({ fact }) => fact).join(', ');
  return `proposed: ${from} -> ${to}${held === '' ? '' : ` (as ${held} said before)`}`;
}
