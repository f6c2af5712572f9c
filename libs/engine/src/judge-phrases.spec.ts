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

describe('a Japanese sentence about a name', () => {
  it.each([
    ['kubenet', 'kubenet については、'],
    ['Azure CNI オーバーレイ', 'Azure CNI オーバーレイについては、'],
    ['独自の CNI (Bring Your Own CNI)', '独自の CNI (Bring Your Own CNI) については、'],
  ])('sets a space between %s and the particle only after Latin letters', (name, start) =>
    expect(phrasesIn.ja.unlined(name).startsWith(start)).toBe(true),
  );

  it('joins two names in the same way', () => {
    expect(phrasesIn.ja.together('ゲートウェイ', 'kubenet')).toBe('ゲートウェイと kubenet の組み合わせ');
    expect(phrasesIn.ja.unstated('路線', 'ゲートウェイ')).toBe('ゲートウェイの「路線」については記録がありません。');
  });

  it('tells what was asked without the id of its unit, which is English', () => {
    expect(phrasesIn.ja.asked('500', 'pods')).toBe('要求された値: 500。');
    expect(phrasesIn.en.asked('500', 'pods')).toBe('Asked for: 500 pods.');
    expect(phrasesIn.en.asked('2027-01-01', undefined)).toBe('Asked for: 2027-01-01.');
  });
});
