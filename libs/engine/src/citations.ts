import { sha256Hex } from './canonical.js';
import type { CompiledRelease } from './compile.js';
import type { CitationAnswer } from './model/answer.js';
import type { Fact } from './model/fact.js';
import type { Locale } from './model/words.js';

type QuotedCitation = Fact['citations'][number];

/** Citations are frozen with their release, so a hash is made once and goes when the release goes. */
const quoteHashes = new WeakMap<QuotedCitation, string>();

/** The citations of some facts as answers show them, in the order of the facts. Quotes stay in the language of their source. */
export function citationsOf(release: CompiledRelease, facts: readonly Fact[], locale: Locale): CitationAnswer[] {
  return facts.flatMap((fact) => fact.citations.map((citation) => resolveCitation(release, fact, citation, locale)));
}

function resolveCitation(
  release: CompiledRelease,
  fact: Fact,
  citation: QuotedCitation,
  locale: Locale,
): CitationAnswer {
  const revision = release.revisions.get(citation.revision);
  const source = revision && release.sources.get(revision.source);
  if (!revision || !source)
    throw new Error(`fact ${fact.id} cites ${citation.revision}, which the release does not hold`);
  return {
    fact: fact.id,
    source: source.id,
    revision: revision.id,
    title: source.title[locale],
    ...(source.url === undefined ? {} : { url: source.url }),
    heading: citation.heading,
    ...(citation.line === undefined ? {} : { line: citation.line }),
    quote: citation.quote,
    quoteSha256: hashQuote(citation),
    language: source.language,
    ...(revision.retrievedOn === undefined ? {} : { retrievedOn: revision.retrievedOn }),
    certainty: fact.certainty,
    evidence: fact.evidence,
  };
}

function hashQuote(citation: QuotedCitation): string {
  let hash = quoteHashes.get(citation);
  if (hash === undefined) {
    hash = sha256Hex(citation.quote);
    quoteHashes.set(citation, hash);
  }
  return hash;
}
