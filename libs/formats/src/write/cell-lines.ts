import type { Cell, CitationAnswer, Dispute } from '@plimsoll/engine';
import { amountOf, type Told } from './compared.js';
import { sortedEntries } from './sorted-entries.js';

/** How the lines of a cell are written: `plain` makes a text of the catalog safe where it stands, `refer` gives what points to citations. */
export interface CellWriting {
  readonly plain?: (text: string) => string;
  readonly refer?: (citations: readonly CitationAnswer[]) => string;
}

/** A cell in words: what holds, the other side of a dispute, and what holds only in a scope or a combination, a line each. */
export function cellLines(cell: Cell, writing: CellWriting = {}): readonly string[] {
  const write = { plain: writing.plain ?? asItIs, refer: writing.refer ?? (() => '') };
  const against = cell.against === undefined ? '' : ` (${cell.against})`;
  const own = `${valueText(cell, write)}${against}${write.refer(cell.citations)}`;
  const variants = (cell.variants ?? []).flatMap((variant) => {
    const place = [
      ...sortedEntries(variant.scope).map(([key, value]) => `${key} ${value}`),
      ...variant.with.map((id) => `with ${id}`),
    ];
    return [
      `${place.join(', ')}: ${valueText(variant, write)}${write.refer(variant.citations)}`,
      ...disputeLines(variant.dispute, write),
    ];
  });
  return [own, ...disputeLines(cell.dispute, write), ...variants];
}

type Writing = Required<CellWriting>;

const asItIs = (text: string) => text;

function disputeLines(dispute: Dispute | undefined, write: Writing): string[] {
  if (!dispute) return [];
  return dispute.positions
    .filter((position) => !position.used)
    .map(
      (position) => `disputed (${dispute.because}): ${valueText(position, write)}${write.refer(position.citations)}`,
    );
}

function valueText(told: Told, { plain }: Writing): string {
  const parts = [mainText(told), beyondText(told), ...qualifierTexts(told)].filter((part) => part !== '');
  const certainty =
    told.certainty === undefined || told.certainty === 'stated' ? '' : ` ${plain(`[${told.certainty}]`)}`;
  const condition = told.condition === undefined ? '' : `: ${plain(told.condition)}`;
  return `${parts.join(' ')}${certainty}${condition}`;
}

function mainText(told: Told): string {
  if (told.state !== 'known') return told.state;
  const values = (told.values ?? []).join(', ');
  if (told.limit) return limitText(told.limit);
  if (told.support === undefined) return values;
  return values === '' ? told.support : `${told.support} ${values}`;
}

const comparators = { max: '≤', min: '≥', exactly: '=', 'at-least-version': '≥' } as const;

function limitText(limit: NonNullable<Told['limit']>): string {
  const kind = limit.kind === 'hard' ? '' : ` (${limit.kind})`;
  return `${comparators[limit.op]} ${amountOf(limit) ?? ''} ${limit.unit} / ${limit.scope}${kind}`;
}

const beyondText = ({ beyond }: Told) => (beyond ? `beyond ${beyond.number} ${beyond.unit} / ${beyond.scope}` : '');
const qualifierTexts = ({ qualifiers }: Told) => (qualifiers.length > 0 ? [`(${qualifiers.join(', ')})`] : []);
