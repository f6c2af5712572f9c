import { Problem, type ReadDocument } from '@plimsoll/engine';
import { writeField, type Sheet } from '../field.js';
import { isObject, membersOf, ownValue, startNotes, type Notes, type Place } from '../place.js';
import { settleDesign } from '../settle-design.js';
import { readAsoCluster } from './aso-cluster.js';
import { capzIrrelevant } from './capz-irrelevant.js';
import { readCapzAddons, readCapzNetwork, readClusterFields, type CapzAddons } from './control-plane.js';
import { readMachinePools } from './machine-pools.js';
import { manifestsOf, textOf, type Manifest } from './manifests.js';
import { ASO_CONTROL_PLANE, topologyOf, type ClusterManifests } from './topology.js';
import { readVirtualNetwork } from './virtual-network.js';
import { readYamlText } from './yaml-text.js';

type Target = Record<string, unknown>;

const GROUP = /(?:^|[\s"'/.])cluster\.x-k8s\.io\//;

/** Tells whether a document is of the Cluster API: a text, a list of Kubernetes objects or one of them, that names its API group. */
export function isCapz(document: unknown): boolean {
  if (typeof document === 'string') return GROUP.test(document);
  const list = Array.isArray(document) ? document : (ownValue(document, 'items') ?? [document]);
  return Array.isArray(list) && list.some((each) => GROUP.test(textOf(ownValue(each, 'apiVersion'))));
}

/**
 * Reads the manifests of clusters that the Cluster API provider for Azure manages through AKS, as `kubectl apply` takes them: one document for each control plane.
 * A text is read as YAML of several documents; pointers lead into the list of them (`/2/spec/networkPlugin`), and `lines` says on which line each place is. A value that is a
 * template's variable without a default is not resolved. Throws Problem (422): `no-cluster`, or `malformed-document` with each wrong place and its line.
 */
export function readCapz(document: unknown): readonly ReadDocument[] {
  const text = typeof document === 'string' ? readYamlText(document) : undefined;
  const lineOf = text?.lineOf ?? (() => undefined);
  const manifests = manifestsOf(placesOf(text?.documents ?? document));
  const { clusters, strays } = topologyOf(manifests);
  if (clusters.length === 0) throw noCluster(manifests);
  const known = new Set(
    clusters.flatMap((each) => [each.controlPlane, each.cluster, ...each.pools.flatMap((pool) => Object.values(pool))]),
  );
  const others = manifests.filter((each) => !known.has(each) && !capzIrrelevant.kinds.has(each.kind.toLowerCase()));
  const unmapped = [...new Set([...strays, ...others])].map(({ pointer }) => pointer);
  return clusters.map((cluster) => atLines(lineOf, () => readCluster(cluster, unmapped)));
}

function placesOf(documents: unknown): readonly Place[] {
  if (!Array.isArray(documents)) return [{ value: documents, pointer: '' }];
  return documents.map((value: unknown, index) => ({ value, pointer: `/${index}` }));
}

function noCluster(manifests: readonly Manifest[]): Problem {
  const kinds = [...new Set(manifests.map(({ kind }) => kind.slice(0, 60)))].slice(0, 10);
  const held = kinds.length === 0 ? 'no Kubernetes object' : kinds.join(', ');
  const detail = `there is no AzureManagedControlPlane here; the document holds ${held}`;
  return new Problem(422, 'no-cluster', detail, [{ pointer: '', code: 'no-cluster', detail }]);
}

/** Adds the lines of what was read; of what could not be, each place tells its line. */
function atLines(lineOf: (pointer: string) => number | undefined, read: () => ReadDocument): ReadDocument {
  try {
    const document = read();
    const pointers = new Set([...Object.values(document.pointers), ...document.unmapped]);
    const lines = [...pointers].flatMap((pointer) => {
      const line = lineOf(pointer);
      return line === undefined ? [] : [[pointer, line] as const];
    });
    return lines.length === 0 ? document : { ...document, lines: Object.fromEntries(lines) };
  } catch (error) {
    throw error instanceof Problem ? withLines(error, lineOf) : error;
  }
}

function withLines(
  { status, code, message, errors }: Problem,
  lineOf: (pointer: string) => number | undefined,
): Problem {
  const told = errors.map((place) => {
    const line = lineOf(place.pointer);
    return line === undefined ? place : { ...place, detail: `line ${line}: ${place.detail}` };
  });
  const [first] = told;
  const detail = told.length === 1 && first ? `${first.pointer || 'the document'} ${first.detail}` : message;
  return new Problem(status, code, detail, told);
}

/** More manifests than these that are not understood tell a reader nothing more. */
const MAX_OTHERS = 500;

function readCluster(manifests: ClusterManifests, others: readonly string[]): ReadDocument {
  const notes = startNotes();
  notes.unmapped.push(...others.slice(0, MAX_OTHERS));
  const isAso = manifests.controlPlane.kind === ASO_CONTROL_PLANE;
  const design = settleDesign(notes, isAso ? readAsoCluster(notes, manifests) : designOf(notes, manifests));
  const { pointers, unmapped, unresolved } = notes;
  return { format: 'capz', design, pointers, unmapped, ...(unresolved.length === 0 ? {} : { unresolved }) };
}

function designOf(notes: Notes, { controlPlane, cluster, pools }: ClusterManifests): Target {
  const spec = isObject(controlPlane.spec.value) ? controlPlane.spec : { ...controlPlane.spec, value: {} };
  const members = membersOf(notes, spec);
  const sheetAt = (path: string): Sheet => ({ notes, members, target: {}, path, isPrintout: false, isRequest: true });
  notes.pointers[''] = notes.pointers['/cluster'] = controlPlane.pointer;
  const [own, network] = [sheetAt('/cluster'), sheetAt('/network')];
  notes.pointers['/network'] = spec.pointer;
  readClusterFields(own, controlPlane);
  const { ingresses, virtualNodes } = readCapzAddons(own);
  writeField(own, 'virtualNodes', virtualNodes);
  const found = readVirtualNetwork(own, controlPlane);
  readCapzNetwork(network, cluster);
  const design: Target = { cluster: own.target, network: network.target, vnets: [found.vnet] };
  if (pools.length > 0) {
    notes.pointers['/agentPools'] = controlPlane.pointer;
    design['agentPools'] = readMachinePools(found, pools, members.take('version'));
  }
  design['subnets'] = found.subnets;
  writeIngresses({ ...own, target: design, path: '' }, ingresses);
  return design;
}

/** Where the control plane turns none on there is nothing of the caller's to judge: what runs in the cluster no manifest of it shows. */
function writeIngresses(sheet: Sheet, found: CapzAddons['ingresses']): void {
  const { notes, members } = sheet;
  const none = { value: null, pointer: members.pointer };
  writeField(sheet, 'applicationGatewayForContainers', none);
  if (found.length === 0) return writeField(sheet, 'ingresses', none);
  sheet.target['ingresses'] = found.map(({ controller }) => ({ controller }));
  for (const [index, { pointer }] of found.entries())
    notes.pointers[`/ingresses/${index}`] = notes.pointers[`/ingresses/${index}/controller`] = pointer;
}
