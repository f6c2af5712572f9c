/** What a text is written on: `columns` is undefined where nothing bounds a line, as in a pipe. */
export interface Paper {
  readonly columns: number | undefined;
  readonly hasColor: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** A text in a style, where the paper takes colours. */
export function inStyle(text: string, style: Style | undefined, { hasColor }: Paper): string {
  if (style === undefined || !hasColor || text === '') return text;
  const [on, off] = codes[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
