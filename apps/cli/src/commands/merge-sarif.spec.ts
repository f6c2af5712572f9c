import { expect, it } from 'vitest';
import { mergeSarif } from './merge-sarif.js';

const log = (...ids: readonly string[]) =>
  JSON.stringify({ version: '2.1.0', runs: ids.map((id) => ({ automationDetails: { id }, results: [] })) });

it('leaves one log as it is', () => expect(mergeSarif([log('boats/0')])).toBe(log('boats/0')));

it('gives every run of several logs an id of its own', () => {
  const merged = JSON.parse(mergeSarif([log('boats/0', 'boats/1'), log('boats/0')])) as {
    runs: { automationDetails: { id: string } }[];
  };
  expect(merged.runs.map(({ automationDetails }) => automationDetails.id)).toEqual(['boats/0', 'boats/1', 'boats/2']);
});
