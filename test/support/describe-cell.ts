import type { Cell } from '@plimsoll/engine';

/** A cell in a few words, as the tables of scenarios write it: value, qualifiers, `?` where the source is ambiguous, `disputed`. */
export function describeCell(cell: Cell): string {
  const { limit, beyond } = cell;
  const value = limit
    ? `${limit.op} ${limit.number ?? limit.version ?? limit.symbol} ${limit.unit}`
    : (cell.support ?? cell.values?.join(', ') ?? cell.state);
  return [
    value,
    ...cell.qualifiers,
    ...(beyond ? [`beyond ${beyond.number} ${beyond.unit}`] : []),
    ...(cell.certainty === 'ambiguous' ? ['?'] : []),
    ...(cell.disputed ? ['disputed'] : []),
  ].join(' ');
}
