import type { CitationAnswer, CompareAnswer } from '@plimsoll/engine';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean, wrap } from '../terminal/text.js';
import { cellOf } from './compared.js';

/** What a release says of one option on one dimension, with every fact and the quotes it rests on. */
export function showCell({ options: [option], rows: [row] }: CompareAnswer, paper: Paper): string {
  const cell = row?.cells[0];
  if (!option || !row || !cell) return 'Nothing is said of this.';
  const { text, style } = cellOf(cell);
  const citations = [cell, ...(cell.dispute?.positions ?? []), ...(cell.variants ?? [])].flatMap(
    (told) => told.citations,
  );
  const once = [...new Map(citations.map((each) => [`${each.fact} ${each.quoteSha256}`, each])).values()];
  return [
    inStyle(clean(`${option.name}: ${row.name}`), 'bold', paper),
    ...clean(text)
      .split('\n')
      .map((line) => `  ${inStyle(line, style, paper)}`),
    ...once.flatMap((citation) => citationLines(citation, paper)),
  ].join('\n');
}

/** A quote and where it stands. */
function citationLines(citation: CitationAnswer, paper: Paper): readonly string[] {
  const { fact, quote, title, heading, url, certainty, evidence, revision } = citation;
  const columns = (paper.columns ?? Infinity) - 4;
  const place = [title, heading ?? undefined, revision].filter((part) => part !== undefined).join(', ');
  const lines = [
    ...wrap(clean(`“${quote}”`), columns),
    ...wrap(clean(`${place}${url === undefined ? '' : ` ${url}`}`), columns),
  ];
  const head = `${fact} (${certainty}, ${evidence})`;
  return ['', `  ${inStyle(clean(head), 'cyan', paper)}`, ...lines.map((line) => `    ${line}`)];
}
