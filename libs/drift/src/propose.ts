import type { Aligned } from './align.js';
import { namesOfCell } from './cell-names.js';
import type { Corpus, Span } from './corpus.js';
import type { ComparedFact, EarlierValue, ValueProposal } from './drift.js';
import type { JudgedCitation } from './judge-citation.js';
import type { Piece } from './judge-piece.js';
import { becameOf, membersOf, type Member } from './read-value.js';
import { tokensOf } from './tokens.js';
import { valuesIn } from './values.js';

/** What a proposal is made from. */
export interface Question {
  readonly fact: ComparedFact;
  readonly judged: JudgedCitation;
  readonly history: readonly EarlierValue[];
}

/**
 * New values for the members of a fact, read from a quote that changed. None where the old value is not in the old words,
 * where it cannot be told which of several values is the fact's, or where the sentence turned round.
 */
export function proposeValues(aligned: Aligned, question: Question): ValueProposal[] {
  const { drift } = question.judged;
  if (drift.status !== 'changed' || drift.confidence === 'low') return [];
  return membersOf(question.fact).flatMap((member) => {
    if (turns(aligned, question.judged, member)) return [];
    const to = newValue(aligned, question, member);
    return to === undefined || to === member.value ? [] : [proposal(question, member, to)];
  });
}

// A word that only says which end a limit is turns nothing: "1,000 nodes" and "up to 1,000 nodes" are one limit.
function turns({ alignment }: Aligned, { drift, pieces }: JudgedCitation, member: Member): boolean {
  if (drift.kinds.includes('negation') && !isWord(member)) return true;
  if (!drift.kinds.includes('direction')) return false;
  const { previous, next } = alignment;
  const before = pieces.flatMap(({ span }) => valuesIn(wordsOf(previous, span)).direction);
  const after = pieces.flatMap(({ next: place }) => (place ? valuesIn(wordsOf(next, place)).direction : []));
  return after.length < before.length || [...before, ...after].some((end) => end !== member.end);
}

// A word of support or of a stage in life changes by being negated.
function isWord({ list }: Member): boolean {
  return list === 'support' || list === 'stage';
}

// Every place that said the old value must say the same new one.
function newValue({ alignment }: Aligned, { fact, judged }: Question, member: Member): string | number | undefined {
  const { previous, next } = alignment;
  const own = ownPieces(previous, judged.pieces, fact);
  const values = own.flatMap(({ span, next: place }) =>
    becameOf(member, wordsOf(previous, span), place ? wordsOf(next, place) : []),
  );
  return new Set(values).size === 1 ? values[0] : undefined;
}

// In a row of a table the fact's own cell, where its names tell which it is; otherwise all that was quoted.
function ownPieces(corpus: Corpus, pieces: readonly Piece[], { names = [] }: ComparedFact): readonly Piece[] {
  const wanted = new Set(names.map(keyOf));
  const own = pieces.filter(({ unit }) => {
    if (!unit.cell) return false;
    return wanted.has(keyOf(namesOfCell(corpus, unit.cell).column));
  });
  return own.length > 0 ? own : pieces;
}

function keyOf(name: string): string {
  return tokensOf(name)
    .map(({ key }) => key)
    .join(' ');
}

function wordsOf({ keys }: Corpus, { first, end }: Span): string[] {
  return keys.slice(first, end);
}

function proposal({ fact, judged: { drift }, history }: Question, member: Member, to: string | number): ValueProposal {
  return {
    type: 'value',
    fact: fact.id,
    pointer: member.pointer,
    from: member.value,
    to,
    words: { previous: drift.passages.previous, next: drift.passages.next ?? '' },
    confidence: drift.confidence,
    heldBefore: history
      .filter((held) => held.fact === fact.id && memberOf(held, member.pointer) === to)
      .map(({ earlier, revision }) => ({ fact: earlier, revision })),
  };
}

function memberOf({ earlier, ...held }: EarlierValue, pointer: string): string | number | undefined {
  return membersOf({ ...held, id: earlier }).find((member) => member.pointer === pointer)?.value;
}
