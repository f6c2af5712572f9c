import type { CompiledRelease } from '../compile.js';
import { closuresOf, type ExpressionClosures } from './closures.js';
import type { DesignDocument } from './document.js';
import { newFrame, run } from './frame.js';
import { Failure, mergeOpen, Unknown, type Value } from './values.js';

/**
 * The id of the one option of a category that the design uses: its `matches` holds and no other's does or could. Worked out once per document.
 * Unknown where it cannot be told; an error where several match.
 */
export function chooseOption(document: DesignDocument, category: string): Value {
  const known = document.chosen.get(category);
  if (known !== undefined) return known;
  // Publishing refuses chosen() inside matches; a tree that holds it all the same finds this and ends.
  document.chosen.set(category, new Unknown([category]));
  const choice = choose(document, category);
  document.chosen.set(category, choice);
  return choice;
}

function choose(document: DesignDocument, category: string): Value {
  const matching: string[] = [];
  let open: Value | undefined;
  const frame = newFrame(document, chooseOption);
  for (const { id, matches } of recognisable(document.view.release, category)) {
    const value = run(matches.closure, frame);
    if (value === true) matching.push(id);
    else if (value !== false) open = open === undefined ? value : mergeOpen(open, value);
  }
  if (matching.length > 1) return new Failure('several-options-match', matching.join(', '));
  return open ?? matching[0] ?? new Unknown([category]);
}

interface Recognisable {
  readonly id: string;
  readonly matches: ExpressionClosures;
}

const recognisables = new WeakMap<CompiledRelease, Map<string, readonly Recognisable[]>>();

/** The options of a category by which a design can be recognised. Looked up once for a release. */
function recognisable(release: CompiledRelease, category: string): readonly Recognisable[] {
  let categories = recognisables.get(release);
  if (!categories) recognisables.set(release, (categories = new Map()));
  let options = categories.get(category);
  if (!options) {
    options = release.content.options.flatMap(({ id, category: its, matches }) =>
      its === category && matches ? [{ id, matches: closuresOf(matches, []) }] : [],
    );
    categories.set(category, options);
  }
  return options;
}
