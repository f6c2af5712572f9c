import type { DisputeReason } from './statements.js';
import type { Locale } from './model/words.js';

/** Why one side of a dispute is used, in words. */
export const disputePhrases: Readonly<Record<Locale, Readonly<Record<DisputeReason, string>>>> = {
  en: {
    'newest-source-revision': 'The newest source revision that states it is used.',
    'stated-over-ambiguous': 'What is stated is used before what can be read in more than one way.',
    'documented-over-vendor-statement': 'What is documented is used before what a vendor says elsewhere.',
    'same-dimension': 'What stands in this very cell is used before what stands in another one.',
    'fact-id': 'Nothing tells the two apart, so the first by id is used.',
  },
  ja: {
    'newest-source-revision': 'これを述べている最も新しいソースのリビジョンを使います。',
    'stated-over-ambiguous': '複数の読み方ができる記述より、明言されている記述を使います。',
    'documented-over-vendor-statement': 'ベンダーが別の場で述べた内容より、文書化された内容を使います。',
    'same-dimension': '別のセルにある記述より、このセルにある記述を使います。',
    'fact-id': '両者に優劣をつける材料がないため、ID 順で先の記述を使います。',
  },
};
