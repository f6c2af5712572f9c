/**
 * The known id a caller most likely meant: the one within a third of its length in edits, else the shortest one that holds it as whole words.
 * Undefined when nothing is near. Ties go to the first in code-unit order.
 */
export function nearestId(wanted: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].sort();
  let best: string | undefined;
  let bound = Math.max(1, Math.floor(wanted.length / 3));
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate, best === undefined ? bound : bound - 1);
    if (distance === undefined) continue;
    best = candidate;
    bound = distance;
    if (distance === 0) break;
  }
  return best ?? candidates.filter((candidate) => holdsWords(candidate, wanted)).sort(byLength)[0];
}

const holdsWords = (id: string, words: string) => words !== '' && `-${id}-`.includes(`-${words}-`);
const byLength = (a: string, b: string) => a.length - b.length;

/** Levenshtein distance, or undefined as soon as it is sure to exceed the bound, so that far candidates cost a few steps. */
function editDistance(a: string, b: string, bound: number): number | undefined {
  if (Math.abs(a.length - b.length) > bound) return undefined;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of a.split('').entries()) {
    row = nextRow(row, letter, b, index + 1);
    if (Math.min(...row) > bound) return undefined;
  }
  const distance = row.at(-1) ?? 0;
  return distance <= bound ? distance : undefined;
}

/** The next row of the table of distances between beginnings of the two texts. */
function nextRow(row: readonly number[], letter: string, text: string, first: number): number[] {
  const next = [first];
  for (let column = 1; column <= text.length; column += 1) {
    const substituted = (row[column - 1] ?? 0) + (letter === text[column - 1] ? 0 : 1);
    next.push(Math.min(substituted, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
  }
  return next;
}
