// What a tool on Node may write with a release that is kept up to date in its own process.
import * as bundled from '@plimsoll/catalog-aks-networking';
import type { ProblemCode } from '@plimsoll/sdk';
import { NoReleaseError, Plimsoll, type LocalOptions, type LocalPlimsoll } from '@plimsoll/sdk/local';
import { openRelease, type Answers } from '@plimsoll/sdk/offline';
import { client } from './online.js';

export async function opens(cacheDir: string): Promise<Answers> {
  const options: LocalOptions = { cacheDir, bundled, server: 'http://127.0.0.1:3000', follow: 'events', pollMs: 1000 };
  const pinned = await Plimsoll.local({ cacheDir, release: 3, file: 'snapshot.json', today: () => '2026-11-22' });
  const heard = { onRelease: ({ label }: { readonly label: string }) => void label };
  const local = await Plimsoll.local({ ...options, ...heard, onTrouble: ({ code, place }) => void [code, place] });
  await pinned.close();
  // @ts-expect-error a folder is asked for
  await Plimsoll.local({ bundled });
  // @ts-expect-error there is no such way to follow
  await Plimsoll.local({ cacheDir, follow: 'hourly' });
  // @ts-expect-error what is bundled is a package and no path
  await Plimsoll.local({ cacheDir, bundled: './node_modules' });
  // @ts-expect-error it is waited for
  void Plimsoll.local({ cacheDir }).release;
  // @ts-expect-error options are not written to
  options.pollMs = 1;
  return local;
}

/** It answers as an opened release does, and says where it stands. */
export async function tells(local: LocalPlimsoll): Promise<string> {
  const compared = local.compare({ options: ['kubenet'] });
  const isNew: boolean = await local.refresh();
  // @ts-expect-error it does not have to be waited for
  void compared.then;
  // @ts-expect-error which release answers is settled
  local.compare({ options: ['kubenet'], release: '2' });
  // @ts-expect-error where it came from is told and not set
  local.origin = 'file';
  // @ts-expect-error only a service that is away has a code
  void local.server.code;
  await local[Symbol.asyncDispose]();
  switch (local.server.state) {
    case 'live':
      return `${local.origin} ${local.age} ${isNew} ${local.server.checkedAt}`;
    case 'unreachable':
      return `${local.server.since} ${local.server.code}`;
    case 'none':
      return local.retrievedAt;
  }
}

/** The same code asks a service, a release at hand, and one that is kept up to date. */
export async function asksAny(local: LocalPlimsoll, snapshot: unknown): Promise<void> {
  const places: readonly Answers[] = [client, openRelease(snapshot), local];
  for (const place of places) {
    const answer = await place.compare({ options: ['kubenet'] });
    const report = await place.validate({ document: {} });
    void [answer.kind, report.kind];
    // @ts-expect-error which release answers is not asked here
    await place.compare({ options: ['kubenet'], release: '2' });
    // @ts-expect-error some places have to be waited for
    void place.ipPlan({ option: 'kubenet', pools: [{ nodes: 3 }] }).ranges;
  }
}

export function says(error: unknown, code: ProblemCode): string {
  if (!(error instanceof NoReleaseError)) return code;
  // @ts-expect-error what was tried is not written to
  error.tried.push({ code: 'mine', message: '', place: '' });
  return error.tried.map(({ place }) => place).join();
}
