import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, Unresolved, type Place } from '../place.js';

/** One Kubernetes object of a document. */
export interface Manifest {
  /** The API group, without its version; empty where none is told. */
  readonly group: string;
  readonly kind: string;
  /** Name and namespace as one text, the same for references from the same namespace. */
  readonly key: string;
  readonly namespace: string;
  readonly name: Place;
  readonly spec: Place;
  readonly pointer: string;
  /** The cluster that its label names; undefined where there is no label. */
  readonly clusterLabel: string | undefined;
}

const CLUSTER_NAME_LABEL = 'cluster.x-k8s.io/cluster-name';
const DEFAULT_NAMESPACE = 'default';

/** The manifests of a list of documents, those inside a `List` too. What is no Kubernetes object is left out. */
export function manifestsOf(documents: readonly Place[]): readonly Manifest[] {
  return documents.flatMap((place) => {
    const items = ownValue(place.value, 'items');
    const isList = textOf(ownValue(place.value, 'kind')).endsWith('List') && Array.isArray(items);
    if (!isList) return manifestOf(place);
    const pointer = pointerTo(place.pointer, 'items');
    return items.flatMap((value: unknown, index) => manifestOf({ value, pointer: pointerTo(pointer, index) }));
  });
}

function manifestOf({ value, pointer }: Place): Manifest[] {
  const kind = textOf(ownValue(value, 'kind'));
  if (kind === '') return [];
  const metadata = ownValue(value, 'metadata');
  const name = ownValue(metadata, 'name');
  const namespace = textOf(ownValue(metadata, 'namespace')) || DEFAULT_NAMESPACE;
  const label = textOf(ownValue(ownValue(metadata, 'labels'), CLUSTER_NAME_LABEL));
  return [
    {
      group: groupOf(ownValue(value, 'apiVersion')),
      kind,
      key: keyOf(kind, namespace, name),
      namespace,
      name: { value: name, pointer: `${pointer}/metadata/name` },
      spec: { value: ownValue(value, 'spec'), pointer: pointerTo(pointer, 'spec') },
      pointer,
      clusterLabel: label === '' ? undefined : label,
    },
  ];
}

const groupOf = (apiVersion: unknown) => textOf(apiVersion).split('/', 1)[0] ?? '';

function keyOf(kind: string, namespace: string, name: unknown): string {
  return JSON.stringify([kind, namespace, textOf(name)]);
}

/** The key of the manifest that a reference (`{ kind, name }`) in a namespace points to; undefined where it is no reference. */
export function referredKey(reference: unknown, namespace: string): string | undefined {
  if (!isObject(reference)) return undefined;
  return keyOf(textOf(reference['kind']), namespace, reference['name']);
}

/** The key of the Cluster of that name. */
export const clusterKey = (name: unknown, namespace: string): string => keyOf('Cluster', namespace, name);

/** A name as it is written. Of a name with variables that nobody has settled it is known that it equals itself, which is what links manifests. */
export function textOf(value: unknown): string {
  if (value instanceof Unresolved) return value.symbol;
  return typeof value === 'string' ? value : '';
}
