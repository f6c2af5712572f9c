import { diffArrays } from 'diff';
import type { Corpus, Span } from './corpus.js';
import { wordsText } from './passage-text.js';
import { isUnspaced } from './tokens.js';

/** Words that took the place of others. Either may be empty. As written in their texts. */
export interface WordChange {
  readonly previous: string;
  readonly next: string;
}

interface Word extends Span {
  readonly key: string;
}

/** What changed between two passages, word by word; in scripts without spaces, by runs of one script. */
export function wordChanges(previous: Corpus, span: Span, next: Corpus, nextSpan: Span): WordChange[] {
  const before = wordsOf(previous, span);
  const after = wordsOf(next, nextSpan);
  const changes: { previous: string; next: string }[] = [];
  let at = 0;
  let nextAt = 0;
  let open = false;
  const parts = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const { added, removed, count } of parts) {
    if (!added && !removed) open = false;
    else {
      const change = { previous: '', next: '', ...(open ? changes.pop() : {}) };
      if (removed) change.previous = written(previous, before.slice(at, at + count));
      else change.next = written(next, after.slice(nextAt, nextAt + count));
      changes.push(change);
      open = true;
    }
    if (!added) at += count;
    if (!removed) nextAt += count;
  }
  return changes;
}

function written(corpus: Corpus, words: readonly Word[]): string {
  return wordsText(corpus, { first: words[0]?.first ?? 0, end: words.at(-1)?.end ?? 0 });
}

function wordsOf({ keys }: Corpus, { first, end }: Span): Word[] {
  const words: Word[] = [];
  for (let at = first; at < end; at++) {
    const key = keys[at] ?? '';
    const last = words.at(-1);
    if (last && scriptOf(key) !== '' && scriptOf(key) === scriptOf(last.key.at(-1) ?? ''))
      words[words.length - 1] = { first: last.first, end: at + 1, key: last.key + key };
    else words.push({ first: at, end: at + 1, key });
  }
  return words;
}

function scriptOf(character: string): string {
  if (!isUnspaced(character)) return '';
  if (/[\u3041-\u309f]/.test(character)) return 'hiragana';
  return /[\u30a0-\u30ff]/.test(character) ? 'katakana' : 'han';
}
