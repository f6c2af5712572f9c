import { Problem, releaseHeaderSchema, type CompiledRelease, type ReleaseHeader } from '@plimsoll/engine';
import { checkedValue } from '../checked-value.js';
import { compileSnapshot } from '../compile-snapshot.js';
import type { Operations } from '../generated/operations.js';
import { createClient, type ClientOptions } from '../online/client.js';
import type { CallOptions } from '../online/operation.js';

/** The client remembers headers, so that an unchanged `current` costs nothing; a snapshot is asked for once. */
const MEMORY_CHARACTERS = 100_000;

/** A newer service may tell more of a release than is known here. */
const headerSchema = releaseHeaderSchema.loose();

export interface FetchedRelease {
  readonly release: CompiledRelease;
  /** As it came: its digest is over this. */
  readonly snapshot: unknown;
}

/** One catalog of a service. Every method throws PlimsollError where no answer came and Problem for an answer that is not the truth. */
export class Service {
  readonly place: string;
  private client: Operations;

  constructor(
    private readonly options: ClientOptions,
    private readonly catalog: string,
  ) {
    const { origin, pathname } = new URL(options.baseUrl);
    this.place = `${origin}${pathname}`.replace(/\/$/, '');
    this.client = this.newClient();
  }

  /** Forgets what it was answered: an answer that was no truth may stand under the tag of one that is, and would be taken again. */
  forget(): void {
    this.client = this.newClient();
  }

  async header(ref: string, options: CallOptions): Promise<ReleaseHeader> {
    const told = await this.client.getRelease({ catalog: this.catalog, ref }, options);
    const header = checkedValue(headerSchema, told, { code: 'malformed-release', whole: 'the release' });
    if (header.catalog === this.catalog) return header;
    throw new Problem(422, 'wrong-catalog', `the service was asked for ${this.catalog} and gave ${header.catalog}`);
  }

  /** The release that a header announces, its digest computed again. */
  async release({ sequence, digest }: ReleaseHeader, options: CallOptions): Promise<FetchedRelease> {
    const snapshot: unknown = await this.client.getSnapshot({ catalog: this.catalog, ref: String(sequence) }, options);
    const release = compileSnapshot(snapshot);
    const { header } = release;
    if (header.catalog !== this.catalog)
      throw new Problem(422, 'wrong-catalog', `the service was asked for ${this.catalog} and gave ${header.catalog}`);
    if (header.digest !== digest || header.sequence !== sequence)
      throw new Problem(422, 'digest-mismatch', `the service announced digest ${digest} and gave ${header.digest}`);
    return { release, snapshot };
  }

  private newClient(): Operations {
    return createClient({ ...this.options, memoryCharacters: MEMORY_CHARACTERS });
  }
}
