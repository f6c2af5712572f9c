import { releaseDigest } from '@plimsoll/engine';
import { appendAudit } from '../audit/audit.store.js';
import type { Database, Log } from '../database/database.types.js';
import type { SetAside } from '../releases/catalog-loader.js';
import type { ReleaseMemory } from '../releases/releases.types.js';
import { changedItems } from './content-changes.js';
import { appendEvent, createDraft, keepTexts, takeShippedFolder, type Transaction } from './draft.store.js';
import { draftId } from './draft-id.js';
import type { NewDraftRow } from './draft.types.js';
import { nextLabel } from './next-label.js';
import { rebaseContent } from './rebase-content.js';

/** Who wrote what came with the product. */
const SERVICE = 'plimsoll';
const LIMITS = { timeout: 60_000, maxWait: 60_000 };

interface Ground {
  readonly prisma: Database['prisma'];
  readonly memory: ReleaseMemory;
  readonly log: Log;
  readonly now: Date;
}

/**
 * Opens a draft of what shipped releases say that do not follow on the editors' own: their changes since the last common release, on the newest one. Where both
 * changed the same, the draft holds what the editors published, and `because` tells both. Once for a state of the folder, whatever number of replicas start.
 */
export async function openShippedDraft({ prisma, memory, log, now }: Ground, setAside: SetAside): Promise<void> {
  const { authored, fingerprint, common } = setAside;
  const { catalog } = authored;
  const releases = authored.releases.slice(common).map(({ header: { sequence, label } }) => ({ sequence, label }));
  log.warn(
    { catalog, releases },
    `shipped releases of ${catalog} are not published: its editors have published others`,
  );
  await prisma.$transaction(async (tx) => {
    if (!(await takeShippedFolder(tx, fingerprint, catalog))) return;
    const draft = draftOf(setAside, memory, now);
    if (draft) await write(tx, draft, authored.texts);
    const data = { releases, draft: draft?.id ?? null };
    await appendEvent(tx, { type: 'catalog.shipped-set-aside', catalog, at: now, data });
    const deed = { type: 'catalog.shipped-set-aside', target: `catalog:${catalog}`, after: data };
    await appendAudit(tx, deed, { actor: SERVICE });
  }, LIMITS);
}

async function write(tx: Transaction, draft: NewDraftRow, texts: ReadonlyMap<string, string>): Promise<void> {
  const cited = new Set(draft.content.sourceRevisions.map(({ textSha256 }) => textSha256));
  await keepTexts(
    tx,
    [...texts].filter(([sha256]) => cited.has(sha256)),
  );
  await createDraft(tx, draft);
}

/** Undefined where the newest release says all of it already. */
function draftOf({ authored, common }: SetAside, memory: ReleaseMemory, now: Date): NewDraftRow | undefined {
  const { catalog, releases } = authored;
  const newest = memory.headers(catalog).at(-1)?.sequence ?? common;
  const theirs = memory.snapshot(catalog, String(newest)).content;
  const sides = { base: authored.contentAt(common), theirs, ours: authored.contentAt(releases.length) };
  const { content, conflicts } = rebaseContent(sides, []);
  if (changedItems(theirs, content).length === 0 && conflicts.length === 0) return undefined;
  const shipped = releases.slice(common).map(({ header }) => ({ sequence: header.sequence, label: header.label }));
  const told = shipped.map(({ label }) => label).join(', ');
  const taken = memory.headers(catalog).map(({ label }) => label);
  return {
    id: draftId(now),
    catalog,
    title: `What the product ships as ${told}`,
    notes: releases.at(-1)?.header.notes ?? { en: told, ja: told },
    state: 'draft',
    author: SERVICE,
    baseSequence: newest,
    label: nextLabel(now.toISOString().slice(0, 10), taken),
    version: 1,
    digest: releaseDigest(catalog, content),
    content,
    because: { kind: 'shipped-catalog', common, releases: shipped, conflicts },
    createdAt: now,
    updatedAt: now,
    publishAt: null,
    publishBy: null,
    publishedSequence: null,
  };
}
