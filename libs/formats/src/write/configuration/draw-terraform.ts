import type { Blueprint } from './blueprint.js';
import { putTfCluster } from './terraform-cluster.js';
import { putTfGateway } from './terraform-ingress.js';
import { block, TerraformBoard, type TopBlock } from './terraform-model.js';
import { putTfNetwork } from './terraform-network.js';

/** The blocks of a Terraform configuration for a blueprint. The azapi provider makes what azurerm has no argument for. */
export function drawTerraform(blueprint: Blueprint): readonly TopBlock[] {
  const board = new TerraformBoard();
  const group = board.putNew('azurerm_resource_group', 'main', {
    name: blueprint.resourceGroup,
    location: blueprint.region ?? board.variable('location', 'Azure region of every resource.'),
  });
  const site = { board, blueprint, group };
  const waits = putTfNetwork(site);
  putTfCluster(site, waits);
  putTfGateway(site);
  return [...settings(board.blocks()), ...board.blocks()];
}

function settings(blocks: readonly TopBlock[]): readonly TopBlock[] {
  const needsAzapi = blocks.some(({ labels }) => labels[0]?.startsWith('azapi_'));
  const azapi = { source: 'Azure/azapi', version: '~> 2.0' };
  const providers = {
    azurerm: { source: 'hashicorp/azurerm', version: '~> 4.0' },
    ...(needsAzapi ? { azapi } : {}),
  };
  return [
    { type: 'terraform', labels: [], body: { required_version: '>= 1.9', required_providers: block(providers) } },
    { type: 'provider', labels: ['azurerm'], body: { features: block({}) } },
  ];
}
