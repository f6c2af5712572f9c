import { chooseOption } from './rules/choose.js';
import type { DesignDocument } from './rules/document.js';

/** For each category in which it can be told, the option that a design uses. */
export function chosenOptions(document: DesignDocument): Record<string, string> {
  const options: Record<string, string> = {};
  for (const { id } of document.view.release.content.categories) {
    const option = chooseOption(document, id);
    if (typeof option === 'string') options[id] = option;
  }
  return options;
}
