import { align, type Aligned } from './align.js';
import { readCorpus, type SourceText } from './corpus.js';
import { CITATION_STATUSES, type CitationStatus, type CitedPassage, type DeletionGuard } from './drift.js';
import type {
  CitationDrift,
  Drift,
  FactDrift,
  Proposal,
  RevisionChange,
  RevisionText,
  ValueProposal,
} from './drift.js';
import { isOfSameThings, looksLikeExcerpt } from './excerpt.js';
import { findCandidates } from './find-candidates.js';
import { quoteFinder } from './find-quote.js';
import { addTo } from './grouped.js';
import { judgeCitation, type JudgedCitation } from './judge-citation.js';
import { proposeValues } from './propose.js';

const ALARM_ABOVE = 1 / 3;

/** What the next text of one source does to the citations into its previous one. Citations into other revisions are left out. */
export function compareRevisions(change: RevisionChange): Drift {
  const [drift] = compareBatch([change]);
  if (!drift) throw new Error('a batch of one gave no drift');
  return drift;
}

/**
 * The same for several sources whose texts arrived together; one drift each, in the order given. A passage that went from one
 * of them to another has moved. A source that is given twice is a RangeError: put its revisions into one batch each.
 */
export function compareBatch(changes: readonly RevisionChange[]): Drift[] {
  const sources = changes.map(({ source }) => source);
  const twice = sources.find((source, at) => sources.indexOf(source) !== at);
  if (twice !== undefined) throw new RangeError(`the source ${twice} is in the batch twice`);
  const text = (source: string, revision: RevisionText): SourceText => ({
    source,
    text: revision.text,
    format: revision.format,
  });
  const previous = readCorpus(changes.map((change) => text(change.source, change.previous)));
  const next = readCorpus(changes.map((change) => text(change.source, change.next)));
  const aligned = align(previous, next);
  const judged = changes.map((change, document) => judgeAll(aligned, change, document));
  return changes.map((change, document) => driftOf(aligned, change, { judged, document }));
}

interface JudgedDocument {
  readonly citations: readonly JudgedCitation[];
  readonly isExcerpt: boolean;
}

function judgeAll(aligned: Aligned, { citations, previous }: RevisionChange, document: number): JudgedDocument {
  const finder = quoteFinder(aligned.alignment.previous, document);
  const found = citations
    .filter(({ citation }) => citation.revision === previous.revision)
    .map((cited) => ({ cited, span: finder.find(cited.citation.quote, cited.citation.line) }));
  const quotes = found.map(({ span }) => span);
  const isExcerpt = previous.isExcerpt ?? looksLikeExcerpt(aligned.alignment, quotes, document);
  const judged = found.map(({ cited, span }) => judgeCitation(aligned, cited, { span, isExcerpt }));
  return {
    citations: judged.toSorted((left, right) => inOrder(keyOf(left.drift), keyOf(right.drift))),
    isExcerpt,
  };
}

function keyOf({ citation, facts }: CitedPassage): string {
  return `${String(citation.line ?? 0).padStart(8, '0')} ${citation.quote} ${facts.join(' ')}`;
}

function inOrder(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

interface Judged {
  /** For each change of the batch. */
  readonly judged: readonly JudgedDocument[];
  readonly document: number;
}

function driftOf(aligned: Aligned, change: RevisionChange, { judged, document }: Judged): Drift {
  const { citations: own, isExcerpt } = judged[document] ?? { citations: [], isExcerpt: false };
  const facts = factsOf(own);
  const lost = facts.filter(({ fact, isGone }) => isGone && !isStillSaid(own, fact));
  const counted = { facts: facts.length, gone: lost.length, alarmAbove: change.alarmAbove ?? ALARM_ABOVE };
  const guard = guardOf(counted, isExcerpt && { isKnown: isOfSameThings(aligned.alignment, document) });
  const removals = guard.alarm || isExcerpt ? [] : lost;
  const proposals: Proposal[] = [
    ...valuesOf(aligned, change, own),
    ...removals.map(({ fact }) => ({ type: 'removal' as const, fact })),
  ];
  return {
    source: change.source,
    previous: change.previous.revision,
    next: change.next.revision,
    citations: own.map(({ drift }) => (isExcerpt && drift.status === 'gone' ? ofExcerpt(drift) : drift)),
    facts,
    candidates: findCandidates(
      aligned,
      judged.flatMap(({ citations }) => citations),
      document,
    ),
    proposals,
    guard,
  };
}

function factsOf(judged: readonly JudgedCitation[]): FactDrift[] {
  const byFact = new Map<string, CitationStatus[]>();
  for (const { drift } of judged)
    for (const fact of drift.facts) byFact.set(fact, [...(byFact.get(fact) ?? []), drift.status]);
  return [...byFact]
    .map(([fact, statuses]) => ({
      fact,
      status: CITATION_STATUSES.findLast((status) => statuses.includes(status)) ?? 'changed',
      isGone: statuses.every((status) => status === 'gone'),
    }))
    .toSorted((left, right) => inOrder(left.fact, right.fact));
}

function guardOf(
  { facts, gone, alarmAbove }: Pick<DeletionGuard, 'facts' | 'gone' | 'alarmAbove'>,
  excerpt: false | { readonly isKnown: boolean },
): DeletionGuard {
  const share = facts === 0 ? 0 : gone / facts;
  const guard = { facts, gone, share, alarmAbove };
  return excerpt
    ? { ...guard, alarm: share === 1 && !excerpt.isKnown, isExcerpt: true }
    : { ...guard, alarm: share > alarmAbove };
}

// What the text still says, if elsewhere, is no reason to take a fact out.
function isStillSaid(judged: readonly JudgedCitation[], fact: string): boolean {
  return judged.some(({ drift }) => drift.facts.includes(fact) && drift.why.includes('said-elsewhere'));
}

function ofExcerpt(drift: CitationDrift): CitationDrift {
  return { ...drift, confidence: 'low', why: [...drift.why, 'was-excerpt'] };
}

// Two citations of one fact may say two things: then nothing is proposed for that member.
function valuesOf(aligned: Aligned, change: RevisionChange, judged: readonly JudgedCitation[]): ValueProposal[] {
  const all = (change.facts ?? []).flatMap((fact) =>
    judged
      .filter(({ drift }) => drift.facts.includes(fact.id))
      .flatMap((of) => proposeValues(aligned, { fact, judged: of, history: change.history ?? [] })),
  );
  const byMember = new Map<string, ValueProposal[]>();
  for (const proposal of all) addTo(byMember, `${proposal.fact} ${proposal.pointer}`, proposal);
  return [...byMember]
    .toSorted(([left], [right]) => inOrder(left, right))
    .flatMap(([, proposals]) => {
      const [first] = proposals;
      return first && proposals.every(({ to }) => to === first.to) ? [first] : [];
    });
}

/** Groups the citations of some facts into one revision by what they quote, with the facts that each carries. */
export function citationsInto(
  revision: string,
  facts: readonly { readonly id: string; readonly citations: readonly CitedPassage['citation'][] }[],
): CitedPassage[] {
  const passages = new Map<string, { citation: CitedPassage['citation']; facts: string[] }>();
  for (const { id, citations } of facts)
    for (const citation of citations) {
      if (citation.revision !== revision) continue;
      const key = JSON.stringify([citation.heading, citation.line ?? null, citation.quote]);
      const passage = passages.get(key) ?? { citation, facts: [] };
      if (!passage.facts.includes(id)) passage.facts.push(id);
      passages.set(key, passage);
    }
  return [...passages.values()];
}
