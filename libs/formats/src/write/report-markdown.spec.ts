import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findingOf, NASTY, reportOn } from './judged-reports.spec-fixture.js';
import { reportToMarkdown } from './report-markdown.js';

const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|'));
const cellsOf = (line = '') =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('reportToMarkdown', () => {
  it('begins with the outcome, what it was judged by, and the counts', () => {
    expect(
      reportToMarkdown(reportOn({ a: 9 }))
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      '## Plimsoll: failed',
      '',
      'Judged by harbour 2026.11.0 as of 2026-11-22. error: 1 · warning: 1 · Passed: 1',
    ]);
    expect(reportToMarkdown(reportOn({ a: null }))).toMatch(/^## Plimsoll: cannot tell\n/);
  });

  it('lists what failed, errors first, with place, numbers and quotes', () => {
    const text = reportToMarkdown(reportOn({ a: 9 }));
    expect(cellsOf(rowsOf(text)[2])).toEqual([
      '**error**<br>`crew`',
      'a has a crew of 9<br>_Take a larger boat._[^1]',
      '`/agentPools/0/count`',
      "`crew = 9`<br>`crew <= limit('canoe', 'crew') → 9, 4`",
    ]);
    expect(cellsOf(rowsOf(text)[3])[0]).toBe('**warning**<br>`crew-advised`');
    expect(text).toContain(
      String.raw`[^1]: “a canoe &lt;holds&gt; \| four” — The log, Canoes, line 3 (log-1) <https://example.org/log>`,
    );
    expect(text.match(/^\[\^\d+\]:/gm)).toHaveLength(1);
  });

  it('folds away what passed, what is open, suppressed, absent and not understood', () => {
    const baseline = reportOn({ a: 9, b: 9, gone: 9 });
    const { fingerprint } = findingOf(baseline, 'crew');
    const unknown = '0'.repeat(64);
    const suppressions = [fingerprint, unknown].map((of) => ({
      fingerprint: of,
      reason: 'calm',
      owner: 'port',
      expiresOn: '2027-01-01',
    }));
    const text = reportToMarkdown(reportOn({ a: 9, b: null }, { baseline, suppressions }));
    expect(text.match(/<summary>.*<\/summary>/g)).toEqual([
      '<summary>Could not be judged: 2</summary>',
      '<summary>Suppressed: 1</summary>',
      '<summary>Gone since the baseline: 4</summary>',
      '<summary>Suppressions without use: 1</summary>',
      '<summary>Not understood in the document: 1</summary>',
      '<summary>Passed: 1</summary>',
    ]);
    expect(text).toContain('- `crew` `/agentPools/0/count`: Suppressed by port until 2027-01-01: calm');
    expect(text).toContain('b has a crew of 9 (now: unknown)');
    expect(text).toContain('gone has a crew of 9 (now: gone)');
    expect(text).toContain('**warning** (unchanged)');
  });

  it('says so where nothing failed', () => {
    const text = reportToMarkdown(reportOn({ a: 1 }));
    expect(text).toContain('Nothing failed.');
    expect(rowsOf(text)).toEqual([]);
  });

  it('speaks Japanese', () => {
    const text = reportToMarkdown(reportOn({ a: 9 }, { locale: 'ja' }));
    expect(text).toMatch(/^## Plimsoll: 不合格\n/);
    expect(text).toContain('| 検出結果 | 場所 | 数値 |');
    expect(text).toContain('a has a crew of 9 (ja)'.replaceAll(/[()]/g, String.raw`\$&`));
  });

  it('numbers several reports and their notes together', () => {
    const text = reportToMarkdown([reportOn({ a: 9 }), reportOn({ b: 9 })]);
    expect(text.match(/^## .*/gm)).toEqual(['## Plimsoll 1: failed', '## Plimsoll 2: failed']);
    expect(text.match(/^\[\^\d+\]:/gm)).toEqual(['[^1]:']);
  });

  it('says how many lines a long list leaves out', () => {
    const crews = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`b${at}`, 1]));
    const text = reportToMarkdown(reportOn(crews));
    expect(text).toContain('<summary>Passed: 301</summary>');
    expect(text).toContain('\n- … +101\n');
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 40 })])(
    'lets nothing that a document says become markup',
    (name) => {
      const text = reportToMarkdown(reportOn({ [`${NASTY}${name}`]: 9 }));
      const rows = rowsOf(text);
      expect(rows.map((row) => cellsOf(row).length)).toEqual([4, 4, 4, 4]);
      expect(text).not.toMatch(/<b\b|\]\(javascript|^# /m);
      const ours = /<\/?(?:details|summary|br)>|<https:[^<>]*>/g;
      const unspanned = text.replaceAll(/\\./g, '').replaceAll(/`[^`]*`/g, '');
      expect(unspanned.replaceAll(ours, '')).not.toMatch(/[<>]/);
    },
  );
});
