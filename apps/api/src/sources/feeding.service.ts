import { Injectable } from '@nestjs/common';
import { canonicalJson, Problem, type CompiledRelease } from '@plimsoll/engine';
import { draftId } from '../drafts/draft-id.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { WriteStore, type Transaction } from '../writes/write.store.js';
import type { Answered, Asked, Done } from '../writes/write.types.js';
import { comparisonOf, revisionsNeeded } from './comparison-of.js';
import { openDraftOf } from './drafted-drift.js';
import { driftSummary } from './drift-shown.js';
import { tellDrift } from './drift-told.js';
import { EarlierValues } from './earlier-values.js';
import { FeedingWorld } from './feeding-world.js';
import { KnownSources } from './known-sources.js';
import { movedAwayOf } from './moved-away.js';
import { receivedOf, sortRevisions, type Sorted } from './new-revisions.js';
import { appendDriftEvent, insertDrift, lockSources, readReceived, SourceStore } from './source.store.js';
import { newestRelease } from './sources.service.js';
import { isAffected, type DriftOutcome, type DriftRecord, type DriftTold, type SentRevision } from './sources.types.js';

/** A batch as it is sent. */
export interface Batch {
  readonly catalog: string;
  readonly revisions: readonly SentRevision[];
}

/** What a batch was compared to, and what came of it. */
interface Compared {
  readonly release: CompiledRelease;
  readonly sources: KnownSources;
  readonly sorted: Sorted;
  readonly told: DriftTold | undefined;
}

/** Somebody else fed the same sources while this batch was compared. */
class MovedOn extends Error {}

const TRIES = 5;

/** Takes new texts of sources in, finds out what they do to the facts, and opens a draft where they do something. */
@Injectable()
export class FeedingService {
  constructor(
    private readonly store: SourceStore,
    private readonly writes: WriteStore,
    private readonly memory: ReleaseMemory,
    private readonly world: FeedingWorld,
  ) {}

  /** Throws Problem 404 `source-not-found`, 409 `sources-busy`, 422 `duplicate-source`, `comparison-too-large`. */
  async feed(asked: Asked, batch: Batch): Promise<Answered> {
    refuseTwice(batch);
    for (let left = TRIES; left > 0; left -= 1) {
      const compared = await this.compare(batch);
      try {
        return await this.writes.perform(asked, (tx) => this.take(tx, asked, { batch, compared }));
      } catch (error) {
        if (!(error instanceof MovedOn)) throw error;
      }
    }
    throw new Problem(409, 'sources-busy', 'Others keep feeding these sources: send the revisions again.');
  }

  // Outside of the transaction: it may take long, and holds nothing up.
  private async compare({ catalog, revisions }: Batch): Promise<Compared> {
    const release = newestRelease(this.memory, catalog);
    const sources = new KnownSources(release, await this.store.received(catalog));
    const sorted = sortRevisions(revisions, sources, this.world.clock.now());
    if (sorted.fresh.length === 0) return { release, sources, sorted, told: undefined };
    const earlier = new EarlierValues(
      this.memory.history(catalog),
      (fact) => (release.supersededBy.get(fact) ?? []).length > 0,
    );
    const before = await this.lastDrifts(catalog, sorted);
    const away = movedAwayOf(
      before,
      release,
      (revision) => sources.revisions.find(({ id }) => id === revision)?.source,
    );
    const texts = await this.textsOf(revisionsNeeded(sorted.fresh, { release, sources, away }));
    const alarmShare = this.world.alarmShare;
    const comparison = comparisonOf(sorted.fresh, { release, sources, earlier, away, texts, alarmShare });
    const drifts = await this.world.comparer.compare(comparison);
    const standing = sorted.fresh.flatMap(
      ({ source }) => texts.get(sources.get(source)?.newest?.textSha256 ?? '') ?? [],
    );
    const told = tellDrift(drifts, { release, fresh: sorted.fresh, earlier, before, away, standing, alarmShare });
    return { release, sources, sorted, told };
  }

  private async take(
    tx: Transaction,
    asked: Asked,
    { batch, compared }: { readonly batch: Batch; readonly compared: Compared },
  ): Promise<Done> {
    const { catalog, revisions } = batch;
    await lockSources(tx, catalog);
    const release = newestRelease(this.memory, catalog);
    const sources = new KnownSources(release, await readReceived(tx, catalog));
    const now = this.world.clock.now();
    const sorted = sortRevisions(revisions, sources, now);
    if (sorted.fresh.length === 0) return { status: 200, body: { ...takenOf(sorted), drift: null }, deeds: [] };
    const isSame = release === compared.release && namesOf(sorted) === namesOf(compared.sorted);
    if (!isSame || !compared.told) throw new MovedOn();
    const { told } = compared;
    const drift = { id: draftId(now), catalog, at: now, by: asked.caller.id, outcome: outcomeOf(told), told };
    return this.record(tx, asked, { drift, sorted: compared.sorted, sources });
  }

  private async record(tx: Transaction, asked: Asked, { drift, sorted, sources }: Recording): Promise<Done> {
    const { catalog, told } = drift;
    const isNew = told.facts.some((fact) => isAffected(fact) && fact.since === null);
    const { content } = this.memory.snapshot(catalog, String(told.base));
    const revisions = sorted.fresh.map(receivedOf);
    const drafting = { id: drift.id, told, sources, revisions, content, isConfirmed: false };
    const opened = isNew ? await this.openOf(tx, asked, { catalog, drafting }) : undefined;
    const record: DriftRecord = { ...drift, draft: opened?.id ?? null };
    await insertDrift(tx, record, sorted.fresh);
    const summary = driftSummary(record);
    if (isNew || drift.outcome === 'alarm') await appendDriftEvent(tx, record, eventOf(record));
    const deed = { type: 'source.revised', target: `drift:${drift.id}`, after: summary };
    return {
      status: 201,
      body: { ...takenOf(sorted), drift: summary },
      location: `/v1/drifts/${drift.id}`,
      deeds: [deed, ...(opened?.done.deeds ?? [])],
    };
  }

  /** A draft for a drift; none where all that changed is in sources that raised an alarm. */
  private async openOf(tx: Transaction, asked: Asked, { catalog, drafting }: Opening) {
    const { told } = drafting;
    const alarmed = new Set(told.sources.filter(({ guard }) => guard.alarm).map(({ source }) => source));
    const isDrafted = told.facts.some(
      (fact) => isAffected(fact) && fact.since === null && fact.citations.every(({ source }) => !alarmed.has(source)),
    );
    return isDrafted ? openDraftOf(tx, { drafts: this.world.drafts, asked, catalog }, drafting) : undefined;
  }

  private async textsOf(revisions: readonly { readonly textSha256: string }[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const { textSha256 } of revisions) {
      const text = this.memory.sourceText(textSha256) ?? (await this.store.text(textSha256));
      if (text !== undefined) texts.set(textSha256, text);
    }
    return texts;
  }

  private async lastDrifts(catalog: string, { fresh }: Sorted): Promise<readonly DriftRecord[]> {
    const found: DriftRecord[] = [];
    for (const { source } of fresh) {
      const drift = await this.store.lastDriftOf(catalog, source);
      if (drift && !found.some(({ id }) => id === drift.id)) found.push(drift);
    }
    return found;
  }
}

interface Recording {
  readonly drift: Omit<DriftRecord, 'draft'>;
  readonly sorted: Sorted;
  readonly sources: KnownSources;
}

interface Opening {
  readonly catalog: string;
  readonly drafting: Parameters<typeof openDraftOf>[2];
}

function refuseTwice({ revisions }: Batch): void {
  const names = revisions.map(({ source }) => source);
  const at = names.findIndex((source, index) => names.indexOf(source) !== index);
  if (at === -1) return;
  const detail = `The source ${names[at]} is named twice: send its earlier text in a batch before.`;
  throw new Problem(422, 'duplicate-source', detail, [
    { pointer: `/revisions/${at}/source`, code: 'duplicate-source', detail },
  ]);
}

function outcomeOf({ sources, facts }: DriftTold): DriftOutcome {
  if (sources.some(({ guard }) => guard.alarm)) return 'alarm';
  return facts.some(isAffected) ? 'drifted' : 'quiet';
}

const namesOf = ({ fresh }: Sorted) => canonicalJson(fresh.map(({ id, order }) => [id, order]));

function takenOf({ fresh, known }: Sorted): object {
  return {
    revisions: [
      ...fresh.map(({ source, id, textSha256 }) => ({ source, revision: id, textSha256, isNew: true })),
      ...known.map(({ source, id, textSha256 }) => ({ source, revision: id, textSha256, isNew: false })),
    ],
  };
}

function eventOf(record: DriftRecord): object {
  const { drift, draft, sources, changed, gone } = driftSummary(record);
  return { drift, draft, sources, changed, gone, alarm: record.outcome === 'alarm' };
}
