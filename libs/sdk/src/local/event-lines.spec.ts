import { describe, expect, it } from 'vitest';
import { sentEvents } from './event-lines.js';

async function read(...texts: string[]) {
  async function* chunks() {
    for (const text of texts) yield new TextEncoder().encode(text);
  }
  const events = [];
  for await (const event of sentEvents(chunks())) events.push(event);
  return events;
}

describe('a stream of events', () => {
  const event = { id: '7', type: 'release.published', data: '{"a":1}' };

  it.each(['\n', '\r\n', '\r'])('is read with lines that end in %j, wherever it is cut', async (end) => {
    const text = `: hello${end}${end}id: 7${end}event: release.published${end}data: {"a":1}${end}${end}data:x${end}${end}.`;
    const expected = [event, { id: undefined, type: 'message', data: 'x' }];
    expect(await read(text)).toEqual(expected);
    expect(await read(...text.split(''))).toEqual(expected);
  });

  it('joins the lines of its data, and keeps what stands in them', async () => {
    expect(await read('data: one: two\ndata:  three\n\n')).toMatchObject([{ data: 'one: two\n three' }]);
  });

  it('is read when a character is cut in two', async () => {
    const bytes = new TextEncoder().encode('data: 海\n\n');
    async function* chunks() {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const events = [];
    for await (const told of sentEvents(chunks())) events.push(told.data);
    expect(events).toEqual(['海']);
  });

  it('says how far it is where an event has an id and no data', async () => {
    expect(await read(': alive\n\nid: 9\n\n')).toEqual([{ id: '9', type: 'message', data: '' }]);
  });

  it('does not tell an event that was not finished', async () => {
    expect(await read('data: whole\n\n', 'data: half\n')).toMatchObject([{ data: 'whole' }]);
  });

  it('is given up when an event has no end', async () => {
    await expect(read('x'.repeat(600_000), 'x'.repeat(600_000))).rejects.toThrow('no event');
  });
});
