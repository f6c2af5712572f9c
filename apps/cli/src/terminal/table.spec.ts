import { describe, expect, it } from 'vitest';
import { tableText, type TableCell } from './table.js';
import { widthOf } from './text.js';

const plain = { columns: undefined, hasColor: false };
const cells = (...texts: readonly string[]): readonly TableCell[] => texts.map((text) => ({ text }));
const rows = [cells('乗員', '4 people, who all have to swim well', '≤ 12'), cells('load', 'none', '≤ 3 t')];

describe('tableText', () => {
  it('keeps a row on a line where nothing bounds it, and leaves no blanks at its end', () => {
    const lines = tableText(['What', 'Canoe', 'Raft'], rows, plain).split('\n');
    expect(lines).toEqual([
      'What  Canoe                                Raft',
      '----  -----------------------------------  -----',
      '乗員  4 people, who all have to swim well  ≤ 12',
      'load  none                                 ≤ 3 t',
    ]);
  });

  it.each([40, 50, 80, 120])('stays inside %i columns, with wide characters too', (columns) => {
    const text = tableText(['What', 'Canoe', 'Raft'], rows, { columns, hasColor: false });
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('≤ 12');
  });

  it('makes a list of each row where columns would be too narrow to read', () => {
    const text = tableText(['What', 'Canoe', 'Raft'], rows, { columns: 24, hasColor: false });
    expect(text).toContain('load\n  Canoe: none\n  Raft: ≤ 3 t');
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(24);
  });

  it('colours cells only where the paper takes colours, and aligns them all the same', () => {
    const row: readonly TableCell[] = [{ text: 'sinks', style: 'red' }, { text: 'x' }];
    expect(tableText(['Boat', 'y'], [row], { columns: 80, hasColor: true })).toContain('\u001b[31msinks\u001b[39m  x');
    expect(tableText(['Boat', 'y'], [row], plain)).not.toContain('\u001b');
  });

  it('shows what a catalog says and never does what it says', () => {
    expect(tableText(['\u001b[2J'], [cells('\u001b]0;title\u0007')], plain)).not.toContain('\u001b');
  });
});
