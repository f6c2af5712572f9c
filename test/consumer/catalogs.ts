// What a program may write with the catalog's package: releases as data.
import { catalog, releases, snapshot, type ReleaseHeader, type Snapshot } from '@plimsoll/catalog-aks-networking';
import { openCatalog, openRelease } from '@plimsoll/sdk/offline';

export async function opens(): Promise<ReleaseHeader> {
  const held: Snapshot = await snapshot();
  const before = openRelease(await snapshot('previous'));
  const second = openRelease(await snapshot(2));
  const every = openCatalog({ catalog, releases, snapshot });
  const compared = await every.compare({ options: ['kubenet'], release: '2', catalog });
  const over = await every.compare({ options: ['kubenet'], releases: ['1', '2'] });
  void [before.release, second.release, compared.release, over.releases, (await every.diff({ from: '1' })).changes];
  // @ts-expect-error it is loaded when it is asked for
  void snapshot(1).release;
  // @ts-expect-error a release has a name or a number
  await snapshot({ sequence: 1 });
  // @ts-expect-error the releases are those that were packed
  releases.push(held.release);
  // @ts-expect-error a release is not written to
  held.release.label = 'mine';
  // @ts-expect-error several releases are loaded when they are asked for
  void every.compare({ options: ['kubenet'] }).rows;
  // @ts-expect-error releases are named by texts in a question
  await every.compare({ options: ['kubenet'], release: 2 });
  // @ts-expect-error two releases are compared
  await every.compare({ options: ['kubenet'], releases: ['1'] });
  return held.release;
}
