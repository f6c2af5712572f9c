import type { Citation, ItemKind, LocalizedText, ReleaseContentInput, ReleaseHeader } from '@plimsoll/engine';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** Where in the folder something is written. `file` is relative to the folder, with `/`; `line` is 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** One item as a release changes it: its whole new content as it is published, or null where the item is gone from this release on. */
export interface AuthoredChange {
  readonly kind: ItemKind;
  readonly key: string;
  readonly content: JsonObject | null;
}

/** A release as the folder tells it. `digest` is what `releases.yaml` lists, if anything; `digestAt` of the catalog is what the files give. */
export interface AuthoredRelease {
  readonly header: Omit<ReleaseHeader, 'digest'>;
  readonly digest?: string;
  /** Sorted by kind, then key; each key once. */
  readonly changes: readonly AuthoredChange[];
}

/** A statement of a source that no dimension can hold, and why. */
export interface NotHeld {
  readonly id: string;
  readonly reason: LocalizedText;
  readonly citations: readonly Citation[];
}

/** The ids that a list beside the sources says were found in them; each must be a fact or be listed as not held. */
export interface ExpectedFacts {
  readonly file: string;
  readonly ids: readonly string[];
}

/** A catalog folder, read: its releases in order, each with what it changes. */
export interface AuthoredCatalog {
  readonly catalog: string;
  readonly name: LocalizedText;
  readonly releases: readonly AuthoredRelease[];
  /** The texts of the source revisions, by SHA-256 of their UTF-8 bytes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly notHeld: readonly NotHeld[];
  readonly expectedFacts: readonly ExpectedFacts[];
  /** Everything the release of that sequence holds, each list sorted by id. Throws RangeError for a sequence that is not listed. */
  contentAt(sequence: number): ReleaseContentInput;
  /** The digest that the files give for that release. Throws RangeError for a sequence that is not listed. */
  digestAt(sequence: number): string;
  /** Where the version of an item that holds in that release is written; with a JSON pointer, where that part of it is. */
  placeOf(sequence: number, kind: ItemKind, id: string, pointer?: string): Place | undefined;
}
