import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { Problem, type Snapshot } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { openCatalog } from './open-catalog.js';
import { openRelease } from './open-release.js';
import type { Shelf } from './shelf.js';

const authored = readCatalog(fileURLToPath(new URL('../../catalog/aks-networking', import.meta.url)));
const releases = authored.releases.map(({ header }) => ({ ...header, digest: authored.digestAt(header.sequence) }));

function headerOf(sequence: number) {
  const header = releases[sequence - 1];
  if (!header) throw new Error(`no release ${sequence}`);
  return header;
}

const snapshotOf = (sequence: number): Snapshot => ({
  kind: 'plimsoll-snapshot/1',
  release: headerOf(sequence),
  content: authored.contentAt(sequence),
});

const shelf: Shelf = { catalog: authored.catalog, releases, snapshot: snapshotOf };
const today = () => '2026-11-22';
const catalog = openCatalog(shelf, today);
const nodes = { options: ['kubenet'], dimensions: ['max-nodes'] };
const document = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'a', count: 401 }] };
const judged = { format: 'design' as const, document };

async function problemOf(answer: Promise<unknown>): Promise<Problem> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error('no problem was found');
}

describe('openCatalog', () => {
  it.each([
    ['current', 3],
    ['previous', 2],
    ['1', 1],
    [headerOf(2).label, 2],
    [headerOf(1).digest, 1],
  ])('finds the release %s', async (release, sequence) => {
    const answer = await catalog.compare({ ...nodes, release });
    expect(answer.release.sequence).toBe(sequence);
    expect(catalog.release(release).sequence).toBe(sequence);
  });

  it('takes the release that a shelf calls current, and the one before it', async () => {
    const rolledBack = openCatalog({ ...shelf, current: 2 }, today);
    expect(rolledBack.release().sequence).toBe(2);
    expect(rolledBack.release('previous').sequence).toBe(1);
    expect((await rolledBack.compare(nodes)).release.sequence).toBe(2);
  });

  it('answers what an opened release answers', async () => {
    const release = openRelease(snapshotOf(2), today);
    const asked = { category: 'network-plugin', requirements: [{ id: 'node-count', value: 600 }] };
    expect(await catalog.recommend({ ...asked, release: '2' })).toEqual(release.recommend(asked));
    expect(await catalog.validate({ ...judged, release: '2' })).toEqual(release.validate(judged));
    const step = { from: judged, to: judged };
    expect(await catalog.transition({ ...step, release: '2' })).toEqual(release.transition(step));
  });

  it('answers what only several releases can', async () => {
    const compared = await catalog.compare({ ...nodes, releases: ['1', 'current'] });
    expect(compared.releases.map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect((await catalog.diff()).from.sequence).toBe(2);
    expect((await catalog.diff({ from: '1', to: '2' })).to.sequence).toBe(2);
    const history = await catalog.explain({ option: 'kubenet', dimension: 'max-nodes', release: '2' });
    expect(history.releases.map(({ release }) => release.sequence)).toContain(1);
    const changed = await catalog.answersDiff({ from: { release: '2', asOf: '2026-11-22' }, to: {} });
    expect([changed.from.release.sequence, changed.to.release.sequence, changed.to.asOf]).toEqual([2, 3, '2026-11-22']);
    expect(changed.questions.length).toBeGreaterThan(0);
  });

  it('writes a report as SARIF, with the place of the document', async () => {
    const sarif = JSON.parse(await catalog.sarif(judged, 'main.tf')) as { version: string; runs: unknown[] };
    expect(sarif.version).toBe('2.1.0');
    expect(JSON.stringify(sarif.runs)).toContain('"main.tf"');
  });

  it('gives the snapshot that it holds', async () => {
    expect(await catalog.snapshot('1')).toEqual(snapshotOf(1));
  });

  it('opens a release when it is first asked for, and once', async () => {
    const opened: number[] = [];
    const counting = openCatalog({
      ...shelf,
      snapshot: (sequence) => {
        opened.push(sequence);
        return snapshotOf(sequence);
      },
    });
    expect(opened).toEqual([]);
    await Promise.all([
      counting.compare({ ...nodes, release: '2' }),
      counting.compare({ ...nodes, release: 'previous' }),
    ]);
    expect(opened).toEqual([2]);
  });

  it('tries again what could not be opened', async () => {
    let tries = 0;
    const flaky = openCatalog({
      ...shelf,
      snapshot: (sequence) => {
        tries += 1;
        if (tries === 1) throw new Error('the network went away');
        return snapshotOf(sequence);
      },
    });
    await expect(flaky.compare(nodes)).rejects.toThrow('the network went away');
    expect((await flaky.compare(nodes)).release.sequence).toBe(3);
  });

  it('refuses a snapshot that is not the listed release', async () => {
    const swapped = openCatalog({ ...shelf, snapshot: () => snapshotOf(1) });
    expect((await problemOf(swapped.compare(nodes))).code).toBe('digest-mismatch');
  });

  it.each([
    ['/release', 404, 'release-not-found', () => catalog.compare({ ...nodes, release: '9' })],
    ['/catalog', 404, 'catalog-not-found', () => catalog.compare({ ...nodes, catalog: 'planes' })],
    ['/releases/1', 404, 'release-not-found', () => catalog.compare({ ...nodes, releases: ['1', '9'] })],
    ['/release', 422, 'release-and-releases', () => catalog.compare({ ...nodes, release: '1', releases: ['1', '2'] })],
    ['/to/release', 404, 'release-not-found', () => catalog.answersDiff({ from: {}, to: { release: '9' } })],
    ['/options/0', 422, 'unknown-option', () => catalog.compare({ options: ['kubenett'] })],
    ['/document', 422, 'unrecognised-document', () => catalog.validate({ document: { hull: 'wood' } })],
    ['/from/document', 422, 'unrecognised-document', () => catalog.transition({ from: { document: {} }, to: judged })],
  ])('points to %s with %s %s', async (pointer, status, code, ask) => {
    const problem = await problemOf(ask());
    expect([problem.status, problem.code, problem.errors[0]?.pointer]).toEqual([status, code, pointer]);
  });

  it('does not tell a history that it does not hold', async () => {
    const last = openCatalog({ ...shelf, releases: releases.slice(-1) });
    const asked = { option: 'kubenet', dimension: 'max-nodes' };
    expect((await problemOf(last.explain(asked))).code).toBe('history-incomplete');
    expect((await last.compare(nodes)).release.sequence).toBe(3);
  });
});
