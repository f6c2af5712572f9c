import { canonicalJson } from '@plimsoll/engine';

interface SarifLog {
  readonly runs: readonly { readonly automationDetails?: { readonly id: string } }[];
}

/** One SARIF log of several. Each run keeps an id of its own: a code review refuses runs that share one. */
export function mergeSarif(logs: readonly string[]): string {
  const [first, ...others] = logs;
  if (first === undefined || others.length === 0) return first ?? '';
  const read = logs.map((log) => JSON.parse(log) as SarifLog);
  const runs = read.flatMap((log) => log.runs);
  const numbered = runs.map((run, index) => ({
    ...run,
    ...(run.automationDetails ? { automationDetails: { id: renumbered(run.automationDetails.id, index) } } : {}),
  }));
  return canonicalJson({ ...read[0], runs: numbered });
}

const renumbered = (id: string, index: number) => id.replace(/\d+$/, String(index));
