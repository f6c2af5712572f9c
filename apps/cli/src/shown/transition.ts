import type { TransitionAnswer } from '@plimsoll/engine';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';
import { failedRows, FINDING_HEAD } from './findings.js';
import { listed } from './listed.js';

const styles: Readonly<Record<TransitionAnswer['verdict'], Style>> = {
  allowed: 'green',
  refused: 'red',
  unknown: 'yellow',
};

/** Whether a change can be made, why not, and the steps in order. */
export function showTransition(answer: TransitionAnswer, paper: Paper): string {
  const { verdict, changes, unjudged, steps, findings, frozen, offFirst } = answer;
  const failed = failedRows(findings);
  const sides = (told: unknown) => (told === undefined ? '' : JSON.stringify(told));
  const rows = changes.map(({ path, change, from, to }) =>
    [path, change, sides(from), sides(to)].map((text) => ({ text })),
  );
  return [
    inStyle(verdict, styles[verdict], paper),
    ...(rows.length === 0 ? ['Nothing changes.'] : [tableText(['Place', 'Change', 'From', 'To'], rows, paper)]),
    ...(failed.length === 0 ? [] : [tableText(FINDING_HEAD, failed, paper)]),
    ...listed(
      'Cannot change',
      frozen.filter(isOpen).map(({ path, message }) => `${path}: ${message}`),
      paper,
    ),
    ...listed(
      'Has to be off first',
      offFirst.filter(isOpen).map(({ path, message }) => `${path}: ${message}`),
      paper,
    ),
    ...listed('No rule speaks of', unjudged, paper),
    ...listed(
      'Steps',
      steps.map(({ phase, text }, index) => `${index + 1}. ${phase}: ${text}`),
      paper,
    ),
  ].join('\n\n');
}

const isOpen = ({ result }: { readonly result: string }) => result !== 'pass' && result !== 'not-applicable';
