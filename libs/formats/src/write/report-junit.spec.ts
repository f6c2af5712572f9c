import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findingOf, NASTY, reportOn } from './judged-reports.spec-fixture.js';
import { reportToJunit } from './report-junit.js';
import { parseXml, type Element } from './xml-elements.spec-fixture.js';

function casesOf(xml: string): readonly Element[] {
  const suites = parseXml(xml).children[0];
  return (suites?.children ?? []).flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));
}
const kindsOf = (xml: string) =>
  casesOf(xml).map(({ attributes, children }) => [attributes['classname'], children[0]?.name]);

describe('reportToJunit', () => {
  it('fails what makes the outcome fail, and tells the rest of what failed', () => {
    expect(kindsOf(reportToJunit(reportOn({ a: 9 })))).toEqual([
      ['plimsoll.crew', 'failure'],
      ['plimsoll.crew-advised', 'system-out'],
      ['plimsoll.idle', undefined],
    ]);
    expect(kindsOf(reportToJunit(reportOn({ a: 9 }, { failOn: 'warning' })))[1]).toEqual([
      'plimsoll.crew-advised',
      'failure',
    ]);
    expect(kindsOf(reportToJunit(reportOn({ a: 9 }, { failOn: 'never' })))[0]).toEqual(['plimsoll.crew', 'system-out']);
  });

  it('does not fail what the baseline knows where only new findings count', () => {
    const baseline = reportOn({ a: 9 });
    const kinds = (failOnNewOnly: boolean) =>
      kindsOf(reportToJunit(reportOn({ a: 9, b: 9 }, { baseline, failOnNewOnly }))).map(([, kind]) => kind);
    expect(kinds(true).slice(0, 2)).toEqual(['system-out', 'failure']);
    expect(kinds(false).slice(0, 2)).toEqual(['failure', 'failure']);
  });

  it('says how to mend a failure, with the numbers and the quotes', () => {
    const failure = casesOf(reportToJunit(reportOn({ a: 9 })))[0]?.children[0];
    expect(failure?.attributes).toEqual({ type: 'error.crew', message: 'a has a crew of 9' });
    expect(failure?.text.split('\n')).toEqual([
      'a has a crew of 9',
      'Take a larger boat.',
      "crew <= limit('canoe', 'crew'): 9, 4",
      '“a canoe <holds> | four” — The log https://example.org/log',
      findingOf(reportOn({ a: 9 }), 'crew').fingerprint,
    ]);
  });

  it('skips with the reason what could not be judged, and what somebody answers for', () => {
    const open = casesOf(reportToJunit(reportOn({ a: null })))[0]?.children[0];
    expect([open?.name, open?.attributes['message']]).toEqual([
      'skipped',
      expect.stringMatching(/^Title of crew: Cannot be judged/),
    ]);
    const { fingerprint } = findingOf(reportOn({ a: 9 }), 'crew');
    const suppression = { fingerprint, reason: 'calm', owner: 'port', expiresOn: '2027-01-01' };
    const skipped = casesOf(reportToJunit(reportOn({ a: 9 }, { suppressions: [suppression] })))[0]?.children[0];
    expect(skipped?.attributes['message']).toBe('Suppressed by port until 2027-01-01: calm');
  });

  it('counts each suite and all of them', () => {
    const suites = parseXml(reportToJunit([reportOn({ a: 9 }), reportOn({ a: null })])).children[0];
    const counts = (element: Element | undefined) =>
      ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(element?.attributes[name]));
    expect(counts(suites)).toEqual([6, 1, 0, 2]);
    expect(suites?.children.map(counts)).toEqual([
      [3, 1, 0, 0],
      [3, 0, 0, 2],
    ]);
    expect(suites?.children[0]?.children[0]?.children.map(({ attributes }) => attributes['name'])).toEqual([
      'catalog',
      'release',
      'digest',
      'asOf',
      'outcome',
    ]);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 40 })])('is XML whatever a document holds', (text) => {
    const name = `${NASTY}${text}`;
    const [first] = casesOf(reportToJunit(reportOn({ [name]: 9 })));
    expect(first?.children[0]?.name).toBe('failure');
    expect(first?.children[0]?.text).toContain('has a crew of 9');
  });
});
