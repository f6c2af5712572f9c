import { keepCanonical } from './canonical.js';
import { citationsOf } from './citations.js';
import { showFormula } from './ip-budget-show.js';
import { withNamedSubnets } from './ip-budget-places.js';
import type { CitationAnswer } from './model/answer.js';
import type { Fact } from './model/fact.js';
import type { BudgetEntry } from './model/ip-budget.js';
import type { ReadDocument } from './model/report.js';
import type { Locale } from './model/words.js';
import { chooseOption } from './rules/choose.js';
import { compileFormulas, type CompiledFormula } from './rules/compiled-formulas.js';
import { formulaItems } from './rules/context.js';
import { DesignDocument } from './rules/document.js';
import type { FactView, Reading } from './rules/fact-view.js';
import { newFrame, type Frame } from './rules/frame.js';
import { placesOf, type Place } from './rules/places.js';
import { Failure, Unknown, type Struct } from './rules/values.js';
import { applies } from './rules/work-out.js';
import { documentPointer } from './validate-paths.js';

/** A report tells this many calculations and no more; a network has some dozens. */
const MOST_ENTRIES = 1000;

/** Steps that all calculations of a report together may take; those that do not come to an end in them are left out. */
const MOST_STEPS = 2_000_000;

/** What the calculations of one answer share. */
export interface Budgeting {
  readonly view: FactView;
  readonly read: ReadDocument;
  readonly locale: Locale;
}

/**
 * Every formula of a release on every place of a design it applies to, by the formulas' order, then place: what is needed and what there is, line by line.
 * A subnet that pools name and the document does not describe has a place too, so that its need is told. Undefined where the release holds no formula.
 */
export function ipBudget(budgeting: Budgeting): BudgetEntry[] | undefined {
  const { view, read } = budgeting;
  const formulas = compileFormulas(view.release);
  if (formulas.length === 0) return undefined;
  const named = withNamedSubnets(read.design as Struct);
  const document = new DesignDocument(named.design, view);
  document.leaveSteps(MOST_STEPS);
  const frame = newFrame(document, chooseOption);
  const entries: BudgetEntry[] = [];
  for (const formula of formulas)
    for (const place of placesOf(document, formulaItems[formula.formula.for])) {
      if (entries.length >= MOST_ENTRIES) return entries;
      const entry = place.isEmpty ? undefined : entryFor(budgeting, formula, frame, place);
      // What ran out of steps on its way is not worked out.
      if (document.stepsLeft === 0) return entries;
      if (entry) entries.push({ ...entry, path: documentPointer(read, named.pathOf(place.path)) });
    }
  return entries;
}

function entryFor(
  { view, locale }: Budgeting,
  compiled: CompiledFormula,
  frame: Frame,
  place: Place,
): Omit<BudgetEntry, 'path'> | undefined {
  const { formula } = compiled;
  const applicable = applies(compiled, frame, place.item);
  if (applicable === false || applicable instanceof Failure) return undefined;
  const reads = [...frame.reads];
  const shown =
    applicable instanceof Unknown
      ? { moments: [], reads: [], missing: [...applicable.$paths].sort() }
      : { ...showFormula(compiled, frame, { place, locale }), missing: [] };
  const cited = formula.facts.map((id) => view.cited(id)).filter((one) => one !== undefined);
  const support = supportOf(new Set([...reads, ...shown.reads, ...cited]), view, locale);
  return {
    formula: formula.id,
    version: formula.version,
    title: formula.title[locale],
    for: formula.for,
    unit: formula.unit,
    advice: formula.advice,
    name: place.name,
    moments: shown.moments,
    missing: shown.missing,
    facts: [...support.facts],
    citations: support.citations,
  };
}

/** The facts behind an entry, by id, with their citations. */
interface Support {
  readonly facts: readonly string[];
  readonly citations: CitationAnswer[];
}

const MOST_HELD = 1000;
const supports = new WeakMap<FactView, Map<string, Support>>();

/** What some readings come to. The same few recur from place to place and from document to document, and are held for a release and day. */
function supportOf(readings: Iterable<Reading>, view: FactView, locale: Locale): Support {
  const facts = new Map<string, Fact>();
  for (const reading of readings) for (const fact of reading.facts) facts.set(fact.id, fact);
  const ids = [...facts.keys()].sort();
  const key = `${locale},${ids.join()}`;
  let held = supports.get(view);
  if (!held || held.size >= MOST_HELD) supports.set(view, (held = new Map()));
  let support = held.get(key);
  if (!support) {
    const cited = ids.map((id) => facts.get(id)).filter((fact) => fact !== undefined);
    support = { facts: ids, citations: keepCanonical(citationsOf(view.release, cited, locale)) };
    held.set(key, support);
  }
  return support;
}
