import { canonicalJson } from './canonical.js';
import { changedFields } from './diff-fact.js';
import { alongScale, combineShifts, extentOfRanges, extentOfSets, whereGranted, type Shift } from './diff-shift.js';
import type { Default } from './model/default.js';
import type { Formula } from './model/formula.js';
import type { Dimension, Option, Vocabulary } from './model/option.js';
import type { SavedQuestion } from './model/question.js';
import type { Requirement } from './model/requirement.js';
import type { Rule, RuleCase } from './model/rule.js';

/** A shift for each named field that changed. Fields that are not named are wording. */
function shiftByField<T extends object>(from: T, to: T, shifts: Partial<Record<keyof T & string, () => Shift>>): Shift {
  const named = new Map(Object.entries<(() => Shift) | undefined>(shifts));
  return combineShifts(['none', ...changedFields(from, to).map((field) => named.get(field)?.() ?? 'wording')]);
}

/** Anything that judges, and of which no order can be told: answers may come out otherwise. */
const reversed = (): Shift => 'reversed';
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/**
 * Which way a dimension went. More values, words or a list that is no longer closed: loosened; fewer: tightened; another kind, value type, unit or
 * sense of better, another meaning of a qualifier, another order of ordered values: reversed. Names, notes, group, order and categories are wording.
 */
export function shiftOfDimension(from: Dimension, to: Dimension): Shift {
  const orderOf = ({ better, values }: Dimension) => (better === undefined ? '' : idsOf(values).join(' '));
  const sameIds = extentOfSets(idsOf(from.values), idsOf(to.values)) === 'same';
  return shiftByField(from, to, {
    kind: reversed,
    valueType: reversed,
    unit: reversed,
    better: reversed,
    closed: () => (to.closed ? 'tightened' : 'loosened'),
    values: () => (sameIds && orderOf(from) !== orderOf(to) ? 'reversed' : shiftOfIds(from.values, to.values)),
    qualifiers: () => shiftOfQualifiers(from, to),
  });
}

function shiftOfQualifiers(from: Dimension, to: Dimension): Shift {
  const before = new Map(from.qualifiers.map((qualifier) => [qualifier.id, qualifier]));
  const meaning = (qualifier: Dimension['qualifiers'][number]) =>
    canonicalJson([qualifier.group ?? null, qualifier.implies]);
  const redefined = to.qualifiers.some((qualifier) => {
    const old = before.get(qualifier.id);
    return old !== undefined && meaning(old) !== meaning(qualifier);
  });
  return redefined ? 'reversed' : shiftOfIds(from.qualifiers, to.qualifiers);
}

function shiftOfIds(from: readonly { readonly id: string }[], to: readonly { readonly id: string }[]): Shift {
  return combineShifts(['wording', whereGranted(extentOfSets(idsOf(from), idsOf(to)))]);
}

/** Which way a vocabulary went: more words loosened, fewer tightened, others reversed; names are wording. */
export function shiftOfVocabulary(from: Vocabulary, to: Vocabulary): Shift {
  return shiftByField(from, to, { words: () => shiftOfIds(from.words, to.words) });
}

/** Which way an option went: no longer a choice tightened, newly one loosened; another category, mode or way to recognise it, or an id that stopped being moved: reversed. Names, aliases, order and notes are wording. */
export function shiftOfOption(from: Option, to: Option): Shift {
  return shiftByField(from, to, {
    category: reversed,
    modeOf: reversed,
    moved: reversed,
    matches: () => (from.matches?.text === to.matches?.text ? 'wording' : 'reversed'),
    role: () => (to.role === 'choice' ? 'loosened' : from.role === 'choice' ? 'tightened' : 'reversed'),
  });
}

/** Which way a requirement went: for more categories or a wider range loosened, the reverse tightened; another type, unit, judgement, scale or other signals: reversed. Question, order and notes are wording. */
export function shiftOfRequirement(from: Requirement, to: Requirement): Shift {
  const range = () => {
    const rangeOf = ({ min, max }: Requirement) => ({ low: min, high: max });
    return whereGranted(extentOfRanges(rangeOf(from), rangeOf(to), (a, b) => a - b));
  };
  return shiftByField(from, to, {
    type: reversed,
    unit: reversed,
    scale: reversed,
    signals: reversed,
    judge: () => (from.judge?.text === to.judge?.text ? 'wording' : 'reversed'),
    categories: () => whereGranted(extentOfSets(from.categories, to.categories)),
    min: range,
    max: range,
  });
}

/**
 * Which way a rule went. Whether another expression is stricter cannot be known, so another target, number of cases or expression is reversed;
 * severity up is tightened and down loosened; other facts to cite are citation-only; everything else is wording.
 */
export function shiftOfRule(from: Rule, to: Rule): Shift {
  const cases = (): Shift => {
    if (from.cases.length !== to.cases.length) return 'reversed';
    return combineShifts(from.cases.map((before, index) => shiftOfCase(before, to.cases[index] ?? before)));
  };
  return shiftByField(from, to, { for: reversed, cases });
}

const severityScale = ['error', 'warning', 'note'];

function shiftOfCase(from: RuleCase, to: RuleCase): Shift {
  const judgement = ({ appliesWhen, seen, assert }: RuleCase) =>
    canonicalJson([appliesWhen?.text ?? null, assert.text, seen.map(({ name, value }) => [name, value.text])]);
  const expression = (): Shift => (judgement(from) === judgement(to) ? 'wording' : 'reversed');
  return shiftByField(from, to, {
    appliesWhen: expression,
    assert: expression,
    seen: expression,
    severity: () => alongScale(severityScale.indexOf(from.severity), severityScale.indexOf(to.severity)),
    facts: () => 'citation-only',
  });
}

const textOf = (expression: { readonly text: string } | undefined): string => expression?.text ?? '';
const whereTextDiffers = (from: { readonly text: string } | undefined, to: typeof from): Shift =>
  textOf(from) === textOf(to) ? 'wording' : 'reversed';

/**
 * Which way a formula went. Whether other arithmetic needs more cannot be known, so another expression, target, unit or standing is reversed; other facts
 * to cite are citation-only; texts, order and the version by itself are wording.
 */
export function shiftOfFormula(from: Formula, to: Formula): Shift {
  const lines = () => {
    const arithmetic = (formula: Formula) => canonicalJson(formula.lines.map(({ name, value }) => [name, value.text]));
    return arithmetic(from) === arithmetic(to) ? 'wording' : 'reversed';
  };
  return shiftByField(from, to, {
    for: reversed,
    unit: reversed,
    advice: reversed,
    appliesWhen: () => whereTextDiffers(from.appliesWhen, to.appliesWhen),
    lines,
    need: () => whereTextDiffers(from.need, to.need),
    have: () => whereTextDiffers(from.have, to.have),
    facts: () => 'citation-only',
  });
}

/** Which way a default went: another field, condition, value, order or format is reversed; other facts to cite are citation-only; the title is wording. */
export function shiftOfDefault(from: Default, to: Default): Shift {
  return shiftByField(from, to, {
    for: reversed,
    path: reversed,
    order: reversed,
    formats: reversed,
    when: () => whereTextDiffers(from.when, to.when),
    value: () => whereTextDiffers(from.value, to.value),
    facts: () => 'citation-only',
  });
}

/** Which way a saved question went: another thing asked is reversed, since its answer is another one; name, note and order are wording. */
export function shiftOfQuestion(from: SavedQuestion, to: SavedQuestion): Shift {
  return shiftByField(from, to, { ask: reversed });
}
