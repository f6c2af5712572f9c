import { defineCheck } from './check.js';
import { isRecord, rawItems } from './draft.js';

/** A fact without a citation is an opinion. */
export const factHasCitation = defineCheck('fact-has-citation', (draft, report) => {
  for (const { kind, id, value } of rawItems(draft)) {
    if (kind !== 'fact' || !isRecord(value)) continue;
    const citations = value['citations'];
    if (!Array.isArray(citations) || citations.length === 0) report({ kind, id }, ['citations'], 'cites no source');
    else
      citations.forEach((citation: unknown, index) => {
        const quote = isRecord(citation) ? citation['quote'] : undefined;
        if (typeof quote !== 'string' || quote.trim() === '')
          report({ kind, id }, ['citations', index, 'quote'], 'quotes nothing');
      });
  }
});
