// What a program may write with a release that answers without a server, and what its compiler must refuse.
import { Problem, type Design } from '@plimsoll/engine';
import { readDocument, reportToSarif } from '@plimsoll/formats';
import { openRelease, type OpenedRelease } from '@plimsoll/sdk/offline';

export const release: OpenedRelease = openRelease(JSON.parse('{}'), () => '2026-11-22');

export function asks(): void {
  // The same questions, answered at once.
  const compared = release.compare({ options: ['kubenet'], asOf: '2026-11-22', locale: 'ja' });
  const design = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'deck', count: 3 }] };
  const report = release.validate({ document: design, format: 'design' });
  const plan = release.ipPlan({ option: 'kubenet', pools: [{ nodes: 3 }] });
  const moved = release.transition({ from: { document: design }, to: { document: design } });
  const written = release.configure({ options: { 'network-plugin': 'kubenet' }, names: { cluster: 'quay' } });
  void [plan.ranges, moved.verdict, written.options, report.kind];
  // @ts-expect-error it does not have to be waited for
  void release.compare({ options: ['kubenet'] }).then;
  // @ts-expect-error which release it is about is settled
  release.compare({ options: ['kubenet'], release: '2' });
  // @ts-expect-error which catalog it is about is settled
  release.recommend({ category: 'network-plugin', requirements: [], catalog: 'aks-networking' });
  // @ts-expect-error one release is not compared with another
  release.compare({ options: ['kubenet'], releases: ['1', '2'] });
  // @ts-expect-error a question is asked
  release.compare();
  // @ts-expect-error ids are texts
  release.compare({ options: [7] });
  // @ts-expect-error a document is missing
  release.validate({ format: 'design' });
  // @ts-expect-error there is no such format
  release.validate({ document: {}, format: 'helm' });
  // @ts-expect-error there is no such verb
  release.judge({ document: {} });
  // @ts-expect-error an answer is not written to
  compared.asOf = '2026-11-23';
  // @ts-expect-error the release is what it is
  release.release = compared.release;
}

/** A category or a stack is asked for, and each has its own answer. */
export function recommends(requirements: [{ id: 'node-count'; value: 600; strength: 'must' }]): void {
  const one = release.recommend({ category: 'network-plugin', requirements });
  const stack = release.recommend({ stack: true, requirements });
  void [one.options, one.relaxations, stack.stacks];
  // @ts-expect-error a category has no stacks
  void one.stacks;
  // @ts-expect-error a stack is no category
  void stack.category;
  const either = release.recommend({ requirements });
  // @ts-expect-error where neither was asked for, which answer it is has to be asked first
  void either.stacks;
  // @ts-expect-error a must is a must
  release.recommend({ category: 'network-plugin', requirements: [{ id: 'node-count', strength: 'shall' }] });
}

/** The words of a release at hand are those of this engine: a switch over them is complete. */
export function closesWords(question: Parameters<OpenedRelease['validate']>[0]): 'bad' | 'good' {
  const report = release.validate(question);
  if (report.kind === 'plimsoll-reports/1') return report.reports.length > 0 ? 'good' : 'bad';
  switch (report.outcome) {
    case 'fail':
    case 'unknown':
      return 'bad';
    case 'pass':
      return 'good';
  }
}

/** What the caller can fix is a Problem, with the codes of the service. */
export function tells(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  // @ts-expect-error a code is not written to
  error.code = 'mine';
  return [error.status, error.code, ...error.errors.map(({ pointer }) => pointer)].join();
}

/** The parts that it is made of are there for tools of one's own. */
export function reads(text: string): Design {
  const { design, pointers } = readDocument(text, 'aks', undefined);
  void [pointers, reportToSarif];
  return design;
}
