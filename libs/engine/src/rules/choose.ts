import type { Option } from '../model/option.js';
import { closuresOf } from './closures.js';
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
  for (const option of document.view.release.content.options) {
    if (option.category !== category || !option.matches) continue;
    const value = matches(document, option.matches);
    if (value === true) matching.push(option.id);
    else if (value !== false) open = open === undefined ? value : mergeOpen(open, value);
  }
  if (matching.length > 1) return new Failure('several-options-match', matching.join(', '));
  return open ?? matching[0] ?? new Unknown([category]);
}

function matches(document: DesignDocument, expression: NonNullable<Option['matches']>): Value {
  return run(closuresOf(expression, []).closure, newFrame(document, chooseOption));
}
