import type { Aligned } from './align.js';
import { namesOfCell } from './cell-names.js';
import type { Corpus, Unit } from './corpus.js';
import { lineOf, passageText, unitAt } from './passage-text.js';
import type { Candidate } from './drift.js';
import { addTo } from './grouped.js';
import type { JudgedCitation } from './judge-citation.js';
import { weightIn } from './passages.js';

type Near = Candidate['near'][number];

const LEAST_WEIGHT = 1;
const NEARNESS: readonly Near[] = ['same-row', 'same-column', 'same-list', 'same-section'];

/** The new sentences and cells of one next document that stand near what is cited there, and that take nothing's place. In the order of the document. */
export function findCandidates(aligned: Aligned, judged: readonly JudgedCitation[], document: number): Candidate[] {
  const { alignment, cellNow } = aligned;
  const cited = citedPlaces(aligned, judged);
  const replacing = new Set(cellNow.values());
  return alignment.next.units.flatMap((unit) => {
    if (unit.document !== document || unit.kind === 'heading' || unit.cell?.isHeader === true) return [];
    if (unit.cell && replacing.has(unit.cell)) return [];
    if (!alignment.isFreeAfter(unit) || weightIn(alignment.next, unit) < LEAST_WEIGHT) return [];
    return candidateAt(alignment.next, unit, cited);
  });
}

/** For each place that something near may share, the facts that are cited there. */
type CitedPlaces = ReadonlyMap<string, readonly string[]>;

function citedPlaces({ alignment: { next } }: Aligned, judged: readonly JudgedCitation[]): CitedPlaces {
  const places = new Map<string, string[]>();
  for (const { drift, pieces } of judged)
    for (const { unit, next: span } of pieces) {
      const after = span && unitAt(next, span.first);
      // What is gone was cited under its heading all the same.
      const keys = after ? placesOf(after) : [sectionOf(unit)];
      for (const [, key] of keys) for (const fact of drift.facts) addTo(places, key, fact);
    }
  return places;
}

type NearPlace = readonly [Near, string];

function placesOf(unit: Unit): NearPlace[] {
  const { cell, list } = unit;
  const inTable: NearPlace[] = cell
    ? [
        ['same-row', `row ${cell.table} ${cell.row}`],
        ['same-column', `column ${cell.table} ${cell.column}`],
      ]
    : [];
  const inList: NearPlace[] = list === undefined ? [] : [['same-list', `list ${list}`]];
  return [...inTable, ...inList, sectionOf(unit)];
}

function sectionOf({ source, heading }: Unit): NearPlace {
  return ['same-section', `section ${source} ${heading?.key ?? ''}`];
}

function candidateAt(corpus: Corpus, unit: Unit, cited: CitedPlaces): Candidate[] {
  const near = placesOf(unit).filter(([, key]) => cited.has(key));
  if (near.length === 0) return [];
  // The nearest place tells whose neighbour it is: a section may hold everything.
  const nearest = near.toSorted(([left], [right]) => NEARNESS.indexOf(left) - NEARNESS.indexOf(right));
  const closest = nearest.filter(([why]) => why !== 'same-section' || nearest.length === 1);
  return [
    {
      source: unit.source,
      heading: unit.heading?.text ?? null,
      line: lineOf(corpus, unit.first),
      text: passageText(corpus, unit),
      cell: unit.cell ? namesOfCell(corpus, unit.cell) : null,
      near: nearest.map(([why]) => why),
      facts: [...new Set(closest.flatMap(([, key]) => cited.get(key) ?? []))].toSorted(),
    },
  ];
}
