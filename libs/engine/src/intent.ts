import type { ReadDocument, ValidateQuestion } from './model/report.js';

/** What somebody may want of a design and no document says. Not asked for is not wanted: a rule about it does not apply. */
const nothingWanted = {
  clientSourceIp: null,
  connections: null,
  egressRestricted: null,
  layer7Routing: null,
  networkPolicies: null,
  networkRanges: null,
  nsgRulesForPods: null,
  podCount: null,
  podDirectAccess: null,
} as const;

/**
 * A document as it is judged for a question: with the intent of the question over the document's own, and with no wish that nobody stated.
 * A cluster for which no authorized ranges are told has none: they are a restriction that somebody has to ask for.
 */
export function withIntent(read: ReadDocument, intent: ValidateQuestion['intent']): ReadDocument {
  const { cluster } = read.design;
  return {
    ...read,
    design: {
      ...read.design,
      ...(cluster ? { cluster: { authorizedIpRanges: null, ...cluster } } : {}),
      intent: { ...nothingWanted, ...read.design.intent, ...intent },
    },
  };
}
