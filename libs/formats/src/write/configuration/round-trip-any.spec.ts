import type { Design } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../read/read-document.js';
import { anyDesign } from './any-design.spec-fixture.js';
import { lost } from './told.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

type Pool = NonNullable<Design['agentPools']>[number];
type Subnet = NonNullable<Design['subnets']>[number];
type Named = { readonly name?: string | null | undefined };

/** Names that tell things apart; a slash would part a name from the name of what it stands in, and the readers take a brace for what they do not know. */
function withNames<T extends Named>(items: readonly T[] | null | undefined, kind: string) {
  return items?.map((item, index) => ({
    ...item,
    name: `${kind}${index}${(item.name ?? '').replaceAll(/[/{]/g, '')}`,
  }));
}

/** A design in which each thing has a name of its own, every subnet a network, and every pool a subnet that is there. */
const soundDesign: fc.Arbitrary<Design> = anyDesign.map((design) => {
  const controllers = new Map(design.ingresses?.map((each) => [each.controller, each]));
  const vnets = withNames(design.vnets, 'v')?.map((vnet) => ({ ...vnet, peerings: withNames(vnet.peerings, 'e') }));
  const subnets = vnets && withNames(design.subnets, 's')?.map((each) => ({ ...each, vnetId: each.id?.slice(0, 4) }));
  return ofUsedNetworks({
    ...design,
    ingresses: [...controllers.values()],
    cluster: { ...design.cluster, name: 'quay', resourceGroup: 'own' },
    vnets,
    subnets,
    agentPools: withNames(design.agentPools, 'p')?.map((pool) => onSubnets(pool, subnets ?? [])),
  });
});

function onSubnets(pool: Pool, subnets: readonly Subnet[]): Pool {
  const there = (id: string | null | undefined) => (subnets.some((subnet) => subnet.id === id) ? id : null);
  const links = { subnetId: there(pool.subnetId), podSubnetId: there(pool.podSubnetId) };
  return { ...pool, ...links, mode: pool.mode ?? 'User' };
}

/** Networks that no pool stands in are passed over by the readers, and so is all that is in them. */
function ofUsedNetworks(design: Design): Design {
  const ids = new Set((design.agentPools ?? []).flatMap(({ subnetId, podSubnetId }) => [subnetId, podSubnetId]));
  const there = new Set(design.vnets?.map(({ id }) => id));
  const subnets = (design.subnets ?? []).filter(({ id, vnetId }) => ids.has(id) && there.has(vnetId));
  const used = new Set(subnets.map(({ vnetId }) => vnetId));
  return {
    ...design,
    vnets: design.vnets?.filter(({ id }) => used.has(id)) ?? null,
    subnets: design.subnets?.filter(({ vnetId }) => used.has(vnetId)) ?? null,
  };
}

/** What is told and not told again. What is told to be absent may come back as what the format holds for its default. */
const lostBy = (design: Design, document: unknown, excused: readonly RegExp[]) => {
  const { leftOut } = writeConfiguration(design);
  const read = readDocument(structuredClone(document), 'auto');
  return Object.entries(lost(design, read.design, leftOut)).filter(
    ([path, [before]]) => before !== null && !excused.some((each) => each.test(path)),
  );
};

describe('a design of any words, read again', () => {
  it('says the same from the template, but for the group that it is deployed to', () => {
    fc.assert(
      fc.property(soundDesign, (design) => {
        expect(lostBy(design, writeConfiguration(design).arm, [/\/resourceGroup$/])).toEqual([]);
      }),
    );
  });

  it('says the same from the Terraform configuration, but for what is known after apply and what azurerm leaves to AKS', () => {
    const excused = [/\/outboundIp(Prefix)?Count$/, /\/podIpAllocation$/];
    fc.assert(
      fc.property(soundDesign, (design) => {
        expect(lostBy(design, writeConfiguration(design).terraformJson, excused)).toEqual([]);
      }),
    );
  });
});
