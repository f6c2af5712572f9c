import type { Impact } from '@plimsoll/sdk';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { listed } from './listed.js';
import { valueText } from './rows.js';

/** What publishing a draft would come to: answers first, then what makes them change. */
export function showImpact(impact: Impact, changes: string, paper: Paper): string {
  const { base, asOf, answers, cells, rules, examples } = impact;
  const changed = answers.questions.filter((one) => one.changed);
  const parts = [
    inStyle(clean(`against ${base.catalog} ${base.label}, on ${asOf}`), 'bold', paper),
    `${changed.length} of ${answers.asked} saved questions would be answered otherwise`,
    ...changed.flatMap(({ question, changes: told, because }) =>
      listed(
        clean(question),
        [...told.map(({ text }) => text), `because of ${because.map(({ kind, id }) => `${kind}/${id}`).join(', ')}`],
        paper,
      ),
    ),
    ...listed('Cells', cells.map(cellText), paper),
    ...listed(
      'Examples judged otherwise',
      examples.map(({ rule, example, from, to }) => `${rule} ${example}: ${from.join(', ')} -> ${to.join(', ')}`),
      paper,
    ),
    ...listed(
      'Rules that read what changed',
      rules.map(({ rule, facts }) => `${rule}: ${facts.join(', ')}`),
      paper,
    ),
  ];
  return [...parts, impact.changes.length === 0 ? 'Nothing changed.' : `\n${changes}`].join('\n');
}

const cellText = ({ option, dimension, from, to }: Impact['cells'][number]) =>
  `${option} ${dimension}: ${valueText(from ?? 'not known')} -> ${valueText(to ?? 'not known')}`;
