import { canonicalJson, keepCanonical, sha256Hex } from './canonical.js';
import { citationsOf } from './citations.js';
import type { CompiledRelease } from './compile.js';
import { factsHashOf } from './facts-hash.js';
import { deepFreeze } from './freeze.js';
import type { CitationAnswer } from './model/answer.js';
import type { Finding, ReadDocument } from './model/report.js';
import type { Rule, RuleCase, Severity } from './model/rule.js';
import type { Locale } from './model/words.js';
import { basisOf, type Basis } from './rules/basis.js';
import type { CompiledCase, CompiledRule } from './rules/compiled-rules.js';
import { explain } from './rules/explain.js';
import type { FactView, Reading } from './rules/fact-view.js';
import type { Frame } from './rules/frame.js';
import type { Judgement } from './rules/judge.js';
import type { Place } from './rules/places.js';
import { toJson } from './rules/show.js';
import { Unknown, type Value } from './rules/values.js';
import { FindingPlaces, findingPlace } from './validate-paths.js';
import { fillMessage, openMessage } from './validate-texts.js';

/** What findings of one report share. */
export interface Telling {
  readonly release: CompiledRelease;
  readonly view: FactView;
  readonly read: ReadDocument;
  readonly locale: Locale;
  readonly memory: FindingMemory;
  readonly places: FindingPlaces;
}

/** A judgement with the rule and the place it is of. The frame still holds what it saw and read. */
export interface JudgedPlace {
  readonly rule: CompiledRule;
  readonly place: Place;
  readonly judgement: Judgement;
  readonly frame: Frame;
}

/** A finding with the severity its rule would have had, had it been judged. */
export interface ToldFinding {
  readonly finding: Finding;
  readonly wouldBe: Severity;
}

/** Tells a judgement as a finding. */
export function tellFinding(telling: Telling, told: JudgedPlace): ToldFinding {
  const { rule, place, judgement, frame } = told;
  const source = judgement.judged?.source;
  const seen = seenValues(rule, judgement.judged, frame);
  const rest = telling.memory.rest(telling, judgement.judged, frame.reads);
  const wouldBe = weaken(source?.severity ?? 'note', rest.basis);
  const { path, line } = telling.places.placeOf(place, source);
  const finding: Finding = {
    rule: rule.rule.id,
    title: rule.rule.title[telling.locale],
    result: judgement.result,
    severity: severityOf(judgement, wouldBe),
    message: messageOf(telling, told, seen),
    path,
    ...(line === undefined ? {} : { line }),
    seen: seenJson(seen),
    missing: judgement.open instanceof Unknown ? [...judgement.open.$paths].sort() : [],
    because: judgement.decisive ? explain(judgement.decisive, frame) : [],
    facts: rest.facts,
    factsHash: rest.factsHash,
    citations: rest.citations,
    ...remediationOf(judgement, telling.locale),
    fingerprint: telling.memory.fingerprint(rest, told, telling.read.scope),
  };
  return { finding, wouldBe };
}

function messageOf(
  { locale }: Telling,
  { rule, place, judgement }: JudgedPlace,
  seen: ReadonlyMap<string, Value>,
): string {
  const { title } = rule.rule;
  if (judgement.result === 'fail' && judgement.judged)
    return fillMessage(
      judgement.judged.source.message[locale],
      new Map<string, Value>([['item', place.name], ...seen]),
      locale,
    );
  return judgement.open === undefined ? title[locale] : openMessage(title, judgement, locale);
}

function remediationOf({ result, judged }: Judgement, locale: Locale): Pick<Finding, 'remediation'> {
  const remediation = result === 'fail' ? judged?.source.remediation : undefined;
  return remediation ? { remediation: remediation[locale] } : {};
}

function seenJson(seen: ReadonlyMap<string, Value>): Finding['seen'] {
  const shown: Finding['seen'] = {};
  for (const [name, value] of seen) shown[name] = toJson(value);
  return shown;
}

const nothingSeen: ReadonlyMap<string, Value> = new Map();

/** An `appliesWhen` that is not settled ends a judgement before anything is seen. */
function seenValues(
  { itemName }: CompiledRule,
  judged: CompiledCase | undefined,
  { given }: Frame,
): ReadonlyMap<string, Value> {
  if (!judged || judged.seen.length === 0) return nothingSeen;
  const seen = new Map<string, Value>();
  const first = itemName === undefined ? 0 : 1;
  for (const [index, { name }] of judged.seen.entries()) {
    const value = given[first + index];
    if (value !== undefined) seen.set(name, value);
  }
  return seen;
}

/** An error rests on stated, undisputed bounds; anything weaker is a warning. */
function weaken(severity: Severity, { certainty, disputed, recommended }: Basis): Severity {
  return severity === 'error' && (certainty !== 'stated' || disputed || recommended) ? 'warning' : severity;
}

/** Not told is a note. Told, but impossible to compute with, is something to look at. */
function severityOf({ result }: Judgement, wouldBe: Severity): Severity {
  if (result === 'unknown') return 'note';
  return result === 'error' && wouldBe === 'error' ? 'warning' : wouldBe;
}

interface Rest {
  readonly basis: Basis;
  readonly facts: string[];
  readonly factsHash: string;
  readonly citations: CitationAnswer[];
  /** Fingerprints of findings that rest on this, by what they judge (a case, or a rule of which no case applies), then place. */
  readonly fingerprints: Map<RuleCase | Rule, Map<string, string>>;
}

const HELD = 20_000;

/** Fingerprints and citations that were worked out before, for one release, day and language: they recur from document to document. Holds a bounded number. */
export class FindingMemory {
  readonly #rests = new Map<string, Rest>();
  readonly #latest = new Map<
    CompiledCase | undefined,
    { readonly readings: readonly Reading[]; readonly rest: Rest }
  >();
  #held = 0;

  /** SHA-256 over the rule, the place by stable names, and the facts. */
  fingerprint(rest: Rest, told: JudgedPlace, scope: string | undefined): string {
    if (scope !== undefined) return fingerprintOf(rest, told, scope);
    const { rule, judgement, place } = told;
    const judged = judgement.judged?.source ?? rule.rule;
    let places = rest.fingerprints.get(judged);
    if (!places) rest.fingerprints.set(judged, (places = new Map()));
    let fingerprint = places.get(place.stable);
    if (fingerprint === undefined) {
      places.set(place.stable, (fingerprint = fingerprintOf(rest, told)));
      this.#count();
    }
    return fingerprint;
  }

  /** What the readings of a case come to, with their citations. A case mostly reads what it read in the document before. */
  rest({ release, view, locale }: Telling, judged: CompiledCase | undefined, readings: readonly Reading[]): Rest {
    const latest = this.#latest.get(judged);
    if (latest && isSameList(latest.readings, readings)) return latest.rest;
    const cited = (judged?.source.facts ?? []).map((id) => view.cited(id)).filter((one) => one !== undefined);
    const basis = basisOf([...readings, ...cited]);
    const facts = deepFreeze(basis.facts.map(({ id }) => id));
    const key = `${basis.certainty},${basis.disputed},${basis.recommended},${facts.join()}`;
    let rest = this.#rests.get(key);
    if (!rest) {
      rest = {
        basis,
        facts,
        factsHash: factsHashOf(basis.facts),
        citations: keepCanonical(citationsOf(release, basis.facts, locale)),
        fingerprints: new Map(),
      };
      this.#rests.set(key, rest);
      this.#count();
    }
    this.#latest.set(judged, { readings: [...readings], rest });
    return rest;
  }

  #count(): void {
    if (++this.#held <= HELD) return;
    this.#rests.clear();
    this.#latest.clear();
    this.#held = 0;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function fingerprintOf({ facts }: Rest, { rule, place, judgement }: JudgedPlace, scope?: string): string {
  const { stable } = findingPlace(place, judgement.judged?.source);
  const scoped = scope === undefined ? stable : `${scope}:${stable}`;
  return sha256Hex(canonicalJson([rule.rule.id, scoped, facts].map(wellFormed)));
}

/** A name in a document may hold half of a surrogate pair, which canonical JSON refuses. */
const wellFormed = (part: string | readonly string[]) =>
  typeof part === 'string' ? part.replace(/\p{Surrogate}/gu, '\ufffd') : part;
