import { cellKey, compileRelease, type CompiledRelease } from './compile.js';
import type { PublishedVersion, ReleaseHistory } from './explain-history.js';
import { factsAbout, withRelated, writtenFacts } from './explain-index.js';
import { itemKinds, kindNames, type ItemKind, type ReleaseContentInput, type ReleaseHeader } from './model/release.js';

/** Which cell is asked about. */
export interface CellName {
  readonly option: string;
  readonly dimension: string;
}

/** What of a catalog's history bears on one cell, up to one release. */
export interface CellHistory {
  /** The ids of the facts that are or were about the cell, and of those that a relation joins to one of them. */
  readonly near: ReadonlySet<string>;
  /** One for each release in which something of it changed, by rising sequence: that release with nothing else in it. */
  readonly slices: readonly CompiledRelease[];
}

/**
 * Gathers what bears on a cell and puts it into small releases of their own, so that cells and changes are worked out by the same functions as for whole
 * releases, without compiling these. Facts two relations away are held too: whether one in conflict is in force hangs on what supersedes it.
 */
export function cellHistory(history: ReleaseHistory, name: CellName, upTo: number): CellHistory {
  const near = withRelated(history, factsAbout(history, cellKey(name.option, name.dimension), upTo), upTo);
  const items = itemsFor(history, name, withRelated(history, near, upTo), upTo);
  return { near, slices: slicesOf(history.headers, items, upTo) };
}

type Items = readonly { readonly kind: ItemKind; readonly versions: readonly PublishedVersion[] }[];

function itemsFor(history: ReleaseHistory, name: CellName, facts: ReadonlySet<string>, upTo: number): Items {
  const take = (kind: ItemKind, ids: Iterable<string>) => {
    const held = history.versionsOf(kind);
    return [...ids].sort().flatMap((id) => {
      const versions = (held.get(id) ?? []).filter(({ sequence }) => sequence <= upTo);
      return versions.length > 0 ? [{ kind, versions }] : [];
    });
  };
  const factItems = take('fact', facts);
  const written = factItems.flatMap(({ versions }) => writtenFacts(versions, upTo));
  const revisions = new Set(written.flatMap(({ citations }) => citations.map(({ revision }) => revision)));
  const revisionItems = take('source-revision', revisions);
  const sources = new Set(
    revisionItems.flatMap(({ versions }) =>
      versions.flatMap(({ content }) => (content === null ? [] : [(content as { source: string }).source])),
    ),
  );
  return [
    ...factItems,
    ...revisionItems,
    ...take('source', sources),
    ...take('option', [name.option]),
    ...take('dimension', new Set([name.dimension, ...written.map(({ dimension }) => dimension)])),
  ];
}

function slicesOf(headers: readonly ReleaseHeader[], items: Items, upTo: number): CompiledRelease[] {
  const changed = new Set(items.flatMap(({ versions }) => versions.map(({ sequence }) => sequence)));
  return headers
    .filter(({ sequence }) => sequence <= upTo && changed.has(sequence))
    .map((header) => compileRelease(header, contentAt(items, header.sequence)));
}

/** A release with nothing in it, to compare the first one with. */
export function emptyBefore(header: ReleaseHeader): CompiledRelease {
  return compileRelease(header, contentAt([], 0));
}

const alwaysThere = kindNames.filter((kind) => kind !== 'default' && kind !== 'formula' && kind !== 'question');

function contentAt(items: Items, sequence: number): ReleaseContentInput {
  const lists = alwaysThere.map((kind) => {
    const list = items
      .filter((item) => item.kind === kind)
      .map(({ versions }) => versions.findLast((version) => version.sequence <= sequence)?.content)
      .filter((content) => content !== undefined && content !== null);
    return [itemKinds[kind].plural, list] as const;
  });
  // What is published has the model's shape; compiling parses it again.
  return Object.fromEntries(lists) as unknown as ReleaseContentInput;
}
