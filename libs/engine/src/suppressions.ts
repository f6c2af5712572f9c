import type { Suppression, SuppressionState, UnusedSuppression } from './model/finding-state.js';
import type { Finding } from './model/report.js';
import type { Locale } from './model/words.js';

type State = SuppressionState['state'];

/** The day a report is for, and its language. */
interface Told {
  readonly asOf: string;
  readonly locale: Locale;
}

export interface Suppressed<F> {
  readonly told: readonly F[];
  readonly unused: readonly UnusedSuppression[];
}

/**
 * Suppresses the failed findings that a suppression names by fingerprint. One that has expired, or was given for facts that say something else now,
 * suppresses nothing and the finding tells so. Only what failed is suppressed: an unknown that was accepted once must not hide a failure later.
 */
export function applySuppressions<F extends { readonly finding: Finding }>(
  told: readonly F[],
  suppressions: readonly Suppression[],
  { asOf, locale }: Told,
): Suppressed<F> {
  const byFingerprint = groupByFingerprint(suppressions);
  const taken = new Set<Suppression>();
  const after = told.map((one) => {
    if (one.finding.result !== 'fail') return one;
    const found = strongest(byFingerprint.get(one.finding.fingerprint) ?? [], one.finding, asOf);
    if (!found) return one;
    taken.add(found.suppression);
    return { ...one, finding: withState(one.finding, found, locale) };
  });
  return { told: after, unused: listUnused(suppressions, { taken, told, locale }) };
}

function groupByFingerprint(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const groups = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const group = groups.get(suppression.fingerprint);
    if (group) group.push(suppression);
    else groups.set(suppression.fingerprint, [suppression]);
  }
  return groups;
}

interface Found {
  readonly suppression: Suppression;
  readonly state: State;
}

const strength: Readonly<Record<State, number>> = { applied: 0, reopened: 1, expired: 2 };

/** Of several suppressions of one finding the one that does most; the first where they are equal. */
function strongest(suppressions: readonly Suppression[], finding: Finding, asOf: string): Found | undefined {
  let best: Found | undefined;
  for (const suppression of suppressions) {
    const state = stateOf(suppression, finding, asOf);
    if (!best || strength[state] < strength[best.state]) best = { suppression, state };
  }
  return best;
}

function stateOf({ expiresOn, facts }: Suppression, { factsHash }: Finding, asOf: string): State {
  if (asOf > expiresOn) return 'expired';
  return facts === undefined || facts === factsHash ? 'applied' : 'reopened';
}

function withState(finding: Finding, { suppression, state }: Found, locale: Locale): Finding {
  const { reason, owner, expiresOn } = suppression;
  const note = stateNotes[locale][state](suppression);
  return {
    ...finding,
    ...(state === 'applied' ? { result: 'suppressed' as const } : {}),
    suppression: { state, reason, owner, expiresOn, note },
  };
}

const stateNotes: Readonly<Record<Locale, Readonly<Record<State, (of: Suppression) => string>>>> = {
  en: {
    applied: ({ owner, expiresOn, reason }) => `Suppressed by ${owner} until ${expiresOn}: ${reason}`,
    expired: ({ owner, expiresOn, reason }) =>
      `Not suppressed any more: the suppression by ${owner} expired on ${expiresOn} (${reason}).`,
    reopened: ({ owner, reason }) =>
      `Open again: what the facts say has changed since ${owner} suppressed it (${reason}).`,
  },
  ja: {
    applied: ({ owner, expiresOn, reason }) => `${owner} により ${expiresOn} まで抑制されています: ${reason}`,
    expired: ({ owner, expiresOn, reason }) =>
      `抑制は終了しています: ${owner} による抑制は ${expiresOn} に期限切れになりました (${reason})。`,
    reopened: ({ owner, reason }) =>
      `再び未解決です: ${owner} が抑制した後に、根拠となるファクトの内容が変わりました (${reason})。`,
  },
};

interface Use {
  readonly taken: ReadonlySet<Suppression>;
  readonly told: readonly { readonly finding: Finding }[];
  readonly locale: Locale;
}

function listUnused(suppressions: readonly Suppression[], { taken, told, locale }: Use): UnusedSuppression[] {
  const failed = new Set<string>();
  const known = new Set<string>();
  for (const { finding } of told) (finding.result === 'fail' ? failed : known).add(finding.fingerprint);
  return suppressions
    .filter((suppression) => !taken.has(suppression))
    .map((suppression) => {
      const { fingerprint } = suppression;
      const because = failed.has(fingerprint) ? 'repeated' : known.has(fingerprint) ? 'not-failed' : 'no-such-finding';
      return { ...suppression, because, note: unusedNotes[locale][because] };
    });
}

const unusedNotes: Readonly<Record<Locale, Readonly<Record<UnusedSuppression['because'], string>>>> = {
  en: {
    'no-such-finding': 'No finding has this fingerprint.',
    'not-failed': 'The finding did not fail, so there is nothing to suppress.',
    repeated: 'Another suppression was taken for the same finding.',
  },
  ja: {
    'no-such-finding': 'このフィンガープリントの検出結果はありません。',
    'not-failed': '検出結果は不合格ではないため、抑制するものがありません。',
    repeated: '同じ検出結果に別の抑制が使われました。',
  },
};
