import type { CitationAnswer } from '@plimsoll/engine';
import { plain } from './markdown-text.js';

/** The passages that a Markdown text quotes, each numbered once however often it is cited. */
export class Footnotes {
  readonly #notes = new Map<string, { readonly number: number; readonly citation: CitationAnswer }>();

  /** The marks of some citations, to stand behind what they say. */
  refer(citations: readonly CitationAnswer[]): string {
    const numbers = citations.map((citation) => {
      const key = JSON.stringify([citation.revision, citation.heading, citation.line, citation.quote]);
      const known = this.#notes.get(key) ?? { number: this.#notes.size + 1, citation };
      this.#notes.set(key, known);
      return known.number;
    });
    return [...new Set(numbers)].map((number) => `[^${number}]`).join('');
  }

  /** The notes that the marks lead to, one a line; empty when nothing was cited. */
  text(): string {
    return [...this.#notes.values()]
      .map(({ number, citation }) => `[^${number}]: ${citationText(citation)}`)
      .join('\n');
  }
}

function citationText({ title: source, heading, line, quote, url, revision }: CitationAnswer): string {
  const place = [source, heading, line === undefined ? undefined : `line ${line}`].filter(
    (part) => typeof part === 'string',
  );
  return `“${plain(quote)}” — ${plain(place.join(', '))} (${revision})${linkText(url)}`;
}

function linkText(url: string | undefined): string {
  return url === undefined ? '' : ` <${url.replaceAll(/[<>|\\\s]/gu, encodeURIComponent)}>`;
}
