import type { RecommendAnswer, RecommendStackAnswer } from '@plimsoll/engine';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText, type TableCell } from '../terminal/table.js';
import { listed } from './listed.js';

type Ranked = RecommendAnswer['options'][number];
type Stack = RecommendStackAnswer['stacks'][number];
type Verdict = Ranked['verdict'];

const styles: Readonly<Record<Verdict, Style>> = {
  fits: 'green',
  'fits-with-conditions': 'yellow',
  'cannot-tell': 'yellow',
  'ruled-out': 'red',
};
const WHOLE_SCORE = 10_000_000;

/** The options, or the best stacks, in rank order, with what speaks against each, what would have to give, and what to find out next. */
export function showRecommended(answer: RecommendAnswer | RecommendStackAnswer, paper: Paper): string {
  return [
    ...(answer.kind === 'plimsoll-recommend/1' ? rankingTexts : stackTexts)(answer as never, paper),
    ...nextSteps(answer, paper),
  ].join('\n\n');
}

function rankingTexts({ winner, tie, options }: RecommendAnswer, paper: Paper): readonly string[] {
  const named = options.find(({ option }) => option === winner)?.name;
  const rows = options.map((ranked) => [...rankedCells(ranked, ranked.name), { text: reasonsOf(ranked).join('\n') }]);
  return [titleText(named, tie, paper), tableText(['Rank', 'Option', 'Verdict', 'Score', 'Why'], rows, paper)];
}

function stackTexts({ winner, tie, stacks, combinations }: RecommendStackAnswer, paper: Paper): readonly string[] {
  const best = winner === null ? undefined : stacks[0];
  const { possible, judged } = combinations;
  const rows = stacks.map((stack) => [
    ...rankedCells(stack, namesOf(stack).join('\n')),
    { text: reasonsOfStack(stack).join('\n') },
  ]);
  return [
    `${titleText(best && namesOf(best).join(' + '), tie, paper)}\n${inStyle(`${judged} of ${possible} combinations go together`, 'dim', paper)}`,
    ...(rows.length === 0 ? [] : [tableText(['Rank', 'Stack', 'Verdict', 'Score', 'Why'], rows, paper)]),
  ];
}

function titleText(named: string | undefined, tie: boolean, paper: Paper): string {
  return inStyle(named === undefined ? 'Nothing fits.' : `${named}${tie ? ' (as good as others)' : ''}`, 'bold', paper);
}

const namesOf = ({ options, names }: Stack) =>
  Object.entries(options).map(([category, option]) => names[category] ?? option);

function rankedCells(ranked: Ranked | Stack, name: string): readonly TableCell[] {
  return [
    { text: String(ranked.rank) },
    { text: name },
    { text: ranked.verdict, style: styles[ranked.verdict] },
    { text: scoreText(ranked) },
  ];
}

/** Out of 100; an interval where a preference could not be valued. */
function scoreText({ score: { lo, hi }, parts }: Ranked | Stack): string {
  if (parts.length === 0) return '';
  const [least, most] = [lo, hi].map((points) => ((points * 100) / WHOLE_SCORE).toFixed(1));
  return least === most ? String(least) : `${least} to ${most}`;
}

interface Told {
  readonly requirement: string;
  readonly reason: string;
}
const toldText = ({ requirement, reason }: Told) => `${requirement}: ${reason}`;

function reasonsOf({ blockers, conditions, unknowns, platform, standing }: Ranked): readonly string[] {
  return [
    ...[...blockers, ...conditions, ...unknowns].map(toldText),
    ...platform.map(({ rule, reason }) => `${rule}: ${reason}`),
    ...standing.map(({ status, scope }) => `${status} (${scope})`),
  ];
}

function reasonsOfStack({ blockers, conditions, unknowns, warnings, tradeOffs }: Stack): readonly string[] {
  const { better, worse } = tradeOffs;
  return [
    ...[...blockers, ...conditions, ...unknowns].map(toldText),
    ...warnings.map(({ rule, reason }) => `${rule}: ${reason}`),
    ...(better.length === 0 ? [] : [`better than the first at ${better.join(', ')}`]),
    ...(worse.length === 0 ? [] : [`worse than the first at ${worse.join(', ')}`]),
  ];
}

/** What would have to give where nothing fits, what tips the balance, and what to find out. */
function nextSteps({ relaxations, flips, nextQuestion }: RecommendAnswer | RecommendStackAnswer, paper: Paper) {
  const dropped = relaxations.map(({ drop, brings }) => {
    const brought = brings.map((one) => ('option' in one ? one.option : Object.values(one.options).join(' + ')));
    return `without ${drop.join(', ')}: ${brought.join('; ')}`;
  });
  const tipped = flips.map(
    ({ requirement, weight, to, winner }) =>
      `${requirement} with weight ${to} instead of ${weight}: ${typeof winner === 'string' ? winner : Object.values(winner).join(' + ')}`,
  );
  return [
    ...listed('Would fit', dropped, paper),
    ...listed('Another one wins', tipped, paper),
    ...listed('To find out next', nextQuestion === null ? [] : [nextText(nextQuestion)], paper),
  ];
}

function nextText(next: NonNullable<(RecommendAnswer | RecommendStackAnswer)['nextQuestion']>): string {
  if (next.kind === 'requirement') return `${next.requirement}: ${next.question}`;
  return `${next.requirement}: what ${next.option} says on ${next.dimension}`;
}
