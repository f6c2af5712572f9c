import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { Problem, type Snapshot } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { openRelease } from './open-release.js';

const catalog = readCatalog(fileURLToPath(new URL('../../catalog/aks-networking', import.meta.url)));
const last = catalog.releases.at(-1)?.header;
if (!last) throw new Error('the shipped catalog has no release');
const snapshot: Snapshot = {
  kind: 'plimsoll-snapshot/1',
  release: { ...last, digest: catalog.digestAt(last.sequence) },
  content: catalog.contentAt(last.sequence),
};

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

describe('openRelease', () => {
  const release = openRelease(structuredClone(snapshot), () => '2026-11-22');

  it('answers the three verbs of a release and names it', () => {
    const compared = release.compare({ options: ['kubenet'], dimensions: ['max-nodes'] });
    expect(compared.rows[0]?.cells[0]?.limit?.number).toBe(400);
    expect(compared.release.digest).toBe(snapshot.release.digest);
    expect(compared.asOf).toBe('2026-11-22');
    const asked = {
      category: 'network-plugin',
      requirements: [{ id: 'windows-node-pools', strength: 'must' as const }],
    };
    expect(release.recommend(asked).options.find(({ option }) => option === 'kubenet')?.verdict).toBe('ruled-out');
    const stacks = release.recommend({ stack: true, requirements: asked.requirements });
    expect(stacks.stacks[0]?.verdict).toBe('fits');
    const design = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'a', count: 401 }] };
    const report = release.validate({ format: 'design', document: design, horizon: 365 });
    expect(report).toMatchObject({ kind: 'plimsoll-report/1', outcome: 'fail' });
  });

  it('refuses content that does not give the digest', () => {
    const bent = structuredClone(snapshot) as { content: { facts: { id: string }[] } };
    bent.content.facts.pop();
    expect(problemOf(() => openRelease(bent)).code).toBe('digest-mismatch');
  });

  it('refuses what is no snapshot, and says where', () => {
    expect(
      problemOf(() => openRelease({ ...snapshot, content: { ...snapshot.content, facts: 'none' } })),
    ).toMatchObject({
      code: 'malformed-snapshot',
      errors: [{ pointer: '/content/facts' }],
    });
    expect(problemOf(() => openRelease(null)).code).toBe('malformed-snapshot');
  });

  it('tells a wrong question by its place', () => {
    const wrong = { options: ['kubenet'], dimensions: [7] } as unknown as Parameters<typeof release.compare>[0];
    expect(problemOf(() => release.compare(wrong))).toMatchObject({
      status: 400,
      code: 'invalid-request',
      errors: [{ pointer: '/dimensions/0', code: 'wrong-type' }],
    });
  });

  it('does not answer for another release that a question names all the same', () => {
    const asked = { options: ['kubenet'], release: String(last.sequence) };
    expect(release.compare(asked).release.sequence).toBe(last.sequence);
    expect(problemOf(() => release.compare({ ...asked, release: '1' } as typeof asked))).toMatchObject({
      status: 404,
      code: 'release-not-found',
      errors: [{ pointer: '/release' }],
    });
  });
});
