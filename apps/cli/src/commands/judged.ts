import { relative, sep } from 'node:path';
import { reportsOf, type Report, type Reports } from '@plimsoll/engine';
import type { Door, Question } from '../doors/door.types.js';

/** What came of one document: its reports, its SARIF, or why there is neither. */
export interface Judged {
  readonly file: string;
  readonly answer?: Report | Reports;
  readonly sarif?: string;
  readonly failure?: unknown;
}

export async function judge(
  door: Door,
  question: Question,
  { file, isSarif }: { readonly file: string; readonly isSarif: boolean },
): Promise<Pick<Judged, 'answer' | 'sarif'>> {
  if (isSarif) return { sarif: await door.sarif(question, uriOf(file)) };
  return { answer: (await door.ask('validate', question)) as Report | Reports };
}

/** Where a file stands below the current folder, which is taken for the root of its repository. */
function uriOf(file: string): string | undefined {
  return file === '-' ? undefined : relative('.', file).split(sep).join('/');
}

interface SarifLog {
  readonly runs: readonly { readonly properties: { readonly outcome: Report['outcome'] } }[];
}

export function outcomesOf({ answer, sarif }: Judged): readonly Report['outcome'][] {
  if (sarif !== undefined) return (JSON.parse(sarif) as SarifLog).runs.map(({ properties }) => properties.outcome);
  return answer === undefined ? [] : reportsOf(answer).map(({ outcome }) => outcome);
}
