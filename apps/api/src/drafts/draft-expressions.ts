import { itemKinds, pointerOf, type ItemKind, type ReleaseContentInput } from '@plimsoll/engine';
import { textCompiler, type CheckProblem, type TextCompiler } from '@plimsoll/engine/publish';
import type { Item, Lists } from './content-changes.js';

/** The kinds whose items hold expressions. */
const kinds = ['default', 'formula', 'option', 'requirement', 'rule'] as const satisfies readonly ItemKind[];

const CHECK = 'expressions-compile';

/** The name of an item among all of a content. */
export const nameOf = (kind: string, id: string): string => `${kind}/${id}`;

/**
 * The content with the expressions of the edited items compiled, so that an editor writes their text alone; and those of items that could not be compiled
 * before, because something that they name was missing. What cannot be compiled stays as it was written.
 */
export function withExpressions(content: ReleaseContentInput, edited: ReadonlySet<string>): ReleaseContentInput {
  const compiler = compilerOf(content);
  const lists = kinds.flatMap((kind) => {
    const { plural } = itemKinds[kind];
    const items = (content as Lists)[plural];
    if (!items) return [];
    const isDue = (item: Item) => edited.has(nameOf(kind, item.id)) || !isSound(kind, item);
    return [[plural, items.map((item) => (isDue(item) ? compiler().compile(kind, item).item : item))] as const];
  });
  return { ...content, ...Object.fromEntries(lists) };
}

/** What stands in the way of compiling the items that are not whole: a problem for each expression, with what is wrong in it. */
export function expressionProblems(content: ReleaseContentInput): readonly CheckProblem[] {
  const compiler = compilerOf(content);
  return kinds.flatMap((kind) =>
    ((content as Lists)[itemKinds[kind].plural] ?? [])
      .filter((item) => !isSound(kind, item))
      .flatMap((item) =>
        compiler()
          .compile(kind, item)
          .problems.map(({ steps, message }) => ({
            check: CHECK,
            item: { kind, id: item.id },
            pointer: pointerOf(steps),
            message,
          })),
      ),
  );
}

/** Made only where there is something to compile: it compiles much by itself. */
function compilerOf(content: ReleaseContentInput): () => TextCompiler {
  let made: TextCompiler | undefined;
  return () => (made ??= textCompiler(content as Readonly<Record<string, unknown>>));
}

const sound = new WeakMap<Item, boolean>();

function isSound(kind: ItemKind, item: Item): boolean {
  const known = sound.get(item);
  if (known !== undefined) return known;
  const is = itemKinds[kind].schema.safeParse(item).success;
  sound.set(item, is);
  return is;
}
