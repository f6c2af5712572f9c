import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

/** The rows of the table: the risk, and the tests by file and words. */
const rows = page.split('\n').flatMap((line) => {
  const [, risk, , tests = ''] = line.split('|').map((cell) => cell.trim());
  return risk !== undefined && /^API\d+ /.test(risk) ? [{ risk, tests }] : [];
});

const shown = rows.flatMap(({ risk, tests }) =>
  [...tests.matchAll(/`([^`]+)` ((?:“[^”]+”(?:, )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ risk, file, name })),
  ),
);

describe('the page of security', () => {
  it('has a row for each of the ten risks, and tests in each', () => {
    expect(rows.map(({ risk }) => risk.split(' ')[0])).toEqual(Array.from({ length: 10 }, (_, at) => `API${at + 1}`));
    for (const { risk, tests } of rows) {
      const quoted = tests.match(/“/g)?.length ?? 0;
      expect([risk, shown.filter((each) => each.risk === risk).length]).toEqual([risk, quoted]);
      expect([risk, quoted > 1]).toEqual([risk, true]);
    }
  });

  it.each(shown)('names a test that is there: $file, $name', ({ file, name }) => {
    const source = readFileSync(new URL(file, root), 'utf8').replaceAll("\\'", "'");
    expect(source).toMatch(new RegExp(`['"\`][^'"\`\\n]*${name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`));
  });
});
