import { Problem, type ProblemPlace } from '@plimsoll/engine';

/** The Problem of a plan that no run of Terraform can have printed, or that is too large to go through. */
export function planProblem(code: ProblemPlace['code'], pointer: string, detail: string): Problem {
  return new Problem(422, 'malformed-document', `${pointer || 'the document'} ${detail}`, [{ pointer, code, detail }]);
}

/** The Problem of a plan in which no AKS cluster is left once it is applied. */
export function noClusterInPlan(): Problem {
  const detail =
    'this plan holds no AKS cluster: neither azurerm_kubernetes_cluster nor azapi_resource of type Microsoft.ContainerService/managedClusters is planned or kept';
  return new Problem(422, 'no-cluster', detail, [{ pointer: '', code: 'no-cluster', detail }]);
}
