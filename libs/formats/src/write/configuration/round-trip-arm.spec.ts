import { describe, expect, it } from 'vitest';
import { readDocument } from '../../read/read-document.js';
import { designs, managedDesign, rareDesign } from './designs.spec-fixture.js';
import { lost } from './told.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

/**
 * What a template of one resource group cannot say, or the reader of templates does not look at: the group that it is deployed to, who may reach the
 * API server, and the revision of the Istio add-on.
 */
const notInTemplate =
  /^\/cluster\/(resourceGroup|authorizedIpRanges)$|^\/ingresses\/istio-ingress\/version$|^\/vnets\/[^/]+\/resourceGroup$/;

const lostBy = (design: Parameters<typeof writeConfiguration>[0]) => {
  const { arm, leftOut } = writeConfiguration(design);
  const read = readDocument(structuredClone(arm), 'auto');
  expect(read.format).toBe('arm');
  const all = lost(design, read.design, leftOut);
  return Object.fromEntries(Object.entries(all).filter(([path]) => !notInTemplate.test(path)));
};

describe('the template of a design, read again', () => {
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
