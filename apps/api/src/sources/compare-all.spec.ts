import { citationsInto, type RevisionChange } from '@plimsoll/drift';
import { describe, expect, it } from 'vitest';
import { compareAll } from './compare-all.js';

const page = (crew: number, extra = '') =>
  `# Crew\n\nA ketch carries ${crew} people in any weather. ${extra}\n\nThe mast is made of larch from the north.\n`;

const change = (
  [source, revision]: readonly [string, string],
  text: string,
  next: string,
  quotes: readonly string[],
): RevisionChange => ({
  source,
  previous: { revision, text },
  next: { revision: 'new', text: next },
  citations: citationsInto(
    revision,
    quotes.map((quote, at) => ({ id: `${source}-fact-${at}`, citations: [{ revision, heading: null, quote }] })),
  ),
});

const statuses = (drifts: ReturnType<typeof compareAll>) =>
  drifts.map(({ source, citations }) => [source, ...citations.map(({ status }) => status)]);

const KETCH = 'A ketch carries 8 people in any weather.';
const SHANTY = 'Every sailor sings the old shanty at noon.';

describe('compareAll', () => {
  it('compares each source of a batch with the newest text that is quoted', () => {
    const drifts = compareAll({
      newest: [change(['log', 'r2'], page(8), page(9), [KETCH]), change(['book', 'r1'], page(8), page(8), [KETCH])],
      older: [],
    });
    expect(statuses(drifts)).toEqual([
      ['log', 'changed'],
      ['book', 'still-quoted'],
    ]);
  });

  it('follows what is quoted from an older text and stood until now', () => {
    const drifts = compareAll({
      newest: [change(['log', 'r2'], page(8, SHANTY), page(8), [KETCH])],
      older: [
        {
          change: change(['log', 'r1'], `${SHANTY}\n`, page(8), [SHANTY]),
          standing: { revision: 'r2', text: page(8, SHANTY) },
        },
      ],
    });
    expect(statuses(drifts)).toEqual([
      ['log', 'still-quoted'],
      ['log', 'gone'],
    ]);
  });

  it('says nothing of what was gone from the text that stood until now, and is not back', () => {
    const older = change(['log', 'r1'], `${SHANTY}\n`, page(9), [SHANTY]);
    const drifts = compareAll({
      newest: [change(['log', 'r2'], page(8), page(9), [KETCH])],
      older: [{ change: older, standing: { revision: 'r2', text: page(8) } }],
    });
    expect(statuses(drifts)).toEqual([['log', 'changed']]);
  });

  it('takes up what is said again, though the text that stood until now did not say it', () => {
    const older = change(['log', 'r1'], `${SHANTY}\n`, page(8, SHANTY), [SHANTY]);
    const drifts = compareAll({
      newest: [change(['log', 'r2'], page(8), page(8, SHANTY), [KETCH])],
      older: [{ change: older, standing: { revision: 'r2', text: page(8) } }],
    });
    expect(statuses(drifts)[1]).toEqual(['log', 'moved']);
  });
});
