import { describe, expect, it } from 'vitest';
import { requestId } from './request-id.js';

const idFor = (given: string | string[] | undefined) => requestId({ headers: { 'x-request-id': given as string } });

describe('requestId', () => {
  it.each(['12345678', 'a.b:c_d-e', 'x'.repeat(128)])('keeps %s', (id) => {
    expect(idFor(id)).toBe(id);
  });

  it.each([undefined, '', 'short', 'x'.repeat(129), 'with space', 'line\nbreak', '{"a":1234}'])('replaces %j', (id) => {
    expect(idFor(id)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
