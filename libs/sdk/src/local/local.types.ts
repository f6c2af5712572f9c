/// <reference lib="esnext.disposable" preserve="true" />
import type { ReleaseHeader } from '@plimsoll/engine';
import type { ClientOptions } from '../online/client.js';
import type { OpenedRelease } from '../open-release.js';
import type { Shelf } from '../shelf.js';

/** Where the release in force came from: a service (now or earlier), a snapshot file, or a package that came with the program. */
export type ReleaseOrigin = 'bundled' | 'file' | 'network';

/** How it stands with the service. `code` is that of the newest failure; times are RFC 3339 in UTC. */
export type ServerState =
  | { readonly state: 'live'; readonly checkedAt: string }
  | { readonly state: 'unreachable'; readonly since: string; readonly code: string }
  /** None was named, or nothing is asked of it: a pinned release was at hand. */
  | { readonly state: 'none' };

/** What went wrong without an answer being lost: a damaged file, a service that is away or does not say the truth. */
export interface Trouble {
  /** Permanent: branch on it. New codes may come. */
  readonly code: string;
  readonly message: string;
  /** The file or the address that it is about. */
  readonly place: string;
  readonly cause: unknown;
}

/** Something that was tried in order to have a release. */
export type Attempted = Omit<Trouble, 'cause'>;

export interface LocalOptions {
  /** Default: that of `bundled`, else `aks-networking`. */
  readonly catalog?: string;
  /** `current`, which may be followed, or a release for good: its sequence, label or digest. Default: `current`. */
  readonly release?: number | string;
  /** A folder for releases that were fetched; it is made when it is not there. Several processes may share it, and all that they fetch should come from one service. */
  readonly cacheDir: string;
  /** The address of a service, or how it is called. Default: none is asked. */
  readonly server?: string | ClientOptions;
  /** What is there without a service: `@plimsoll/catalog-aks-networking`, or another shelf of snapshots. */
  readonly bundled?: Omit<Shelf, 'open'>;
  /** The path of a snapshot file. It goes before `bundled`. */
  readonly file?: string;
  /** How `current` is followed: by asking every `pollMs`, by events of the service and asking, or not at all. Default: `etag` where there is a service. */
  readonly follow?: 'events' | 'etag' | false;
  /** Milliseconds between two looks at `current`. Default: 60,000. */
  readonly pollMs?: number;
  /** Milliseconds without a sign of life after which a stream of events is opened anew. Default: 45,000. */
  readonly silenceMs?: number;
  /** The day of a question that names none. Default: today in UTC. */
  readonly today?: () => string;
  /** Milliseconds since 1970, for ages and times. Default: the platform's clock. */
  readonly now?: () => number;
  /** Hears of each release that comes into force after the first. */
  readonly onRelease?: (release: ReleaseHeader) => void;
  /** Hears of trouble, when it begins and when it changes. */
  readonly onTrouble?: (trouble: Trouble) => void;
}

/** A release in this process that answers like an opened one, and follows what is published. A question is answered by one release from start to end. */
export interface LocalPlimsoll extends OpenedRelease {
  readonly origin: ReleaseOrigin;
  /** When it was fetched (`network`), last changed (`file`) or published (`bundled`); RFC 3339 in UTC. */
  readonly retrievedAt: string;
  /** Milliseconds since `retrievedAt`. */
  readonly age: number;
  readonly server: ServerState;
  /** Asks the service now. Tells whether another release came into force. Throws PlimsollError or Problem where the service gave none; the release in force stays. */
  refresh(): Promise<boolean>;
  /** Ends everything that follows. Questions are answered as before. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
