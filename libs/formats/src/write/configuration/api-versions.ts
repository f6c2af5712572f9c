import type { Blueprint } from './blueprint.js';

/** The versions of the Azure APIs whose members are written. */
export const armVersions = {
  network: '2024-05-01',
  identity: '2023-01-31',
  authorization: '2022-04-01',
  containerService: '2026-04-01',
  /** The add-on of Application Gateway for Containers has no member in the other one. */
  containerServiceWithAlb: '2025-10-02-preview',
  serviceNetworking: '2025-01-01',
} as const;

/** The role that a cluster needs on a network that it did not make, by the id that it has in every tenant. */
export const NETWORK_CONTRIBUTOR = '4d97b98b-1d4f-4787-a291-c67834d212e7';

export const clusterVersion = ({ ingress }: Pick<Blueprint, 'ingress'>): string =>
  ingress.hasAlbController ? armVersions.containerServiceWithAlb : armVersions.containerService;
