import type { LocalizedText, ReleaseHeader } from '@plimsoll/engine';

/** How far the rows of a catalog are known: the newest sequence and the newest position of its pointer; 0 for none. */
export interface CatalogHeads {
  readonly catalog: string;
  readonly sequence: number;
  readonly position: number;
}

export interface CatalogRow {
  readonly id: string;
  readonly name: LocalizedText;
}

/** One version of one item: what it says from `sequence` on. Null content: it is gone. */
export interface ChangeRow {
  readonly kind: string;
  readonly key: string;
  readonly sequence: number;
  readonly content: unknown;
}

export interface MoveRow {
  readonly catalog: string;
  readonly position: number;
  readonly sequence: number;
  /** RFC 3339 in UTC. */
  readonly movedAt: string;
}

/** What was published of one catalog since some point. */
export interface ReleaseRows {
  readonly catalog: CatalogRow;
  readonly headers: readonly ReleaseHeader[];
  readonly changes: readonly ChangeRow[];
  readonly moves: readonly MoveRow[];
}
