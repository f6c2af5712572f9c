import { defineCheck, fact } from './check.js';
import { soundPart } from './draft.js';

/** A fact that is not plainly stated says how its source was read. */
export const ambiguousHasNote = defineCheck('ambiguous-has-note', (draft, report) => {
  for (const { id, certainty, note } of soundPart(draft).content.facts)
    if (certainty !== 'stated' && note === undefined)
      report(fact(id), ['certainty'], `is ${certainty}, so a note has to say why it is read in this way`);
});
