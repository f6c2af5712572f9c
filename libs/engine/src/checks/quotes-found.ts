import { sha256Hex } from '../canonical.js';
import type { SourceRevision, Citation } from '../model/source.js';
import { defineCheck, fact } from './check.js';
import { soundPart, type CheckedDraft } from './draft.js';
import { findQuote, foldText, foldWhiteSpace, type FoldedText } from './folded-text.js';

/** Every revision's text is at hand and is the one that its hash names; every quote stands in it, under a heading that is in it, on the line that is told. */
export const quotesFound = defineCheck('quotes-found', (draft, report) => {
  const { facts, sourceRevisions } = soundPart(draft).content;
  for (const { id, textSha256 } of sourceRevisions) {
    const text = draft.texts.get(textSha256);
    if (text === undefined || sha256Hex(text) !== textSha256)
      report({ kind: 'source-revision', id }, ['textSha256'], `the text with the SHA-256 ${textSha256} is not at hand`);
  }
  const search = citationSearch(draft, sourceRevisions);
  for (const { id, citations } of facts)
    citations.forEach((citation, index) => {
      const miss = search(citation);
      if (miss) report(fact(id), ['citations', index, miss.field], miss.message);
    });
});

export interface CitationMiss {
  readonly field: 'quote' | 'heading' | 'line';
  readonly message: string;
}

/** Makes a search for citations in the texts of a draft; it answers what is not found, or undefined. A revision without a text answers nothing. */
export function citationSearch(
  { texts }: Pick<CheckedDraft, 'texts'>,
  revisions: readonly SourceRevision[],
): (citation: Citation) => CitationMiss | undefined {
  const folded = new Map<string, FoldedText>();
  for (const { id, textSha256 } of revisions) {
    const text = texts.get(textSha256);
    if (text !== undefined) folded.set(id, foldText(text));
  }
  return (citation) => {
    const text = folded.get(citation.revision);
    return text && missOf(text, citation);
  };
}

function missOf(text: FoldedText, { revision, quote, heading, line }: Citation): CitationMiss | undefined {
  const found = findQuote(text, quote, line);
  if (found === 'not-found') return { field: 'quote', message: `the quote is not found in ${revision}` };
  if (found === 'on-another-line')
    return { field: 'line', message: `the quote does not begin on line ${line} of ${revision}` };
  if (heading !== null && !text.text.includes(foldWhiteSpace(heading)))
    return { field: 'heading', message: `the heading is not found in ${revision}` };
  return undefined;
}
