import type { ReadDocument, ValidateQuestion } from './model/report.js';

/** What somebody may want of a design and no document says. Not asked for is not wanted: a rule about it does not apply. */
const nothingWanted = { connections: null, networkPolicies: null, networkRanges: null, podDirectAccess: null } as const;

/** A document as it is judged for a question: with the intent of the question over the document's own, and with no wish that nobody stated. */
export function withIntent(read: ReadDocument, intent: ValidateQuestion['intent']): ReadDocument {
  return { ...read, design: { ...read.design, intent: { ...nothingWanted, ...read.design.intent, ...intent } } };
}
