import type { AnswersDiff } from '@plimsoll/engine';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { listed } from './listed.js';

type Side = AnswersDiff['from'];
type QuestionDiff = AnswersDiff['questions'][number];

/** Which saved questions have another answer on the other side, in what, and because of which items. */
export function showAnswersDiff({ from, to, counts, questions }: AnswersDiff, paper: Paper): string {
  const changed = questions.filter((one) => one.changed);
  const title = inStyle(`${from.release.catalog} ${sideText(from)} → ${sideText(to)}`, 'bold', paper);
  const sums = `changed: ${counts.changed} · unchanged: ${counts.unchanged}`;
  return [`${title}\n${sums}`, ...changed.map((one) => questionText(one, paper))].join('\n\n');
}

const sideText = ({ release, asOf }: Side) => `${release.label} (${asOf})`;

function questionText({ question, name, changes, because }: QuestionDiff, paper: Paper): string {
  const reasons = because.map(({ kind, id, text }) => `${kind}/${id}${text === undefined ? '' : `: ${text}`}`);
  return [
    inStyle(clean(`${question}: ${name}`), 'cyan', paper),
    ...listed(
      'Changed',
      changes.map(({ text }) => text),
      paper,
    ),
    ...listed('Because of', reasons, paper),
  ].join('\n');
}
