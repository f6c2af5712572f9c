import { canonicalJson } from './canonical.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { changedFields, shiftOfFact } from './diff-fact.js';
import {
  shiftOfDefault,
  shiftOfDimension,
  shiftOfFormula,
  shiftOfOption,
  shiftOfQuestion,
  shiftOfRequirement,
  shiftOfRule,
  shiftOfVocabulary,
} from './diff-item.js';
import { pickFields, readable } from './diff-json.js';
import { gradeOfReplacement, supersededBy } from './diff-replacement.js';
import type { Shift } from './diff-shift.js';
import { deepFreeze } from './freeze.js';
import type { Option } from './model/option.js';
import {
  gradeSchema,
  itemKinds,
  kindNames,
  type Change,
  type DiffAnswer,
  type Grade,
  type ItemKind,
  type ReleaseContent,
} from './model/release.js';

interface Releases {
  readonly from: CompiledRelease;
  readonly to: CompiledRelease;
}

/**
 * The changes between two releases of one catalog, sorted by kind and id, each with exactly one grade.
 *
 * | grade | when |
 * | --- | --- |
 * | added | an item that was not there; a fact that takes another's place is graded by the two values instead, where they can be ordered |
 * | removed | an item that is gone by its own removal. A fact that is superseded stays and is not in the list: the one that supersedes it is |
 * | moved, split | an option whose `moved` appeared or names other targets: one target, several |
 * | tightened | less may be relied on than before |
 * | loosened | more may be relied on than before |
 * | reversed | the old answer no longer holds, and the new one is neither a part nor an extension of it |
 * | wording | texts, names, order, certainty, relations: nothing of the above |
 * | citation-only | only where it is said: citations and `verifiedOn` of a fact, the facts that a rule cites, anything of a source or its revisions |
 *
 * The rules for each field stand at `shiftOfValue` and the functions beside it. `from` and `to` are the values of facts; for other modified items the
 * fields that changed, expressions as their text. With several superseded facts `from` is the list of their values, in the order of `supersedes`.
 * A modified fact has `from` and `to` when its value changed. The answer is frozen.
 */
export function diffReleases(from: CompiledRelease, to: CompiledRelease): DiffAnswer {
  const changes = kindNames.flatMap((kind) => changesOfKind({ from, to }, kind));
  const counts = Object.fromEntries(gradeSchema.options.map((grade) => [grade, 0])) as Record<Grade, number>;
  for (const { grade } of changes) counts[grade] += 1;
  return deepFreeze({
    kind: 'plimsoll-diff/1' as const,
    engineVersion: ENGINE_VERSION,
    from: from.ref,
    to: to.ref,
    counts,
    changes,
  });
}

type Item = { readonly id: string };

const itemsOf = ({ content }: CompiledRelease, plural: keyof ReleaseContent): [string, Item][] =>
  (content[plural] ?? []).map((item: Item) => [item.id, item]);

function changesOfKind(releases: Releases, kind: ItemKind): Change[] {
  const { plural } = itemKinds[kind];
  const before = new Map(itemsOf(releases.from, plural));
  const after = new Map(itemsOf(releases.to, plural));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old && now) return canonicalJson(old) === canonicalJson(now) ? [] : [modified(releases, kind, old, now)];
    return [old ? removed(releases, kind, id) : added(releases, kind, id)];
  });
}

function removed(releases: Releases, kind: ItemKind, id: string): Change {
  return { kind, id, change: 'removed', grade: 'removed', ...subjectOf(releases.from, kind, id, 'from') };
}

/** What a change of a fact says of its subject, with its value under the given name. */
function subjectOf(release: CompiledRelease, kind: ItemKind, id: string, name: 'from' | 'to'): Partial<Change> {
  const fact = kind === 'fact' ? release.facts.get(id) : undefined;
  return fact ? { option: fact.option, dimension: fact.dimension, [name]: readable(fact.value) } : {};
}

function added(releases: Releases, kind: ItemKind, id: string): Change {
  const option = kind === 'option' ? releases.to.options.get(id) : undefined;
  if (option?.moved) return { kind, id, ...moveOf(option.moved.to), change: 'added' };
  const fact = kind === 'fact' ? releases.to.facts.get(id) : undefined;
  const replaced = fact ? supersededBy(releases.from, fact) : [];
  const subject = subjectOf(releases.to, kind, id, 'to');
  const values = replaced.map((old) => old.value);
  if (!fact || replaced.length === 0) return { kind, id, change: 'added', grade: 'added', ...subject };
  return {
    kind,
    id,
    change: 'added',
    grade: gradeOfReplacement(replaced, fact, releases.to.dimensions.get(fact.dimension)),
    ...subject,
    supersedes: replaced.map((old) => old.id),
    from: readable(values.length === 1 ? values[0] : values),
  };
}

function modified(releases: Releases, kind: ItemKind, old: Item, now: Item): Change {
  const { id } = now;
  const fields = changedFields(old, now);
  const move = kind === 'option' ? newMove(releases, id) : undefined;
  if (move) return { kind, id, ...move, fields };
  const shift = gradings[kind](releases, id);
  const grade = shift === 'none' ? 'wording' : shift;
  if (kind !== 'fact')
    return { kind, id, change: 'modified', grade, fields, from: pickFields(old, fields), to: pickFields(now, fields) };
  return { kind, id, change: 'modified', grade, fields, ...modifiedFact(releases, id, fields) };
}

function modifiedFact(releases: Releases, id: string, fields: readonly string[]): Partial<Change> {
  const [from, to] = [releases.from.facts.get(id), releases.to.facts.get(id)];
  if (!from || !to) return {};
  const known = new Set(supersededBy(releases.from, from).map((fact) => fact.id));
  const replaced = supersededBy(releases.from, to).filter((fact) => !known.has(fact.id));
  return {
    option: to.option,
    dimension: to.dimension,
    ...(replaced.length > 0 ? { supersedes: replaced.map((fact) => fact.id) } : {}),
    ...(fields.includes('value') ? { from: readable(from.value), to: readable(to.value) } : {}),
  };
}

function newMove({ from, to }: Releases, id: string): Pick<Change, 'change' | 'grade' | 'to'> | undefined {
  const targetsOf = (option: Option | undefined) => [...(option?.moved?.to ?? [])].sort();
  const [before, after] = [targetsOf(from.options.get(id)), targetsOf(to.options.get(id))];
  return after.length === 0 || before.join(' ') === after.join(' ') ? undefined : moveOf(after);
}

function moveOf(targets: readonly string[]): Pick<Change, 'change' | 'grade' | 'to'> {
  const word = targets.length === 1 ? ('moved' as const) : ('split' as const);
  return { change: word, grade: word, to: [...targets] };
}

type Grading = (releases: Releases, id: string) => Shift;

/** How a modified item of a kind is graded, where it is there in both releases. */
const both =
  <T>(
    find: (release: CompiledRelease) => ReadonlyMap<string, T>,
    shift: (from: T, to: T, releases: Releases) => Shift,
  ): Grading =>
  (releases, id) => {
    const [old, now] = [find(releases.from).get(id), find(releases.to).get(id)];
    return old && now ? shift(old, now, releases) : 'wording';
  };

const gradings: Readonly<Record<ItemKind, Grading>> = {
  category: () => 'wording',
  source: () => 'citation-only',
  'source-revision': () => 'citation-only',
  fact: both(
    (release) => release.facts,
    (old, now, { to }) => shiftOfFact(old, now, to.dimensions.get(now.dimension)),
  ),
  dimension: both((release) => release.dimensions, shiftOfDimension),
  default: both((release) => release.defaults, shiftOfDefault),
  formula: both((release) => release.formulas, shiftOfFormula),
  option: both((release) => release.options, shiftOfOption),
  question: both((release) => release.questions, shiftOfQuestion),
  requirement: both((release) => release.requirements, shiftOfRequirement),
  rule: both((release) => release.rules, shiftOfRule),
  vocabulary: both((release) => release.vocabularies, shiftOfVocabulary),
};
