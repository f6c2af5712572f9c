import type { CompiledCase, CompiledRule } from './compiled-rules.js';
import type { DesignDocument } from './document.js';
import type { ExpressionClosures } from './closures.js';
import type { Reading } from './fact-view.js';
import { run, type Frame } from './frame.js';
import type { Severity } from '../model/rule.js';
import { Failure, Unknown, type Value } from './values.js';

type JudgedResult = 'pass' | 'fail' | 'unknown' | 'error' | 'not-applicable';

/** What a rule says of one place. `decisive` is the expression that was not true; `open` what kept it from being known. Readings of the facts stand in the frame. */
export interface Judgement {
  readonly result: JudgedResult;
  readonly judged: CompiledCase | undefined;
  readonly decisive: ExpressionClosures | undefined;
  readonly open: Value | undefined;
}

const notApplicable: Judgement = { result: 'not-applicable', judged: undefined, decisive: undefined, open: undefined };

/** Judges one place, as told, by the first case whose `appliesWhen` is not false. Leaves the values of `seen` and what was read in the frame. */
function judgePlace({ cases, itemName }: CompiledRule, frame: Frame, item: Value | undefined): Judgement {
  clear(frame);
  if (itemName !== undefined && item !== undefined) frame.given.push(item);
  for (const judged of cases) {
    const applies = judged.appliesWhen ? run(judged.appliesWhen.closure, frame) : true;
    if (applies === false) continue;
    if (applies !== true) return openJudgement(judged, judged.appliesWhen, applies);
    return judgeCase(judged, frame);
  }
  return notApplicable;
}

function judgeCase(judged: CompiledCase, frame: Frame): Judgement {
  fillSeen(judged, frame);
  const value = run(judged.assert.closure, frame);
  if (value === true) return { result: 'pass', judged, decisive: undefined, open: undefined };
  if (value === false) return { result: 'fail', judged, decisive: judged.assert, open: undefined };
  return openJudgement(judged, judged.assert, value);
}

/** Makes a frame ready for the next place. */
export function clear(frame: Frame): void {
  if (frame.given.length > 0) frame.given = [];
  if (frame.reads.length > 0) frame.reads = [];
  if (frame.conditions.length > 0) frame.conditions = [];
}

/** Works out the entries of `seen` of a case, in order. */
function fillSeen({ seen }: CompiledCase, frame: Frame): void {
  for (const { value } of seen) frame.given.push(run(value.closure, frame));
}

function openJudgement(judged: CompiledCase, decisive: ExpressionClosures | undefined, open: Value): Judgement {
  return { result: open instanceof Failure ? 'error' : 'unknown', judged, decisive, open };
}

/** At most this many unknown inputs are tried out, in at most this many combinations. */
const MOST_INPUTS = 2;
const MOST_COMBINATIONS = 256;

/**
 * Judges one place. Where that cannot be done for at most two unknown words or booleans, judges it under every combination of what they could be:
 * where all agree, that is the verdict whatever they are. Told absent is one of the possibilities, unless the rule cannot be judged with it.
 */
export function judgeFully(rule: CompiledRule, frame: Frame, item: Value | undefined): Judgement {
  const judgement = judgePlace(rule, frame, item);
  if (!(judgement.open instanceof Unknown)) return judgement;
  const combinations = combine(frame.document, judgement.open.$paths);
  if (!combinations) return judgement;
  // An undecided place is judged once more, so that the frame holds what it came to.
  return judgeUnderAssumptions(rule, frame, item, combinations) ?? judgePlace(rule, frame, item);
}

function judgeUnderAssumptions(
  rule: CompiledRule,
  frame: Frame,
  item: Value | undefined,
  combinations: readonly ReadonlyMap<string, unknown>[],
): Judgement | undefined {
  const { document } = frame;
  const reads: Reading[] = [];
  let agreed: Judgement | undefined;
  for (const values of combinations) {
    frame.document = document.assuming(values);
    const judgement = judgePlace(rule, frame, item);
    reads.push(...frame.reads);
    if (isMootAbsence(judgement, values)) continue;
    agreed = milder(agreed ?? judgement, judgement);
    if (!isDecided(judgement) || judgement.result !== agreed.result) {
      agreed = undefined;
      break;
    }
  }
  restore(rule, frame, { document, item, judged: agreed?.judged });
  frame.reads.push(...reads);
  return agreed;
}

const mildness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Of two judgements the one whose case is less severe: what is not told must not make a finding worse than it may be. The first where they are equal. */
function milder(first: Judgement, second: Judgement): Judgement {
  const mildnessOf = ({ judged }: Judgement) => (judged ? mildness[judged.source.severity] : 0);
  return mildnessOf(second) > mildnessOf(first) ? { ...second, result: first.result } : first;
}

const isDecided = ({ result }: Judgement): boolean => result !== 'unknown' && result !== 'error';

/** An input that is assumed absent and makes the rule an error says nothing about the values it could have. */
function isMootAbsence({ result, open }: Judgement, values: ReadonlyMap<string, unknown>): boolean {
  return result === 'error' && open instanceof Failure && open.$code === 'absent' && values.get(open.$detail) === null;
}

interface Restored {
  readonly document: DesignDocument;
  readonly item: Value | undefined;
  readonly judged: CompiledCase | undefined;
}

/** Back to what was told, so that `seen` shows no assumption as if it were. */
function restore({ itemName }: CompiledRule, frame: Frame, { document, item, judged }: Restored): void {
  frame.document = document;
  clear(frame);
  if (itemName !== undefined && item !== undefined) frame.given.push(item);
  if (judged) fillSeen(judged, frame);
}

function combine(
  document: DesignDocument,
  paths: readonly string[],
): readonly ReadonlyMap<string, unknown>[] | undefined {
  if (paths.length > MOST_INPUTS) return undefined;
  let combinations: ReadonlyMap<string, unknown>[] = [new Map()];
  for (const path of paths) {
    const values = possibilities(document, path);
    if (!values || combinations.length * values.length > MOST_COMBINATIONS) return undefined;
    combinations = combinations.flatMap((one) => values.map((value) => new Map([...one, [path, value]])));
  }
  return combinations;
}

function possibilities(document: DesignDocument, path: string): readonly unknown[] | undefined {
  const domain = document.domain(path);
  if (!domain) return undefined;
  return domain.is === 'bool' ? [true, false, null] : [...document.view.words(domain.vocabulary), null];
}
