import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { OpenedRelease } from '../open-release.js';
import { boats } from './boats.spec-fixture.js';
import type { LocalOptions, LocalPlimsoll, Trouble } from './local.types.js';
import { Plimsoll } from './plimsoll.js';
import { BoatService } from './service.spec-fixture.js';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-local-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function startService(): Promise<BoatService> {
  const service = await new BoatService().start();
  onTestFinished(() => service.stop());
  return service;
}

/** Waits until a condition holds; what never comes is ended by the test's bound. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5);
}

/** A package with the first releases. */
export const bundledUpTo = (last: number) => ({
  catalog: 'boats',
  releases: Array.from({ length: last }, (_, index) => boats(index + 1).release),
  snapshot: async (sequence: number) => boats(sequence),
});

export interface Heard {
  readonly local: LocalPlimsoll;
  readonly troubles: Trouble[];
  readonly releases: number[];
}

/** A local release of `boats`, closed when the test ends, and what it told. */
export async function open(options: Partial<LocalOptions> = {}): Promise<Heard> {
  const troubles: Trouble[] = [];
  const releases: number[] = [];
  const local = await Plimsoll.local({
    catalog: 'boats',
    cacheDir: temporaryFolder(),
    today: () => '2026-11-22',
    onTrouble: (trouble) => troubles.push(trouble),
    onRelease: ({ sequence }) => releases.push(sequence),
    ...options,
  });
  onTestFinished(() => local.close());
  return { local, troubles, releases };
}

/** How many people a ketch carries: ten times the number of the release that answers. */
export function crewOf(release: Pick<OpenedRelease, 'compare'>): number | undefined {
  const { rows } = release.compare({ options: ['ketch'], dimensions: ['max-crew'] });
  return rows[0]?.cells[0]?.limit?.number;
}
