import { readFields, type Sheet } from './field.js';
import { irrelevant } from './irrelevant.js';
import { membersWithin, noteRest } from './place.js';

/** Reads who may reach the API server: a cluster's `apiServerAccessProfile`. What keeps everybody out of it says nothing about the ranges. */
export function readAccess(cluster: Sheet): void {
  const { notes } = cluster;
  const members = membersWithin(notes, cluster.members, 'apiServerAccessProfile');
  readFields({ ...cluster, members }, [
    { to: 'authorizedIpRanges', from: ['authorizedIpRanges'], unset: 'absent', isNeverFilledIn: true },
  ]);
  noteRest(notes, members, irrelevant.access);
}
