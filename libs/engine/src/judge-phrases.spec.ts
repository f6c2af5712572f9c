import { describe, expect, it } from 'vitest';
import { phrasesIn } from './judge-phrases.js';

describe('joining sentences', () => {
  it('ends each with a stop and parts them as the language does', () => {
    expect(phrasesIn.en.join(['It floats', 'It rows.', 'Does it sail?'])).toBe('It floats. It rows. Does it sail?');
    expect(phrasesIn.ja.join(['浮く', '漕げる。'])).toBe('浮く。漕げる。');
  });

  it('leaves a closing bracket as the end and parts it from what follows', () => {
    expect(phrasesIn.en.join(['It floats. (A1)', 'It rows'])).toBe('It floats. (A1) It rows.');
    expect(phrasesIn.ja.join(['浮く。 (A1)', '漕げる'])).toBe('浮く。 (A1) 漕げる。');
    expect(phrasesIn.ja.join(['浮く。 (A1)'])).toBe('浮く。 (A1)');
  });
});
