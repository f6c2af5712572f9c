import type { KnownRevision, KnownSource, KnownSources, TakenRevisions } from '@plimsoll/sdk';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { showDrift } from './drifted.js';
import { rowsText } from './rows.js';

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

export const showKnownSources = ({ items }: KnownSources, paper: Paper): string =>
  rowsText(
    { head: ['Source', 'Title', 'Language', 'Newest revision', 'Read on', 'Released'], none: 'No source.' },
    items.map(({ source: { id, title, language }, newest, isReleased }) => [
      id,
      title.en,
      language,
      newest?.id ?? '',
      newest?.retrievedOn ?? '',
      yesOrNo(isReleased),
    ]),
    paper,
  );

interface ReadSource extends KnownSource {
  /** Absent where they were not read. */
  readonly revisions?: readonly KnownRevision[];
  readonly etag?: string;
}

/** A source: what it is, whether it can still be corrected and by which ETag, and its revisions. */
export function showKnownSource({ source, isReleased, newest, revisions, etag }: ReadSource, paper: Paper): string {
  const { id, title, url, language, licence, repository, path, note } = source;
  const match = etag === undefined || isReleased ? '' : `   if-match ${etag.replaceAll('"', '')}`;
  const standing = isReleased ? 'in a release: edited in a draft' : 'in no release yet';
  const place = [repository, path].filter((part) => part !== undefined).join(' ');
  return [
    inStyle(clean(title.en), 'bold', paper),
    clean(`source ${id}: ${standing}${match}`),
    ...[url, [language, licence].filter((part) => part !== undefined).join(', '), place, note?.en]
      .filter((line) => line !== undefined && line !== '')
      .map((line) => clean(String(line))),
    ...(revisions === undefined ? newestLines(newest) : ['', revisionsText(revisions, paper)]),
  ].join('\n');
}

const newestLines = (newest: KnownRevision | null): readonly string[] =>
  newest === null ? [] : [clean(`newest revision ${newest.id}`)];

const revisionsText = (revisions: readonly KnownRevision[], paper: Paper): string =>
  rowsText(
    { head: ['Revision', 'Order', 'Read on', 'Released', 'SHA-256'], none: 'No revision.' },
    revisions.map(({ id, order, retrievedOn, isReleased, textSha256 }) => [
      id,
      String(order),
      retrievedOn ?? '',
      yesOrNo(isReleased),
      textSha256,
    ]),
    paper,
  );

/** What became of texts that were sent. Of a dry run nothing can be read again. */
export function showTaken(
  { revisions, drift }: TakenRevisions,
  { isKept }: { readonly isKept: boolean },
  paper: Paper,
): string {
  const lines = revisions.map(({ source, revision, isNew }) =>
    clean(`${source}: ${isNew ? `revision ${revision}` : `no news, it is ${revision} still`}`),
  );
  if (drift === null) return lines.join('\n');
  const more = isKept && drift.outcome !== 'quiet' ? [`plimsoll drifts show ${drift.drift} tells which facts`] : [];
  return [...lines, '', showDrift(drift, null, paper), ...more].join('\n');
}
