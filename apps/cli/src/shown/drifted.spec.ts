import { describe, expect, it } from 'vitest';
import { isNewIn, showDrift, type DriftFound, type DriftSummary } from './drifted.js';

const summary = (more: Partial<DriftSummary> = {}): DriftSummary => ({
  drift: 'd2',
  outcome: 'drifted',
  draft: null,
  alarms: [],
  stillQuoted: 1,
  moved: 0,
  changed: 1,
  gone: 0,
  candidates: 0,
  ...more,
});
const fact = (status: string, since: string | null): DriftFound['facts'][number] => ({
  fact: 'ketch-max-crew',
  status,
  since,
  citations: [{ passages: { previous: 'eight', next: '\u001b[2Jnine' } }],
  proposals: [],
});
const paper = { columns: undefined, hasColor: false };

describe('a drift is new', () => {
  it.each([
    ['nothing was sent', null, null, false],
    ['no fact is touched', summary({ outcome: 'quiet' }), { facts: [fact('moved', null)] }, false],
    ['a fact changed', summary(), { facts: [fact('changed', null)] }, true],
    ['a fact is gone', summary(), { facts: [fact('gone', null)] }, true],
    ['all of it was told before', summary(), { facts: [fact('changed', 'd1'), fact('moved', null)] }, false],
    ['one of several is new', summary(), { facts: [fact('changed', 'd1'), fact('gone', null)] }, true],
    ['an alarm, told before', summary({ outcome: 'alarm' }), { facts: [fact('gone', 'd1')] }, true],
    ['a dry run would open a draft', summary({ draft: 'a' }), null, true],
    ['a dry run would open none', summary(), null, false],
    ['a dry run would raise an alarm', summary({ outcome: 'alarm' }), null, true],
  ])('where %s: %#', (_, told, found, expected) => expect(isNewIn(told, found)).toBe(expected));
});

it('what was told before is listed without its passages, and nothing steers the terminal', () => {
  const fresh = { ...fact('changed', null), fact: 'dinghy-max-crew' };
  const text = showDrift(summary(), { facts: [fact('changed', 'd1'), fresh] }, paper);
  expect(text.match(/eight/g)).toHaveLength(1);
  expect(text).toContain('Told before\n  ketch-max-crew: changed, by drift d1');
  expect(text).not.toContain('\u001b');
});
