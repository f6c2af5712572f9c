import { canonicalJson, reportsOf, type CompiledRelease, type Report, type Reports } from '@plimsoll/engine';
import { reportToJunit, reportToMarkdown, reportToSarif } from '@plimsoll/formats';
import type { ReportForm } from './evaluation.schema.js';

/** How the reports of an answer are to be written. */
export interface ReportWriting {
  readonly output: ReportForm;
  readonly artifactUri?: string | undefined;
}

/** The text of an answer of validate in the form asked for. */
export function writeReports(
  answer: Report | Reports,
  release: CompiledRelease,
  { output, artifactUri }: ReportWriting,
): string {
  switch (output) {
    case 'json':
      return canonicalJson(answer);
    case 'sarif':
      return reportToSarif(reportsOf(answer), release, { artifactUri });
    case 'junit':
      return reportToJunit(reportsOf(answer));
    case 'markdown':
      return reportToMarkdown(reportsOf(answer));
  }
}
