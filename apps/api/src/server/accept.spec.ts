import { describe, expect, it } from 'vitest';
import { preferred } from './accept.js';

const types = ['application/json', 'text/csv', 'text/markdown'] as const;

describe('preferred', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV; q=0.5', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/html, text/markdown;q=0.9, */*;q=0.1', 'text/markdown'],
    ['application/json;q=0.2, text/csv;q=0.8', 'text/csv'],
    // A refusal by name outlasts a wildcard.
    ['application/json;q=0, */*', 'text/csv'],
    ['text/csv;q=0, text/*;q=0.5', 'text/markdown'],
    ['image/png', undefined],
    ['*/*;q=0', undefined],
    ['application/json;q=nonsense', undefined],
  ])('answers Accept %j with %j', (header, expected) => {
    expect(preferred(header, types)).toBe(expected);
  });

  it.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['de, ja;q=0.5, en;q=0.4', 'ja'],
    ['en-GB,en;q=0.9,ja;q=0.8', 'en'],
    ['jav', undefined],
    ['*', 'en'],
  ])('answers Accept-Language %j with %j', (header, expected) => {
    expect(preferred(header, ['en', 'ja'])).toBe(expected);
  });

  it('reads a hostile header only so far', () => {
    expect(preferred(`${'x/y,'.repeat(100_000)}text/csv`, types)).toBeUndefined();
  });
});
