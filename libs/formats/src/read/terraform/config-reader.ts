import { Problem, type ReadDocument } from '@plimsoll/engine';
import { ownValue } from '../place.js';
import { openConfig, type ConfigResource } from './config-document.js';
import { ConfigPlaces } from './config-places.js';
import { planOfConfig } from './config-plan.js';
import { noClusterInConfig } from './config-problem.js';
import { readTerraformPlan } from './read-terraform-plan.js';

/**
 * Reads a Terraform configuration in JSON syntax (`main.tf.json`) without Terraform: one document for each AKS cluster in it. Constants, defaults of
 * variables, local values and arguments of other resources are followed; a function, a variable without a default and what Azure tells only after apply are not
 * told. Throws Problem (422): `no-cluster`, and `malformed-document` with a pointer to what is repeated, named and not there, or no template.
 */
export function readTerraformConfig(document: unknown): readonly ReadDocument[] {
  const config = openConfig(document);
  const resources = [...config.resources.values()];
  if (!resources.some(isCluster)) throw noClusterInConfig();
  const plan = planOfConfig(config);
  const places = new ConfigPlaces(resources);
  const modules = config.modules.map(({ pointer }) => pointer);
  try {
    return readTerraformPlan(plan).map((read) => places.relocate(read, modules));
  } catch (error) {
    throw error instanceof Problem ? places.problem(error) : error;
  }
}

function isCluster({ type, isData, body }: ConfigResource): boolean {
  if (isData) return false;
  const azureType = String(ownValue(body.value, 'type')).toLowerCase();
  return (
    type === 'azurerm_kubernetes_cluster' ||
    (type === 'azapi_resource' && azureType.startsWith('microsoft.containerservice/managedclusters@'))
  );
}
