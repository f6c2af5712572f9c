import type { IpPlanAnswer } from '@plimsoll/engine';
import { inStyle, type Paper } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';
import { listed } from './listed.js';

type Range = IpPlanAnswer['ranges'][number];

/** The sizes of a plan: for each range the smallest and the advised one, what that leaves, and how far each pool can grow in it. */
export function showIpPlan({ options, ranges, others, defaults }: IpPlanAnswer, paper: Paper): string {
  const used = Object.entries(options).map(([category, option]) => `${category}: ${option}`);
  const rows = ranges.flatMap(rowsOf).map((row) => row.map((text) => ({ text })));
  const head = ['Range', 'Size', 'Addresses', 'Needed', 'Left', 'Grows to'];
  const counts = others.flatMap(({ title, name, moments }) =>
    moments.map(({ at, need, have }) => `${title} ${name} (${at}): ${need ?? 'unknown'} of ${have ?? 'unknown'}`),
  );
  const missing = [...ranges, ...others].flatMap((one) => one.missing.map((text) => `${one.name}: ${text}`));
  return [
    ...(used.length === 0 ? [] : [inStyle(used.join(' · '), 'dim', paper)]),
    ...(rows.length === 0 ? ['There is no range to size.'] : [tableText(head, rows, paper)]),
    ...listed('Counted besides', counts, paper),
    ...listed('Would have to be known', [...new Set(missing)], paper),
    ...listed(
      'Taken by default',
      defaults.map(({ path, value }) => `${path}: ${JSON.stringify(value)}`),
      paper,
    ),
  ].join('\n\n');
}

function rowsOf(range: Range): readonly (readonly string[])[] {
  const name = `${range.name} (${range.for})`;
  if (range.choices.length === 0) return [[name, 'not known', '', '', '', '']];
  return range.choices.map((choice) => {
    const marks = [
      choice.prefixLength === range.smallest ? 'smallest' : '',
      choice.prefixLength === range.advised ? 'advised' : '',
      choice.isAsked ? (choice.fits ? 'asked' : 'asked, too small') : '',
    ].filter((mark) => mark !== '');
    const hardest = [...choice.formulas].sort((a, b) => a.left - b.left)[0];
    return [
      name,
      `/${choice.prefixLength}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
      String(choice.addresses),
      hardest ? `${hardest.need} at ${hardest.at}` : '',
      hardest ? String(hardest.left) : '',
      choice.grows
        .map(({ pool, nodes, pods }) => `${pool}: ${nodes} nodes${pods === null ? '' : `, ${pods} pods`}`)
        .join('\n'),
    ];
  });
}
