import { Problem, type ReleaseHeader } from '@plimsoll/engine';
import type { Today } from '../asking.js';
import { isNamed } from '../find-header.js';
import { AbortedError } from '../online/errors.js';
import type { CallOptions } from '../online/operation.js';
import { answering, type OpenedRelease } from '../open-release.js';
import { troubleOf } from './failures.js';
import type { Followed, Following } from './following.js';
import type { LocalPlimsoll, ReleaseOrigin, ServerState } from './local.types.js';
import type { Listeners } from './listeners.js';
import type { HeldRelease, ReleaseFolder } from './release-folder.js';
import type { Service } from './service.js';
import type { Found } from './starting.js';

/** What a local release is made of. `found` is what it begins with; `service` is absent where nothing is to be asked. */
export interface Parts {
  readonly found: Found | undefined;
  readonly folder: ReleaseFolder;
  readonly service: Service | undefined;
  readonly ref: string;
  readonly today: Today;
  readonly now: () => number;
  readonly listeners: Listeners;
}

/** What answers now. It is replaced as a whole, so that no question sees two releases. */
interface InForce {
  readonly opened: OpenedRelease;
  readonly origin: ReleaseOrigin;
  readonly retrievedAt: number;
}

export class LocalRelease implements LocalPlimsoll, Followed {
  private inForce: InForce | undefined;
  private state: ServerState = { state: 'none' };
  private following: Following | undefined;
  private readonly ending = new AbortController();
  /** Looks come one after another: two at once could put an older release in force after a newer one. */
  private looking: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    if (parts.found) this.putInForce(parts.found);
  }

  get hasRelease(): boolean {
    return this.inForce !== undefined;
  }

  get release(): ReleaseHeader {
    return this.answers.opened.release;
  }

  get origin(): ReleaseOrigin {
    return this.answers.origin;
  }

  get retrievedAt(): string {
    return new Date(this.answers.retrievedAt).toISOString();
  }

  get age(): number {
    return this.parts.now() - this.answers.retrievedAt;
  }

  get server(): ServerState {
    return this.state;
  }

  compare: OpenedRelease['compare'] = (question) => this.answers.opened.compare(question);
  recommend = ((question: Parameters<OpenedRelease['recommend']>[0]) =>
    this.answers.opened.recommend(question)) as OpenedRelease['recommend'];
  validate: OpenedRelease['validate'] = (question) => this.answers.opened.validate(question);
  transition: OpenedRelease['transition'] = (question) => this.answers.opened.transition(question);
  ipPlan: OpenedRelease['ipPlan'] = (question) => this.answers.opened.ipPlan(question);
  configure: OpenedRelease['configure'] = (question) => this.answers.opened.configure(question);

  /** Asks the service for the first time: once where there is something to answer with, with the client's patience where there is not. Never fails. */
  async begin(): Promise<void> {
    await this.quietly(this.hasRelease ? { retries: 0 } : {});
  }

  follow(begin: (followed: this) => Following): void {
    this.following = begin(this);
  }

  async look(): Promise<string | undefined> {
    return (await this.quietly({ retries: 0 })) ? this.inForce?.opened.release.digest : undefined;
  }

  told(error: unknown): void {
    this.parts.listeners.trouble(troubleOf(error, this.parts.service?.place ?? '', 'stream-failed'));
  }

  async refresh(): Promise<boolean> {
    return this.synchronise({});
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.following?.close();
    await this.looking.catch(() => undefined);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private get answers(): InForce {
    if (this.inForce === undefined) throw new Error('there is no release yet');
    return this.inForce;
  }

  private async quietly(options: CallOptions): Promise<boolean> {
    return this.synchronise(options).then(
      () => true,
      () => false,
    );
  }

  private synchronise(options: CallOptions): Promise<boolean> {
    const { service, ref } = this.parts;
    // What a pinned release says never changes.
    if (!service || (ref !== 'current' && this.hasRelease)) return Promise.resolve(false);
    const turn = this.looking
      .catch(() => undefined)
      .then(() => this.takeFrom(service, { ...options, signal: this.ending.signal }));
    this.looking = turn;
    return turn;
  }

  private async takeFrom(service: Service, options: CallOptions): Promise<boolean> {
    try {
      const isNew = await this.take(service, options);
      this.state = { state: 'live', checkedAt: this.moment() };
      return isNew;
    } catch (error) {
      service.forget();
      if (!(error instanceof AbortedError)) this.markUnreachable(error, service.place);
      throw error;
    }
  }

  private async take(service: Service, options: CallOptions): Promise<boolean> {
    const { ref, now, folder, listeners } = this.parts;
    const header = await service.header(ref, options);
    if (ref !== 'current' && !isNamed(header, ref))
      throw new Problem(422, 'digest-mismatch', `the service was asked for ${ref} and gave ${header.digest}`);
    if (this.isInForce(header)) return false;
    const held = (await this.kept(header)) ?? (await this.fetched(service, header, options));
    if (ref === 'current') await this.noted(() => folder.pointTo(header, now()));
    if (this.ending.signal.aborted) throw new AbortedError('aborted', 'it was closed');
    const isFirst = !this.hasRelease;
    this.putInForce({ ...held, origin: 'network' });
    if (!isFirst) listeners.release(held.release.header);
    return true;
  }

  private isInForce({ sequence, digest }: ReleaseHeader): boolean {
    const release = this.inForce?.opened.release;
    return release?.sequence === sequence && release.digest === digest;
  }

  /** A release that was fetched before: the current one may go back to it. */
  private async kept({ sequence, digest }: ReleaseHeader): Promise<HeldRelease | undefined> {
    const held = await this.parts.folder.find(digest);
    return held?.release.header.sequence === sequence ? held : undefined;
  }

  private async fetched(service: Service, header: ReleaseHeader, options: CallOptions): Promise<HeldRelease> {
    const { release, snapshot } = await service.release(header, options);
    const retrievedAt = this.parts.now();
    await this.noted(() => this.parts.folder.keep(release.header, snapshot, retrievedAt));
    return { release, retrievedAt };
  }

  /** A folder that cannot be written to costs the next start a fetch, and no answer. */
  private async noted(write: () => Promise<void>): Promise<void> {
    const { folder, listeners } = this.parts;
    await write().catch((error: unknown) => listeners.trouble(troubleOf(error, folder.path, 'unwritable-cache')));
  }

  private putInForce({ release, origin, retrievedAt }: Found): void {
    this.inForce = { opened: answering(release, this.parts.today), origin, retrievedAt };
  }

  private markUnreachable(error: unknown, place: string): void {
    const trouble = troubleOf(error, place, 'service-failed');
    const before = this.state;
    const since = before.state === 'unreachable' ? before.since : this.moment();
    this.state = { state: 'unreachable', since, code: trouble.code };
    if (before.state !== 'unreachable' || before.code !== trouble.code) this.parts.listeners.trouble(trouble);
  }

  private moment(): string {
    return new Date(this.parts.now()).toISOString();
  }
}
