import { Problem } from '@plimsoll/engine';

/** More than this of a pointer, or of a name in it, tells nobody more. */
const MAX_SHOWN = 300;

/** The Problem of a configuration that cannot be read as it stands, at the place that it names. */
export function configProblem(code: string, pointer: string, detail: string): Problem {
  const shown = pointer.slice(0, MAX_SHOWN) || 'the document';
  return new Problem(422, 'malformed-document', `${shown} ${detail}`, [{ pointer, code, detail }]);
}

export function noClusterInConfig(): Problem {
  const detail =
    'this configuration holds no AKS cluster: neither azurerm_kubernetes_cluster nor azapi_resource of type Microsoft.ContainerService/managedClusters. One that a module makes shows in what terraform show -json prints';
  return new Problem(422, 'no-cluster', detail, [{ pointer: '', code: 'no-cluster', detail }]);
}
