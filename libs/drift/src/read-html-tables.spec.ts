import { describe, expect, it } from 'vitest';
import { findHtmlTables } from './read-html-tables.js';
import { readMarkdown } from './read-markdown.js';
import { became } from './pages.spec-fixture.js';

const cellsOf = (text: string) =>
  readMarkdown(text).blocks.flatMap(({ cell, start, end }) =>
    cell ? [`${cell.row}.${cell.column}${cell.isHeader ? '!' : ''} ${text.slice(start, end).trim()}`.trim()] : [],
  );

describe('a table in HTML', () => {
  it('is read cell by cell, with empty lines, missing end tags and attributes', () => {
    const text =
      'Before.\n\n<table class="a">\n<thead><tr><th>Name<th>Most</tr></thead>\n\n<tr>\n    <td>Nodes</td>\n\n    <td align="right">100\n</table>\n\nAfter.';
    expect(cellsOf(text)).toEqual(['0.0! Name', '0.1! Most', '1.0 Nodes', '1.1 100']);
    expect(
      readMarkdown(text)
        .blocks.filter(({ cell }) => !cell)
        .map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Before.', 'After.']);
  });

  it('keeps its columns where cells span others', () => {
    const text =
      '<table><tr><th>Size</th><th>Nodes</th><th>Pods</th></tr><tr><td rowspan="2">Small</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>Large</td><td colspan=2>5</td></tr></table>';
    expect(cellsOf(text).slice(3)).toEqual([
      '1.0 Small',
      '1.1 1',
      '1.2 2',
      '2.0',
      '2.1 3',
      '2.2 4',
      '3.0 Large',
      '3.1 5',
      '3.2',
    ]);
  });

  it('that is only shown as code, or spoken of, is none', () => {
    expect(cellsOf('```html\n<table><tr><td>a</td></tr></table>\n```\n')).toEqual([]);
    expect(findHtmlTables('The tag `<table>` opens, and </table> closes.')).toEqual([]);
  });

  it('that never ends hides none of those behind it', () => {
    const text = '<table>\n<tr><td>lost\n\n<table><tr><td>a</td></tr></table>\n';
    expect(findHtmlTables(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '<table><tr><td>a</td></tr></table>',
    ]);
  });

  it('holds the tables inside it', () => {
    const text = '<table><tr><td>a\n<table><tr><td>b</td></tr></table>\n</td><td>c</td></tr></table>';
    expect(findHtmlTables(text)).toEqual([{ start: 0, end: text.length }]);
    expect(cellsOf(text).map((cell) => cell.at(-1))).toEqual(['>', 'c']);
  });

  it('with spans that nobody could mean is read without them', () => {
    expect(cellsOf('<table><tr><td colspan=999999999>a</td><td>b</td></tr></table>')).toEqual(['0.0 a', '0.1 b']);
  });

  it('is found again as the table that it was in Markdown, and one changed cell is one change', () => {
    const page = '# Limits\n\n| Size | Nodes | Pods |\n| --- | --- | --- |\n| Small | 10 | 20 |\n| Large | 30 | 40 |\n';
    const html = (pods: string) =>
      `# Limits\n\n<table>\n  <tr>\n    <th>Size</th>\n    <th>Nodes</th>\n    <th>Pods</th>\n  </tr>\n  <tr><td>Small</td><td>10</td><td>20</td></tr>\n  <tr><td>Large</td><td>30</td><td>${pods}</td></tr>\n</table>\n`;
    expect(became(page, html('40'), '| Large | 30 | 40 |')).toMatchObject({ status: 'still-quoted', cells: [] });
    expect(became(page, html('50'), '| Large | 30 | 40 |')).toMatchObject({
      status: 'changed',
      cells: [{ row: 'Large', column: 'Pods', previous: '40', next: '50' }],
    });
  });
});
