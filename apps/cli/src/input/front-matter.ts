import { parseDocument } from 'yaml';

type FrontMatter = Readonly<Record<string, unknown>>;

const FRONT_MATTER = /^---[ \t]*\n([\s\S]{0,20000}?)\n---[ \t]*(?:\n|$)/;

/** What a document says of itself in the YAML that it begins with; nothing where there is none. */
export function frontMatterOf(text: string): FrontMatter {
  const [, yaml] = FRONT_MATTER.exec(text) ?? [];
  if (yaml === undefined) return {};
  const document = parseDocument(yaml);
  // Front matter that is no YAML tells nothing; the file may still lie where a source does.
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 10 });
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The address that a document gives as its own, as `plainUrl` writes it. */
export function canonicalUrl(front: FrontMatter): string | undefined {
  const url = front['canonical-url'] ?? front['canonicalUrl'] ?? front['canonical_url'];
  return typeof url === 'string' ? plainUrl(url) : undefined;
}

/** An address without what does not name the document: a language in its path, a query, a fragment, a slash at its end. */
export function plainUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/^\/[a-z]{2}-[a-z]{2}(?=\/)/i, '').replace(/\/+$/, '')}`;
}
