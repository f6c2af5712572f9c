import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { tellFailure } from './tell-failure.js';

const place = (pointer: string, detail: string) => ({ pointer, code: 'invalid', detail });

describe('the places of a problem', () => {
  it.each([
    ['one that its sentence tells', '/url: It is none.', [place('/url', 'It is none.')], ''],
    [
      'others, of which it says the same',
      '/url: This field is required. (and 1 more)',
      [place('/url', 'This field is required.'), place('/title/ja', 'This field is required.')],
      '\n  /title/ja: This field is required.',
    ],
    ['one that it does not tell', 'It is refused.', [place('', 'It is none.')], '\n  /: It is none.'],
  ])('are told once: %s', (_, message, places, more) => {
    expect(tellFailure(new Problem(400, 'invalid-request', message, places))).toBe(`${message}${more}`);
  });
});

it('what was changed since says where to read it again', () => {
  expect(tellFailure(new Problem(412, 'stale', 'It was changed.'))).toContain('sources show ID');
});
