import type { Cell, Dispute } from '@plimsoll/engine';
import { amountOf, columnsOf, type Column, type Compared, type Told } from './compared.js';
import { toCsv, type CsvRecord } from './csv-text.js';
import { sortedEntries } from './sorted-entries.js';

const columns = [
  'part',
  'dimension',
  'dimensionName',
  'group',
  'kind',
  'differs',
  'release',
  'asOf',
  'option',
  'optionName',
  'state',
  'support',
  'values',
  'limitOp',
  'limit',
  'limitUnit',
  'limitScope',
  'limitKind',
  'limitAdjustable',
  'beyond',
  'beyondUnit',
  'beyondScope',
  'qualifiers',
  'condition',
  'certainty',
  'disputed',
  'used',
  'because',
  'against',
  'scope',
  'with',
  'note',
  'facts',
  'citations',
];

/**
 * A comparison as CSV (RFC 4180, UTF-8, CRLF), one line for each statement: `cell` is what holds of the option, `variant` what holds in a narrower scope or
 * a combination, `position` one side of a dispute. Lists are separated by `; `, citations by line feeds. Holds everything the answer holds of its cells but the hash of a quote.
 */
export function compareToCsv(answer: Compared): string {
  const shown = columnsOf(answer);
  const records = answer.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const column = shown[index];
      const about: CsvRecord = {
        dimension: row.dimension,
        dimensionName: row.name,
        group: row.group,
        kind: row.kind,
        differs: row.differs,
        asOf: answer.asOf,
        ...(column ? describeColumn(column) : {}),
      };
      return recordsOf(cell).map((record) => ({ ...about, ...record }));
    }),
  );
  return toCsv(columns, records);
}

function describeColumn({ option, release }: Column): CsvRecord {
  return { release: release.label, option: option.id, optionName: option.name };
}

function recordsOf(cell: Cell): CsvRecord[] {
  const variants = (cell.variants ?? []).flatMap((variant) => {
    const place = { scope: scopeText(variant.scope), with: list(variant.with) };
    const record = { part: 'variant', ...place, ...toldRecord(variant), disputed: variant.disputed };
    return [record, ...positionRecords(variant.dispute).map((position) => ({ ...position, ...place }))];
  });
  const own = { part: 'cell', ...toldRecord(cell), disputed: cell.disputed, against: cell.against };
  return [own, ...positionRecords(cell.dispute), ...variants];
}

function positionRecords(dispute: Dispute | undefined): CsvRecord[] {
  return (dispute?.positions ?? []).map((position) => ({
    part: 'position',
    ...toldRecord(position),
    used: position.used,
    because: position.used ? dispute?.because : undefined,
  }));
}

function toldRecord(told: Told): CsvRecord {
  return {
    state: told.state,
    support: told.support,
    values: told.values && list(told.values),
    ...limitRecord(told.limit),
    beyond: told.beyond?.number,
    beyondUnit: told.beyond?.unit,
    beyondScope: told.beyond?.scope,
    qualifiers: list(told.qualifiers),
    condition: told.condition,
    certainty: told.certainty,
    note: told.note,
    facts: list(told.facts),
    citations: told.citations.map(citationText).join('\n'),
  };
}

function limitRecord(limit: Told['limit']): CsvRecord {
  if (!limit) return {};
  const { op, unit, scope, kind, adjustable } = limit;
  return {
    limitOp: op,
    limit: amountOf(limit),
    limitUnit: unit,
    limitScope: scope,
    limitKind: kind,
    limitAdjustable: adjustable,
  };
}

const list = (items: readonly string[]) => items.join('; ');
const scopeText = (scope: Readonly<Record<string, string>>) =>
  list(sortedEntries(scope).map(([key, value]) => `${key}=${value}`));

function citationText(citation: Told['citations'][number]): string {
  const { fact, title, heading, line, quote, revision, url } = citation;
  const place = [title, heading, line === undefined ? undefined : `line ${line}`].filter(
    (part) => typeof part === 'string',
  );
  return `${fact}: "${quote}" (${place.join(', ')}; ${revision}${url === undefined ? '' : `; ${url}`})`;
}
