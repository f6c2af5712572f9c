import type { ItemKind } from '../model/release.js';
import { textCompiler } from './compile-texts.js';
import type { TextProblem } from './compiling.js';
import { isRecord, rawItems, type CheckedDraft, type RawItem } from './draft.js';

export interface ExpressionFault extends TextProblem {
  readonly item: RawItem;
}

const KINDS: readonly ItemKind[] = ['default', 'formula', 'option', 'requirement', 'rule'];

const known = new WeakMap<CheckedDraft, readonly ExpressionFault[]>();

/** Compiles every expression of a draft again, against the release it stands in, and tells where it cannot be, or gives something else than is stored. */
export function expressionFaults(draft: CheckedDraft): readonly ExpressionFault[] {
  const before = known.get(draft);
  if (before) return before;
  const compiler = textCompiler(draft.content);
  const faults = rawItems(draft).flatMap((item) => {
    if (!KINDS.includes(item.kind)) return [];
    const compiled = compiler.compile(item.kind, item.value);
    if (compiled.problems.length > 0) return compiled.problems.map((problem) => ({ ...problem, item }));
    return isSame(compiled.item, item.value) ? [] : [{ item, steps: [], message: OTHER_TREE }];
  });
  known.set(draft, faults);
  return faults;
}

const OTHER_TREE = 'an expression is not stored as its text is compiled; compile it again';

/** By structure, since a malformed item may hold what has no canonical form. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

/** What an expression reads, and its cost, grow with the release around it (an option more to choose from); its tree is what is evaluated. */
const GROWING = ['reads', 'facts', 'cost'];

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isRecord(value)) return value;
  const isExpression = Object.hasOwn(value, 'tree') && Object.hasOwn(value, 'text');
  const members = Object.keys(value).filter((member) => !isExpression || !GROWING.includes(member));
  return members.sort().map((member) => [member, comparable(value[member])]);
}
