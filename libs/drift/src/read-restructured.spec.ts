import { describe, expect, it } from 'vitest';
import { compareRevisions, type CitationDrift } from './index.js';
import { isRestructured, readRestructured } from './read-restructured.js';

const blocksOf = (text: string) =>
  readRestructured(text).blocks.map(({ kind, start, end, cell }) => ({
    kind,
    said: text.slice(start, end).trim(),
    ...(cell && { at: `${cell.row} ${cell.column}${cell.isHeader ? ' name' : ''}` }),
  }));

const cellsOf = (text: string) =>
  blocksOf(text).flatMap(({ at, said }) => (at === undefined ? [] : [`${at}: ${said}`]));

const NAMED = ['0 0 name: Feature', '0 1 name: Kernel', '1 0: Routing', '1 1: >= 5.10', '2 0: Big TCP', '2 1: >= 6.3'];

describe('what a text is written in', () => {
  it.each([
    ['a target', '.. _limits:\n\nLimits\n======\n', true],
    ['a directive', 'Limits\n======\n\n.. note::\n\n   Up to 250 pods.\n', true],
    ['a directive shown in Markdown', '# Limits\n\n.. note::\n', false],
    ['a directive below front matter', '---\ntitle: Limits\n---\n\n.. note::\n', false],
    ['dots at the beginning of a line', '.. and so on: 250 pods\n', false],
    ['no mark at all', 'Up to 250 pods.\n', false],
  ])('is told from %s', (_, text, isSo) => {
    expect(isRestructured(text)).toBe(isSo);
  });
});

describe('tables', () => {
  it.each([
    [
      'under rows of equals signs',
      '======== =======\nFeature  Kernel\n======== =======\nRouting  >= 5.10\nBig TCP  >= 6.3\n======== =======\n',
    ],
    [
      'as a grid',
      '+---------+---------+\n| Feature | Kernel  |\n+=========+=========+\n| Routing | >= 5.10 |\n+---------+---------+\n| Big TCP | >= 6.3  |\n+---------+---------+\n',
    ],
    [
      'as a list of lists',
      '.. list-table:: Kernels\n   :header-rows: 1\n\n   * - Feature\n     - Kernel\n   * - Routing\n     - >= 5.10\n   * - Big\n       TCP\n     - >= 6.3\n',
    ],
  ])('%s are read into cells', (_, text) => {
    expect(cellsOf(text).map((cell) => cell.replaceAll(/\s+/g, ' '))).toEqual(NAMED);
  });

  it('have no names of columns where nothing parts them from the rows', () => {
    expect(cellsOf('======= ======\nRouting 5.10\n======= ======\n')).toEqual(['0 0: Routing', '0 1: 5.10']);
  });

  it('end where they end, and what follows is read on', () => {
    const text = '======= ======\nA       B\n======= ======\nRouting 5.10\n======= ======\n\nAs of today.\n';
    expect(blocksOf(text).at(-1)).toEqual({ kind: 'paragraph', said: 'As of today.' });
  });

  it('that are cut off do not swallow what they do not hold', () => {
    expect(blocksOf('======= ======\nA       B\n')).toContainEqual(expect.objectContaining({ said: 'A       B' }));
  });
});

describe('prose', () => {
  it('is read into sections, paragraphs and items, whatever their adornments and line ends', () => {
    const text = '.. _top:\n\n*****\nPlans\n*****\n\nOne line\nand another.\n\n* one\n  item\n* two\n\nMore\n----\n';
    expect(blocksOf(text).map(({ kind, said }) => `${kind}: ${said.replaceAll(/\s+/g, ' ')}`)).toEqual([
      'heading: Plans',
      'paragraph: One line and another.',
      'item: one item',
      'item: two',
      'heading: More',
    ]);
  });

  it('in a directive is text, and a directive without words is none', () => {
    const text =
      '.. note:: Up to 250\n          pods.\n\n.. image:: a.png\n   :align: center\n\n.. warning::\n\n   Not on Windows.\n';
    expect(blocksOf(text).map(({ said }) => said.replaceAll(/\s+/g, ' '))).toEqual([
      'Up to 250 pods.',
      'Not on Windows.',
    ]);
  });

  it('that introduces a literal block makes lines of code of it', () => {
    const text = 'Set the flags::\n\n    --a=1\n\n    --b=2\n\nDone.\n\n.. code-block:: bash\n   :linenos:\n\n   run\n';
    expect(blocksOf(text).map(({ kind, said }) => `${kind}: ${said}`)).toEqual([
      'paragraph: Set the flags::',
      'code: --a=1',
      'code: --b=2',
      'paragraph: Done.',
      'code: run',
    ]);
  });
});

describe('a quote from such a text', () => {
  const drift = (before: string, after: string, quote: string): CitationDrift | undefined =>
    compareRevisions({
      source: 'page',
      previous: { revision: 'r0', text: before },
      next: { revision: 'r1', text: after },
      citations: [{ citation: { revision: 'r0', heading: null, quote }, facts: ['fact'] }],
    }).citations[0];

  it('stands still when its lines are broken elsewhere and a role is another', () => {
    const before = '.. _a:\n\nPlans\n=====\n\nSee :ref:`limits <plans>` for more than 250 pods.\n';
    const after = '.. _a:\n\nPlans\n-----\n\n.. note::\n\n   See :doc:`limits` for\n   more than 250 pods.\n';
    expect(drift(before, after, 'for more than 250 pods.')?.status).toBe('still-quoted');
  });

  it('is followed from one kind of table into another, with the value that changed', () => {
    const table = (kernel: string) =>
      `======= =======\nFeature Kernel\n======= =======\nRouting ${kernel}\n======= =======\n`;
    const before = `.. _a:\n\n${table('5.10')}`;
    const after =
      '.. _a:\n\n+---------+--------+\n| Feature | Kernel |\n+=========+========+\n| Routing | 6.1    |\n+---------+--------+\n';
    expect(drift(before, after, 'Routing 5.10')).toMatchObject({
      status: 'changed',
      cells: [{ row: 'Routing', column: 'Kernel', previous: '5.10', next: '6.1' }],
    });
  });
});
