import { pointerTo, Problem, type ReadDocument } from '@plimsoll/engine';
import { readNetworkNames } from './aks-network-names.js';
import { readVnets } from './aks-vnets.js';
import { isManagedCluster, wrappedCluster } from './detect-format.js';
import { irrelevant } from './irrelevant.js';
import { itemsOf, membersOf, noteRest, startNotes } from './place.js';
import { readCluster } from './read-cluster.js';
import { settleDesign } from './settle-design.js';

/**
 * Reads what `az aks show` or the AKS REST API prints for one cluster, with its values under `properties` or flattened, alone or as
 * `{ cluster, agentPools?, vnets? }`. Subnets come only from `vnets`. What silence means is told at `Unset`. Throws Problem (422) when there is no cluster, or with
 * every place (at most 100) whose value has a type or size that the design cannot hold.
 */
export function readAks(document: unknown): ReadDocument {
  const notes = startNotes();
  const wrapped = wrappedCluster(document);
  const envelope = membersOf(notes, { value: wrapped === undefined ? {} : document, pointer: '' });
  const cluster = wrapped === undefined ? { value: document, pointer: '' } : envelope.take('cluster');
  if (!isManagedCluster(cluster.value)) throw noCluster(cluster.pointer);
  const design: Record<string, unknown> = {};
  const vnets = itemsOf(notes, envelope.take('vnets'));
  if (vnets) {
    notes.pointers['/vnets'] = notes.pointers['/subnets'] = pointerTo('', 'vnets');
    Object.assign(design, readVnets(notes, vnets));
  }
  const agentPools = envelope.take('agentPools');
  const { pools, isPrintout } = readCluster(notes, { cluster, agentPools, isRequest: false }, design);
  if (!vnets) Object.assign(design, readNetworkNames(notes, pools, isPrintout));
  noteRest(notes, envelope, irrelevant.nothing);
  return { format: 'aks', design: settleDesign(notes, design), pointers: notes.pointers, unmapped: notes.unmapped };
}

function noCluster(pointer: string): Problem {
  const detail = 'this is no AKS cluster: give what az aks show prints, alone or as the member "cluster"';
  return new Problem(422, 'no-cluster', detail, [{ pointer, code: 'no-cluster', detail }]);
}
