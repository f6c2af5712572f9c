import { designSchema, Problem, type DocumentFormat } from '@plimsoll/engine';
import { isArmTemplate } from './arm/arm-template.js';
import { isCapz } from './capz/read-capz.js';
import { isObject, ownValue } from './place.js';
import { isTerraformConfig } from './terraform/config-document.js';
import { isTerraformPlan } from './terraform/read-terraform-plan.js';

const designMembers: ReadonlySet<string> = new Set(Object.keys(designSchema.shape));
const CLUSTER_TYPE = 'microsoft.containerservice/managedclusters';

/** Tells what a document is by its own members. Throws Problem (422) when it is nothing that is read, saying what it looks like instead. */
export function detectFormat(document: unknown): DocumentFormat {
  if (isArmTemplate(document)) return 'arm';
  if (isTerraformPlan(document)) return 'terraform-plan';
  if (isTerraformConfig(document)) return 'terraform-config';
  if (isCapz(document)) return 'capz';
  if (wrappedCluster(document) !== undefined || isManagedCluster(document)) return 'aks';
  if (isObject(document) && Object.keys(document).some((name) => designMembers.has(name))) return 'design';
  const detail = `${describe(document)}; give ${READ}`;
  throw new Problem(422, 'unrecognised-document', detail, [{ pointer: '', code: 'unrecognised-document', detail }]);
}

/** The cluster of `{ cluster, agentPools?, vnets? }`; undefined when the document is no such wrapper. A design has a member `cluster` too, but no resource in it. */
export function wrappedCluster(document: unknown): unknown {
  const cluster = ownValue(document, 'cluster');
  return isManagedCluster(cluster) ? cluster : undefined;
}

/** Tells whether a value is the resource of an AKS cluster: by its type or id, or by a profile that only such a resource has. */
export function isManagedCluster(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [type, id] = [textOf(value, 'type'), textOf(value, 'id')];
  if (type.includes('/')) return type === CLUSTER_TYPE;
  if (id.includes('/providers/')) return new RegExp(`/${CLUSTER_TYPE}/[^/]+/?$`).test(id);
  const names = [...Object.keys(value), ...Object.keys(isObject(value['properties']) ? value['properties'] : {})];
  return names.some((name) => ['networkprofile', 'agentpoolprofiles'].includes(name.toLowerCase()));
}

function textOf(value: unknown, name: string): string {
  const member = ownValue(value, name);
  return typeof member === 'string' ? member.toLowerCase() : '';
}

const READ =
  'what az aks show prints, { cluster, agentPools?, vnets? } of such, an ARM template, what terraform show -json prints, a main.tf.json, Cluster API manifests, or a design';

function describe(document: unknown): string {
  if (textOf(document, '$schema').includes('deploymentparameters.json'))
    return 'these are the parameters of a template, and the template is missing';
  if (Array.isArray(document)) return 'this is a list, and one cluster is judged at a time';
  if (!isObject(document)) return 'this is no object';
  const type = ownValue(document, 'type');
  if (Object.keys(document).length === 0) return 'this is an empty object';
  return typeof type === 'string'
    ? `this is a resource of type ${type.slice(0, 100)}`
    : 'this has no member of a cluster or a design';
}
