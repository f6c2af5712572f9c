import { describe, expect, it } from 'vitest';
import { readDocument } from '../../read/read-document.js';
import { designs, managedDesign, rareDesign } from './designs.spec-fixture.js';
import { lost } from './told.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

/**
 * What the reader of configurations does not tell: the revision of the Istio add-on; dynamic pod addresses, which azurerm leaves to AKS; and how many there
 * are in a list of which the items are known only after apply.
 */
const notRead = new RegExp(
  [
    '^/ingresses/istio-ingress/version$',
    '^/agentPools/[^/]+/podIpAllocation$',
    '^/network/loadBalancerProfile/outboundIp(Prefix)?Count$',
  ].join('|'),
);

const lostBy = (design: Parameters<typeof writeConfiguration>[0]) => {
  const { terraformJson, leftOut } = writeConfiguration(design);
  const read = readDocument(structuredClone(terraformJson), 'auto');
  expect(read.format).toBe('terraform-config');
  return Object.fromEntries(Object.entries(lost(design, read.design, leftOut)).filter(([path]) => !notRead.test(path)));
};

describe('the Terraform configuration of a design, read again', () => {
  it.each(designs)('says the same: %s', (_, design) => {
    expect(lostBy(design)).toEqual({});
  });

  it('says the same where AKS makes the network', () => {
    expect(lostBy(managedDesign)).toEqual({});
  });

  it('says the same of what is rare', () => {
    expect(lostBy(rareDesign)).toEqual({});
  });
});
