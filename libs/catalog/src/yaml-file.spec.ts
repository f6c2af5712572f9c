import { expect, it } from 'vitest';
import { FaultList } from './catalog-fault.js';
import { readYaml } from './yaml-file.js';

function read(text: string) {
  const faults = new FaultList();
  return { written: readYaml({ path: 'a.yaml', text }, faults), faults: faults.sorted() };
}

it('reads what JSON can hold, and keeps dates and yes as text', () => {
  expect(
    read('- { a: 1, b: 1.5, c: 2026-01-01, d: yes, e: true, f: null, g: "x", h: 1.2.3 }\n').written?.value,
  ).toEqual([{ a: 1, b: 1.5, c: '2026-01-01', d: 'yes', e: true, f: null, g: 'x', h: '1.2.3' }]);
});

it('knows the place of each part, and of the nearest part around one that is not there', () => {
  const { written } = read('- a:\n    - 1\n    - b: 2\n  c: 3\n');
  expect(written?.placeOf([0, 'a', 1, 'b'])).toEqual({ file: 'a.yaml', line: 3 });
  expect(written?.placeOf([0, 'c', 'gone'])).toEqual({ file: 'a.yaml', line: 4 });
  expect(written?.elements[0]?.member('a')?.placeOf([0])).toEqual({ file: 'a.yaml', line: 2 });
});

it.each([
  ['a key twice', 'a: 1\na: 2\n', 2],
  ['an anchor', 'a: &x 1\n', 1],
  ['an alias', 'a: 1\nb: *a\n', 2],
  ['a tag', 'a: 1\nb: !ship 2\n', 2],
  ['a standard tag', 'a: !!str 2\n', 1],
  ['a second document', 'a: 1\n---\nb: 2\n', 2],
  ['a key that is no text', '{ [1]: 2 }\n', 1],
  ['a number that is not finite', 'a: .inf\n', 1],
  ['a number that is not exact', 'a: 12345678901234567890\n', 1],
  ['half a character', 'a: "\\ud800"\n', 1],
  ['the member __proto__', 'a: 1\n__proto__: { b: 1 }\n', 2],
  ['a broken line', 'a: [1\n', 2],
])('refuses %s, at its line', (_, text, line) => {
  const { written, faults } = read(text);
  expect(written).toBeUndefined();
  expect(faults[0]).toMatchObject({ file: 'a.yaml', line });
});

it.each([
  ['flow lists without end', '['.repeat(100_000)],
  ['flow lists', `${'['.repeat(1000)}${']'.repeat(1000)}\n`],
  ['block lists', `${'- '.repeat(1000)}a\n`],
  ['block maps', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
])('refuses %s that are nested too deeply, in one fault', (_, text) => {
  const { written, faults } = read(text);
  expect(written).toBeUndefined();
  expect(faults.map(({ message }) => message)).toEqual(['is nested too deeply to be read']);
});
