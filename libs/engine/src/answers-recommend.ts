import { itemName, type Trait, type TraitValue } from './answers-traits.js';
import type { AnswerInShort } from './model/answers.js';
import type { RecommendAnswer, RecommendedOption } from './model/recommend.js';
import type { RecommendStackAnswer } from './model/recommend-stack.js';

type Answer = RecommendAnswer | RecommendStackAnswer;
type Reason = Pick<RecommendedOption['blockers'][number], 'requirement' | 'verdict' | 'facts'>;
type Part = Pick<RecommendedOption['parts'][number], 'requirement' | 'weight' | 'value' | 'facts'>;

/** What an answer says of one option, or of one stack of options. */
interface Candidate {
  readonly name: string;
  readonly options: readonly string[];
  readonly verdict: string;
  readonly rank?: number;
  readonly score?: { readonly lo: number; readonly hi: number };
  readonly reasons: readonly Reason[];
  readonly parts: readonly Part[];
  readonly refusals: readonly { readonly rule: string; readonly facts: readonly string[] }[];
}

/** What stands behind the winner of a stack, in one word. */
const stackName = (choice: Readonly<Record<string, string>>): string =>
  Object.keys(choice)
    .sort()
    .map((category) => choice[category])
    .join(' + ');

/** An answer of recommend in short. */
export function shortRecommendation(answer: Answer): AnswerInShort {
  return {
    verb: 'recommend',
    winner: winnerOf(answer),
    tie: answer.tie,
    options: candidatesOf(answer).map(({ name, verdict, rank, score }) => ({
      option: name,
      verdict,
      ...(rank === undefined ? {} : { rank }),
      ...(score === undefined ? {} : { score }),
    })),
  };
}

/** Everything that an answer of recommend says, thing by thing: what its musts and preferences come to, and what follows from them. */
export function recommendTraits(answer: Answer): Trait[] {
  const winner = {
    key: 'winner',
    what: 'winner',
    value: winnerOf(answer),
    follows: '*',
    facts: [],
    items: [],
  } as const;
  return [winner, ...candidatesOf(answer).flatMap(candidateTraits)];
}

function winnerOf({ winner }: Answer): string | null {
  return winner === null || typeof winner === 'string' ? winner : stackName(winner);
}

function candidatesOf(answer: Answer): Candidate[] {
  return answer.kind === 'plimsoll-recommend/1'
    ? answer.options.map(ofOption)
    : [...answer.stacks.map(ofStack), ...answer.options.map(ofStackOption)];
}

function ofOption(found: RecommendedOption): Candidate {
  const { option, verdict, rank, score, parts, platform } = found;
  return {
    name: option,
    options: [option],
    verdict,
    rank,
    score,
    reasons: reasonsOf(found),
    parts,
    refusals: platform,
  };
}

/** What a stack comes to follows from what its options do: only the best are told, so that one may come in because another one went. */
function ofStack({ options, verdict, rank, score }: RecommendStackAnswer['stacks'][number]): Candidate {
  const none = { reasons: [], parts: [], refusals: [] };
  return { name: stackName(options), options: Object.values(options), verdict, rank, score, ...none };
}

function ofStackOption(found: RecommendStackAnswer['options'][number]): Candidate {
  const { option, verdict, parts } = found;
  return { name: option, options: [option], verdict, reasons: reasonsOf(found), parts, refusals: [] };
}

type Judged = Pick<RecommendedOption, 'blockers' | 'conditions' | 'unknowns' | 'met'>;
const reasonsOf = ({ blockers, conditions, unknowns, met }: Judged) => [
  ...blockers,
  ...conditions,
  ...unknowns,
  ...met,
];

function candidateTraits(candidate: Candidate): Trait[] {
  const { name, options, verdict, rank, score } = candidate;
  const items = options.map((id) => itemName('option', id));
  const isStack = options.length > 1;
  const overall = (what: 'verdict' | 'rank' | 'score', value: TraitValue | undefined, follows: string): Trait[] =>
    value === undefined ? [] : [{ key: `${what} ${name}`, what, option: name, value, facts: [], items, follows }];
  return [
    ...overall('verdict', verdict, isStack ? '*' : name),
    ...overall('rank', rank, '*'),
    ...overall('score', score, isStack ? '*' : name),
    ...candidate.reasons.map((reason) => reasonTrait(candidate, reason)),
    ...candidate.parts.map((part) => partTrait(candidate, part)),
    ...candidate.refusals.map(({ rule, facts }): Trait => ({
      key: `platform ${name} ${rule}`,
      what: 'platform',
      option: name,
      rule,
      value: 'refused',
      facts,
      items: [...items, itemName('rule', rule)],
    })),
  ];
}

function reasonTrait(candidate: Candidate, { requirement, verdict, facts }: Reason): Trait {
  return { ...askedTrait('must', candidate, requirement), value: verdict, facts };
}

function partTrait(candidate: Candidate, { requirement, weight, value, facts }: Part): Trait {
  return { ...askedTrait('prefer', candidate, requirement), value: { weight, ...value }, facts };
}

function askedTrait(
  strength: 'must' | 'prefer',
  { name, options }: Candidate,
  requirement: string,
): Omit<Trait, 'value' | 'facts'> {
  return {
    key: `${strength} ${name} ${requirement}`,
    what: 'requirement',
    option: name,
    requirement,
    items: [...options.map((id) => itemName('option', id)), itemName('requirement', requirement)],
  };
}
