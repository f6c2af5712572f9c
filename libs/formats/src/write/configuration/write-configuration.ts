import type { Design } from '@plimsoll/engine';
import { drawArm } from './draw-arm.js';
import { drawBlueprint, type ConfigurationNames } from './draw-blueprint.js';
import { drawTerraform } from './draw-terraform.js';
import { listLeftOut } from './left-out.js';
import { printArm, type ArmTemplate } from './print-arm.js';
import { printBicep } from './print-bicep.js';
import { printHcl } from './print-hcl.js';
import { printTerraformJson, type TerraformConfiguration } from './print-terraform.js';
import { writeAzureCli } from './write-azure-cli.js';

/**
 * What creates a design, in the words of four tools. `bicep` and `arm` are one template for the resource group, `terraform` and `terraformJson` one
 * configuration for azurerm 4; `azureCli` is a script for bash. What a design leaves open and a tool has to know is a parameter of each. `leftOut` are the places of
 * the design, as JSON pointers with the reason behind a colon, that no output expresses, or that one of them does not.
 */
export interface Configuration {
  readonly azureCli: string;
  readonly bicep: string;
  readonly arm: ArmTemplate;
  readonly terraform: string;
  readonly terraformJson: TerraformConfiguration;
  readonly leftOut: readonly string[];
}

/**
 * Writes what creates a design: its networks, the cluster with its pools, and the ingresses that AKS runs. Says what the design tells, right or wrong: whether
 * it is right is for validate. The same design gives the same texts.
 */
export function writeConfiguration(design: Design, names: ConfigurationNames = {}): Configuration {
  const blueprint = drawBlueprint(design, names);
  const template = drawArm(blueprint);
  const blocks = drawTerraform(blueprint);
  return {
    azureCli: writeAzureCli(blueprint),
    bicep: printBicep(template),
    arm: printArm(template),
    terraform: printHcl(blocks),
    terraformJson: printTerraformJson(blocks),
    leftOut: listLeftOut(blueprint),
  };
}
