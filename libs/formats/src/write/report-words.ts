import type { Locale, Report } from '@plimsoll/engine';

interface Words {
  readonly outcome: Readonly<Record<Report['outcome'], string>>;
  readonly severity: Readonly<Record<Report['findings'][number]['severity'], string>>;
  readonly finding: string;
  readonly place: string;
  readonly numbers: string;
  readonly state: Readonly<Record<'new' | 'unchanged' | 'absent', string>>;
  readonly failed: string;
  readonly open: string;
  readonly suppressed: string;
  readonly passed: string;
  readonly absent: string;
  readonly unused: string;
  readonly unmapped: string;
  readonly nothingFailed: string;
  readonly now: string;
  readonly judged: (report: Report) => string;
}

/** The fixed words of a report in Markdown. What findings say comes from the release. */
export const reportWords: Readonly<Record<Locale, Words>> = {
  en: {
    outcome: { pass: 'passed', fail: 'failed', unknown: 'cannot tell' },
    severity: { error: 'error', warning: 'warning', note: 'note' },
    finding: 'Finding',
    place: 'Place',
    numbers: 'Numbers',
    state: { new: 'new', unchanged: 'unchanged', absent: 'gone' },
    failed: 'Failed',
    open: 'Could not be judged',
    suppressed: 'Suppressed',
    passed: 'Passed',
    absent: 'Gone since the baseline',
    unused: 'Suppressions without use',
    unmapped: 'Not understood in the document',
    nothingFailed: 'Nothing failed.',
    now: 'now',
    judged: ({ release, asOf }) => `Judged by ${release.catalog} ${release.label} as of ${asOf}.`,
  },
  ja: {
    outcome: { pass: '合格', fail: '不合格', unknown: '判定不能' },
    severity: { error: 'エラー', warning: '警告', note: '注記' },
    finding: '検出結果',
    place: '場所',
    numbers: '数値',
    state: { new: '新規', unchanged: '変化なし', absent: '解消' },
    failed: '不合格',
    open: '判定できなかったもの',
    suppressed: '抑制',
    passed: '合格',
    absent: 'ベースライン以降になくなったもの',
    unused: '使われなかった抑制',
    unmapped: 'ドキュメントで理解できなかった箇所',
    nothingFailed: '不合格はありません。',
    now: '現在',
    judged: ({ release, asOf }) => `${asOf} 時点の内容を ${release.catalog} ${release.label} で判定しました。`,
  },
};
