import { setTimeout as delay } from 'node:timers/promises';
import { BOATS, TOLD } from '../support/boat-catalog.js';
import { readyDraft, type Published, type ReadyDraft } from '../support/draft-flow.js';
import { eventually } from '../support/eventually.js';
import { hire, Writer, type Written } from '../support/writer.js';
import { faultsIn, type Ledger } from './agreement.js';

/** What is struck in each round, and comes back. */
export interface Target {
  readonly databaseUrl: string;
  /** Where clients find the service now. */
  readonly url: () => string;
  /** Every service that answers, or will after the next blow. */
  readonly everyUrl: () => readonly string[];
  strike(): Promise<void>;
  recover(): Promise<void>;
}

/** How often a publish was in which state when the blow fell. */
interface Tally {
  /** It was acknowledged. */
  acknowledged: number;
  /** It was committed, and its answer was lost: the repeated request was answered from the key. */
  answerLost: number;
  /** It was not committed: the repeated request did it. */
  undone: number;
}

/** When to strike: given the publishes as they run. */
type Moment = (publishes: readonly Promise<unknown>[]) => Promise<unknown>;

interface Crew {
  readonly editors: readonly [Writer, Writer];
  readonly publisher: Writer;
}

/** A draft with who wrote it. */
interface Entry extends ReadyDraft {
  readonly editor: Writer;
}

interface Settled {
  readonly entry: Entry;
  readonly answer: Written<Partial<Published> & { readonly code?: string }>;
  /** Whether it was acknowledged before the blow. */
  readonly isEarly: boolean;
}

/**
 * Two editors, each with a draft on the same release, that are published at once; in the middle of that something is killed. Both repeat by key until they
 * have an answer: one release comes of each round, and the other draft is withdrawn.
 */
export class Rounds {
  readonly tally: Tally = { acknowledged: 0, answerLost: 0, undone: 0 };
  private readonly published: Ledger['published'][number][] = [];
  private readonly withdrawn: string[] = [];
  private number = 100;
  private isStruck = false;
  /** Milliseconds from the start of a publish to about its commit: hunted by the answers, as machines are quick and slow. */
  private edgeMs = 60;

  private constructor(
    private readonly target: Target,
    private readonly crew: Crew,
  ) {}

  static async begin(target: Target, adminToken: string): Promise<Rounds> {
    const editor = (name: string) => hire(target.url, adminToken, name, 'editor');
    const editors = [await editor('first'), await editor('second')] as const;
    const publisher = await hire(target.url, adminToken, 'publisher', 'publisher');
    return new Rounds(target, { editors, publisher });
  }

  get releases(): number {
    return this.published.length + 1;
  }

  /** One round with a blow around the commit of a publish. Gives what did not agree, right after the blow and when everybody had an answer. */
  async aroundThePublish(): Promise<readonly string[]> {
    const moment: Moment = () => delay((0.25 + 1.5 * Math.random()) * this.edgeMs);
    const before = this.tally.acknowledged;
    const faults = await this.round(moment);
    this.edgeMs *= this.tally.acknowledged > before ? 0.9 : 1.1;
    return faults;
  }

  /** One round with a blow anywhere from the opening of the drafts to the last answer. */
  async anywhere(): Promise<readonly string[]> {
    this.isStruck = false;
    const flow = this.flow();
    const blow = delay(Math.random() * 6 * this.edgeMs).then(() => this.blow());
    const [, faults] = await Promise.all([flow, blow]);
    return [...faults, ...(await this.agree())];
  }

  /** One round in which nothing is killed. */
  async inPeace(): Promise<readonly string[]> {
    this.isStruck = false;
    await this.flow();
    return this.agree();
  }

  async round(moment: Moment): Promise<readonly string[]> {
    this.isStruck = false;
    const drafts = await this.ready();
    const publishes = drafts.map((draft) => this.publish(draft));
    await moment(publishes);
    const faults = await this.blow();
    if (faults.length > 0) return faults;
    await this.settle(await Promise.all(publishes));
    return [...faults, ...(await this.agree())];
  }

  /** Waits until every service answers with the newest release. */
  async isServed(): Promise<void> {
    for (const url of this.target.everyUrl())
      await eventually(async () => {
        const answer = await fetch(`${url}/v1/catalogs/${BOATS}/releases/current`).catch(() => undefined);
        return answer?.ok === true && ((await answer.json()) as Published).sequence === this.releases;
      });
  }

  /** What does not agree now. */
  faults(): Promise<readonly string[]> {
    return faultsIn(this.target.databaseUrl, { published: this.published, withdrawn: this.withdrawn });
  }

  private async blow(): Promise<readonly string[]> {
    this.isStruck = true;
    await this.target.strike();
    await this.target.recover();
    return this.faults();
  }

  private async agree(): Promise<readonly string[]> {
    await this.isServed();
    return this.faults();
  }

  private async flow(): Promise<void> {
    const drafts = await this.ready();
    await this.settle(await Promise.all(drafts.map((draft) => this.publish(draft))));
  }

  private ready(): Promise<readonly Entry[]> {
    const { editors, publisher } = this.crew;
    return Promise.all(
      editors.map(async (editor) => {
        this.number += 1;
        const patch = { value: { number: this.number } };
        const edits = [{ kind: 'fact', id: TOLD.fact, patch }];
        const plan = { catalog: BOATS, title: `crew of ${this.number}`, edits };
        return { ...(await readyDraft(editor, publisher, plan)), editor };
      }),
    );
  }

  private async publish(entry: Entry): Promise<Settled> {
    const answer = await this.crew.publisher.insist<Settled['answer']['body']>(`/v1/drafts/${entry.id}/publish`, {
      ifMatch: entry.etag,
    });
    const { sequence, digest } = answer.body;
    if (answer.status === 201 && sequence !== undefined && digest !== undefined)
      this.published.push({ draft: entry.id, sequence, digest });
    return { entry, answer, isEarly: !this.isStruck };
  }

  private async settle(settled: readonly Settled[]): Promise<void> {
    const winners = settled.filter(({ answer }) => answer.status === 201);
    const losers = settled.filter(({ answer }) => answer.body.code === 'base-moved');
    if (winners.length !== 1 || losers.length !== 1)
      throw new Error(`not one of two was published: ${JSON.stringify(settled.map(({ answer }) => answer))}`);
    for (const { answer, isEarly } of winners) {
      if (isEarly) this.tally.acknowledged += 1;
      else if (answer.isReplayed) this.tally.answerLost += 1;
      else this.tally.undone += 1;
    }
    for (const { entry } of losers) await this.withdraw(entry);
  }

  private async withdraw({ id, etag, editor }: Entry): Promise<void> {
    const { status, body } = await editor.insist(`/v1/drafts/${id}/withdraw`, { body: {}, ifMatch: etag });
    if (status !== 200) throw new Error(`not withdrawn: ${JSON.stringify(body)}`);
    this.withdrawn.push(id);
  }
}
