import type { RecommendAnswer } from '@plimsoll/engine';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';
import { showOutline } from './outline.js';

type Ranked = RecommendAnswer['options'][number];

const styles: Readonly<Record<Ranked['verdict'], Style>> = {
  fits: 'green',
  'fits-with-conditions': 'yellow',
  'cannot-tell': 'yellow',
  'ruled-out': 'red',
};
const WHOLE_SCORE = 10_000_000;

/** The options in rank order with what speaks against each. An answer of another kind is told as an outline. */
export function showRecommended(answer: unknown, paper: Paper): string {
  return isRanking(answer) ? rankingText(answer, paper) : showOutline(answer);
}

const isRanking = (answer: unknown): answer is RecommendAnswer =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'plimsoll-recommend/1';

function rankingText({ winner, tie, options }: RecommendAnswer, paper: Paper): string {
  const named = options.find(({ option }) => option === winner)?.name;
  const title = named === undefined ? 'Nothing fits.' : `${named}${tie ? ' (as good as others)' : ''}`;
  const rows = options.map((ranked) => [
    { text: String(ranked.rank) },
    { text: ranked.name },
    { text: ranked.verdict, style: styles[ranked.verdict] },
    { text: scoreText(ranked) },
    { text: reasonsOf(ranked).join('\n') },
  ]);
  return [inStyle(title, 'bold', paper), tableText(['Rank', 'Option', 'Verdict', 'Score', 'Why'], rows, paper)].join(
    '\n\n',
  );
}

/** Out of 100; an interval where a preference could not be valued. */
function scoreText({ score: { lo, hi }, parts }: Ranked): string {
  if (parts.length === 0) return '';
  const [least, most] = [lo, hi].map((points) => ((points * 100) / WHOLE_SCORE).toFixed(1));
  return least === most ? String(least) : `${least} to ${most}`;
}

function reasonsOf({ blockers, conditions, unknowns, standing }: Ranked): readonly string[] {
  return [
    ...blockers.map(({ requirement, reason }) => `${requirement}: ${reason}`),
    ...conditions.map(({ requirement, reason }) => `${requirement}: ${reason}`),
    ...unknowns.map(({ requirement, reason }) => `${requirement}: ${reason}`),
    ...standing.map(({ status, scope }) => `${status} (${scope})`),
  ];
}
