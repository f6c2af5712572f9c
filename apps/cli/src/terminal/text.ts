import fastStringWidth from 'fast-string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Chinese and Japanese text may break between any two characters, but for what closes before it.
const MAY_BREAK_AFTER =
  /(?<=\s)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。])(?![、。，．）」』ー\s])|(?<=[-/,](?=\p{L}))/u;

/** The columns that a text takes: wide East Asian characters take two. */
export const widthOf = (text: string): number => fastStringWidth(text);

/** A text that cannot steer a terminal: control characters and marks of direction, which a document or a catalog may hold, are made visible. */
export function clean(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Breaks a text into lines of at most so many columns, at words where it can. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, columns)));
}

function wrapLine(text: string, columns: number): string[] {
  if (widthOf(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(MAY_BREAK_AFTER).flatMap((word) => pieces(word, columns))) {
    if (line !== '' && widthOf(line) + widthOf(part.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** A word that is longer than a line, in pieces of a line each. */
function pieces(word: string, columns: number): readonly string[] {
  if (widthOf(word.trimEnd()) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(part) + widthOf(segment) > columns) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** A text with blanks behind it up to so many columns. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)));
