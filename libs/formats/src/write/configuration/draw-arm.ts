import { putArmCluster } from './arm-cluster.js';
import { putArmGateway } from './arm-ingress.js';
import { ArmBoard, type ArmModel } from './arm-model.js';
import { putArmNetwork } from './arm-network.js';
import type { Blueprint } from './blueprint.js';

/** The resources of a blueprint as the Azure Resource Manager takes them, in the group that they are deployed to. */
export function drawArm(blueprint: Blueprint): ArmModel {
  const board = new ArmBoard();
  putArmNetwork(board, blueprint);
  putArmCluster(board, blueprint);
  putArmGateway(board, blueprint);
  return board.model();
}
