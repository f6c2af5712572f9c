/**
 * How the AKS API spells the words of its enumerations, by the vocabulary that a design's field is bound to. Tools and people write them in other cases;
 * a rule compares exactly, so the reader restores the API's case. A word that is not listed here is passed on as written: whether it is a good one is for the rules.
 */
const apiWords = {
  'agent-pool-mode': ['System', 'User', 'Gateway', 'ManagedSystem', 'Machines'],
  'agent-pool-type': ['VirtualMachineScaleSets', 'AvailabilitySet', 'VirtualMachines'],
  'cluster-tier': ['Free', 'Standard', 'Premium'],
  'data-plane': ['azure', 'cilium'],
  'ip-family': ['IPv4', 'IPv6'],
  'load-balancer-sku': ['standard', 'basic'],
  'network-plugin': ['azure', 'kubenet', 'none'],
  'network-plugin-mode': ['overlay', 'none'],
  'network-policy': ['azure', 'calico', 'cilium', 'none'],
  'os-sku': [
    'Ubuntu',
    'Ubuntu2204',
    'Ubuntu2404',
    'AzureLinux',
    'AzureLinux3',
    'AzureContainerLinux',
    'CBLMariner',
    'Mariner',
    'Windows2019',
    'Windows2022',
    'Windows2025',
    'WindowsAnnual',
  ],
  'os-type': ['Linux', 'Windows'],
  'outbound-type': [
    'loadBalancer',
    'userDefinedRouting',
    'managedNATGateway',
    'userAssignedNATGateway',
    'none',
    'block',
  ],
  'pod-ip-allocation': ['DynamicIndividual', 'StaticBlock'],
} as const;

export type ApiVocabulary = keyof typeof apiWords;

const spellings = new Map(
  Object.entries(apiWords).map(([id, words]) => [
    id,
    new Map(words.map((word) => [word.toLowerCase(), word as string])),
  ]),
);

/** The API's spelling of a word, ignoring case; anything else unchanged. */
export function spellWord(vocabulary: ApiVocabulary, value: unknown): unknown {
  return typeof value === 'string' ? (spellings.get(vocabulary)?.get(value.toLowerCase()) ?? value) : value;
}
