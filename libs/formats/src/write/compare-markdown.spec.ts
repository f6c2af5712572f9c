import { compareAnswerSchema } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, citation, limitCell, releasesAnswer } from './compare-answers.spec-fixture.js';
import { compareToMarkdown } from './compare-markdown.js';
import { plain } from './markdown-text.js';

const lines = (text: string) => text.split('\n');
const cellsOf = (line = '') =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('compareToMarkdown', () => {
  it('is one table with a row for each dimension', () => {
    const table = lines(compareToMarkdown(answer)).filter((line) => line.startsWith('|'));
    expect(table.map((line) => cellsOf(line).length)).toEqual([3, 3, 3, 3]);
    expect(table.slice(0, 2)).toEqual([
      String.raw`| Dimension | The canoe &lt;b&gt;\|&lt;/b&gt; | The raft &lt;b&gt;\|&lt;/b&gt; |`,
      '| --- | --- | --- |',
    ]);
    expect(cellsOf(table[2])).toEqual([
      'Crew, people',
      '≤ 4 people / boat[^1]<br>load heavy, with outrigger: ≥ 1.10 version / keel (default)[^2]',
      'unknown (unknown)',
    ]);
    expect(cellsOf(table[3])[1]).toBe(
      String.raw`conditional river, lake beyond 9 people / boat (downstream) \[ambiguous\]: only, "perhaps" (better)[^3]<br>disputed (newest-source-revision): unsupported[^4]`,
    );
  });

  it('ends with a footnote for each passage, once', () => {
    const text = compareToMarkdown(answer);
    const notes = lines(text).filter((line) => line.startsWith('[^'));
    expect(notes[0]).toBe(
      String.raw`[^1]: “\| 数 \| "crew-max" \|” — Book of boats, Boats \| rafts, line 7 (book-old) <https://example.org/book>`,
    );
    const used = new Set([...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number));
    expect(notes).toHaveLength(used.size);
    const twice = { ...limitCell, citations: [citation('crew-max'), citation('crew-max', { fact: 'again' })] };
    const again = compareAnswerSchema.parse({
      ...answer,
      rows: [{ ...answer.rows[0], cells: [twice, { ...twice, option: 'raft' }] }],
    });
    expect(lines(compareToMarkdown(again)).filter((line) => line.startsWith('[^'))).toHaveLength(2);
  });

  it('heads the columns with the releases when two are compared', () => {
    const text = compareToMarkdown(releasesAnswer);
    expect(lines(text)[0]).toBe('vessels 2026.1.1 → 2026.1.2 (2026-06-01)');
    expect(lines(text)[2]).toBe('| 項目 | カヌー 2026.1.1 | カヌー 2026.1.2 |');
    expect(cellsOf(lines(text)[4])[1]).toBe('not-applicable (unknown)');
  });
});

describe('plain', () => {
  it.each([
    ['a|b', String.raw`a\|b`],
    ['<script>', '&lt;script&gt;'],
    ['[x](y)', String.raw`\[x\]\(y\)`],
    ['a\n\nb', 'a b'],
    ['`a` *b* _c_', String.raw`\`a\` \*b\* \_c\_`],
    ['a\\|b', String.raw`a\\\|b`],
    ['&lt;', '&amp;lt;'],
    ['https://x.example', 'https&#8203;://x.example'],
  ])('shows %j as it is', (text, expected) => expect(plain(text)).toBe(expected));

  it('never leaves anything that ends a cell or a line, or opens a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '\\', '\n', '<', '[', 'a', '&', '\r') }), (text) => {
        expect(plain(text).replaceAll(/\\./g, '')).not.toMatch(/[|<\r\n[]/);
      }),
    );
  });
});
