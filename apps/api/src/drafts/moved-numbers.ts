/** A limit that a draft sets from one number to another. */
export interface NumberMove {
  readonly from: number;
  readonly to: number;
}

/** The number itself and its neighbours: what an example at the edge of a limit holds. */
const EDGE = [0, 1, -1];

/** A value with each number on the edge of a limit that moved put on the same edge of where the limit is now. */
export function movedNumbers(value: unknown, moves: readonly NumberMove[]): unknown {
  if (typeof value === 'number') return movedNumber(value, moves) ?? value;
  if (Array.isArray(value)) return value.map((one) => movedNumbers(one, moves));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, movedNumbers(one, moves)]));
}

/** The same for the numbers that stand in words, as digits with or without commas. */
export function movedWords(words: string, moves: readonly NumberMove[]): string {
  return words.replaceAll(/\d{1,3}(?:,\d{3})+|\d+/g, (digits) => {
    const moved = movedNumber(Number(digits.replaceAll(',', '')), moves);
    if (moved === undefined) return digits;
    return digits.includes(',') ? moved.toLocaleString('en-US') : String(moved);
  });
}

function movedNumber(value: number, moves: readonly NumberMove[]): number | undefined {
  for (const { from, to } of moves)
    for (const edge of EDGE) if (value === from + edge && to + edge >= 0) return to + edge;
  return undefined;
}
