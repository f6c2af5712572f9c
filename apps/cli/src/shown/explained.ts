import type { ExplainAnswer } from '@plimsoll/engine';
import { inStyle, type Paper } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';
import { clean, wrap } from '../terminal/text.js';
import { cellOf } from './compared.js';
import { listed } from './listed.js';

type ExplainedFact = ExplainAnswer['facts'][number];
type Locale = ExplainAnswer['locale'];

/** What a cell says, on which days and in which releases it said something else, and every fact about it with its quotes. */
export function showExplained(answer: ExplainAnswer, paper: Paper): string {
  const { option, dimension, cell, disputes, timeline, releases, facts, locale } = answer;
  const { text, style } = textOf(cell);
  const periods = timeline.map((one) => [
    { text: `${one.from ?? '...'} – ${one.until ?? '...'}${one.isAsked ? ' (asked)' : ''}` },
    textOf(one.cell),
  ]);
  const told = releases.map(({ release, publishedOn, cell: said, changes }) => [
    { text: `${release.label} (${publishedOn})` },
    textOf(said),
    { text: changes.map(({ grade, kind, id }) => `${grade}: ${kind}/${id}`).join('\n') },
  ]);
  const disputed = disputes.map(({ used, against, reason }) => `${used}, against ${against.join(', ')}: ${reason}`);
  return [
    [
      inStyle(clean(`${option.name}: ${dimension.name}`), 'bold', paper),
      ...clean(text)
        .split('\n')
        .map((line) => `  ${inStyle(line, style, paper)}`),
    ].join('\n'),
    ...listed('Disputed', disputed, paper),
    ...(periods.length < 2 ? [] : [tableText(['Days', 'Says'], periods, paper)]),
    ...(told.length === 0 ? [] : [tableText(['Release', 'Says', 'Changes'], told, paper)]),
    ...facts.map((fact) => factText(fact, locale, paper)),
  ].join('\n\n');
}

const textOf = (cell: ExplainAnswer['cell']) => (cell === null ? { text: 'not there' } : cellOf(cell));

/** A fact, what becomes of it on the day asked about, and every quote it rests on. */
function factText({ fact, use, certainty, evidence, text, citations }: ExplainedFact, locale: Locale, paper: Paper) {
  const columns = (paper.columns ?? Infinity) - 4;
  const head = inStyle(clean(`${fact} (${[use, certainty, evidence].join(', ')})`), 'cyan', paper);
  const lines = [
    text[locale],
    ...citations.flatMap(({ quote, title, heading, revision, url }) => [
      `“${quote}”`,
      [[title, heading, revision].filter((part) => part !== null).join(', '), url].filter(Boolean).join(' '),
    ]),
  ];
  return [head, ...lines.flatMap((line) => wrap(clean(line), columns)).map((line) => `    ${line}`)].join('\n');
}
