import type { Aligned } from './align.js';
import { namesOfCell } from './cell-names.js';
import type { Corpus, Span } from './corpus.js';
import type { ComparedFact, EarlierValue, ValueProposal } from './drift.js';
import type { JudgedCitation } from './judge-citation.js';
import type { Piece } from './judge-piece.js';
import { becameBetweenSame, becameOf, membersOf, type Became, type Member } from './read-value.js';
import { SUPPORT_OF_CELL } from './support-words.js';
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
    if (isNegated(question.judged, member)) return [];
    const isTurned = turns(aligned, question.judged, member);
    const to = newValue(aligned, question, { member, isTurned });
    return to === undefined || to === member.value ? [] : [proposal(question, member, to)];
  });
}

function isNegated({ drift }: JudgedCitation, member: Member): boolean {
  return drift.kinds.includes('negation') && !isWord(member);
}

// A word that only says which end a limit is turns nothing: "1,000 nodes" and "up to 1,000 nodes" are one limit.
function turns({ alignment }: Aligned, { drift, pieces }: JudgedCitation, member: Member): boolean {
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

interface Meant {
  readonly member: Member;
  /** Whether other words say which end is meant: then only a value between the same words is the old one's. */
  readonly isTurned: boolean;
}

// Every place that said the old value must say the same new one.
function newValue({ alignment }: Aligned, { fact, judged }: Question, { member, isTurned }: Meant): Became {
  const { previous, next } = alignment;
  const own = ownPieces(previous, judged.pieces, fact);
  const values = own.flatMap(({ span, unit, next: place }) => {
    const isCell = unit.cell !== undefined;
    const before = saidBy(wordsOf(previous, span), member, isCell);
    const after = saidBy(place ? wordsOf(next, place) : [], member, isCell);
    const there =
      isTurned && !onlyAddsEnds(before, after) ? undefined : becameBetweenSame(member, before, after, isTurned);
    if (there !== undefined) return [there];
    return isTurned ? [] : becameOf(member, before, after);
  });
  return new Set(values).size === 1 ? values[0] : undefined;
}

// Another number came with its own word, such as a minimum of instances; what was an upper end before still is one.
function onlyAddsEnds(before: readonly string[], after: readonly string[]): boolean {
  const ends = valuesIn(after).direction;
  return valuesIn(before).direction.every((end, at) => end === ends[at]);
}

function saidBy(words: readonly string[], { list }: Member, isCell: boolean): readonly string[] {
  const said = isCell && list === 'support' && words.length === 1 ? SUPPORT_OF_CELL[words[0] ?? ''] : undefined;
  return said === undefined ? words : [said];
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
