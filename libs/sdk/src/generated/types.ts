// Made from apps/api/openapi.json by node scripts/sdk.mjs write

export type ClientOptions = {
  baseUrl: `${string}://${string}` | (string & {});
};

export type AbsentFinding = {
  baselineState: 'absent';
  fingerprint: string;
  message?: string;
  now: 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'suppressed' | 'error' | 'gone' | (string & {});
  path?: string;
  result: string;
  rule?: string;
  severity?: 'error' | 'warning' | 'note' | (string & {});
  title?: string;
};

export type Acceptance = {
  /**
   * Other facts of the same cell that said the old value too.
   */
  alsoSupersedes?: Array<string>;
  /**
   * From when the new value holds, where that is known.
   */
  effectiveFrom?: string;
  /**
   * What the fact says now; absent: its words with the new number, version or day in them.
   */
  text?: {
    en: string;
    ja: string;
  };
};

export type AnswerChange = {
  because: Array<string>;
  from: JsonValue;
  option?: string;
  path?: string;
  requirement?: string;
  rule?: string;
  text: string;
  to: JsonValue;
  what:
    | 'winner'
    | 'verdict'
    | 'rank'
    | 'score'
    | 'requirement'
    | 'platform'
    | 'outcome'
    | 'finding'
    | 'answerable'
    | (string & {});
};

export type AnswerInShort =
  | {
      options: Array<{
        option: string;
        rank?: number;
        score?: {
          hi: number;
          lo: number;
        };
        verdict: string;
      }>;
      tie: boolean;
      verb: 'recommend';
      /**
       * The option; for a stack its options, joined by a plus sign.
       */
      winner: string | null;
    }
  | {
      /**
       * Those that failed or could not be computed.
       */
      findings: Array<{
        message: string;
        path: string;
        result: string;
        rule: string;
        severity: string;
      }>;
      outcome: string;
      verb: 'validate';
    }
  | {
      problem: {
        code: string;
        detail: string;
        errors: Array<{
          code: string;
          detail: string;
          pointer: string;
        }>;
      };
      verb: 'none';
    };

export type AnswersDiff = {
  counts: {
    changed: number;
    unchanged: number;
  };
  engineVersion: string;
  from: {
    asOf: string;
    release: ReleaseRef;
  };
  kind: 'plimsoll-answers-diff/1';
  locale: 'en' | 'ja' | (string & {});
  questions: Array<QuestionDiff>;
  to: {
    asOf: string;
    release: ReleaseRef;
  };
};

export type AnswersDiffQuestion = {
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  from: {
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
  };
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  /**
   * Ids of saved questions of the release `to`. Default: all of them.
   */
  questions?: Array<string>;
  to: {
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
  };
};

export type Approval = {
  approvedAt: string;
  approver: string;
  comment: string | null;
  digest: string;
  /**
   * Whether it is of what the draft holds now, and counts.
   */
  isInForce: boolean;
  /**
   * Whether the token that it was given with was taken back since.
   */
  isRevoked: boolean;
};

export type AskedRequirement = {
  id: string;
  strength?: 'must' | 'prefer' | (string & {});
  value?: boolean | number | string;
  weight?: number;
};

export type AuditEvent = {
  actor: string;
  /**
   * What is there now; null where nothing is. Never a secret.
   */
  after: JsonValue | null;
  at: string;
  /**
   * What was there; null where nothing was.
   */
  before: JsonValue | null;
  /**
   * SHA-256 over the event with `previousHash`.
   */
  hash: string;
  id: string;
  /**
   * The hash of the event before it; of the first one zeros.
   */
  previousHash: string;
  reason: string | null;
  /**
   * The request that did it; null: the service by itself.
   */
  requestId: string | null;
  /**
   * Grows with the order of commits, without a gap.
   */
  sequence: number;
  target: string;
  /**
   * Dotted, past tense.
   */
  type: string;
};

export type AuditHead = {
  /**
   * Its hash. Keep both: `npm run audit:verify -- --head SEQUENCE:HASH` tells later whether anything before was changed.
   */
  hash: string;
  /**
   * The newest event; 0 where there is none.
   */
  sequence: number;
};

export type AuditPage = {
  items: Array<AuditEvent>;
  /**
   * What `after` takes to go on; absent on the last page.
   */
  nextAfter?: string;
};

export type BaselineFinding = {
  fingerprint: string;
  message?: string;
  path?: string;
  result: string;
  rule?: string;
  severity?: 'error' | 'warning' | 'note' | (string & {});
  title?: string;
};

export type BatchAnswer =
  | {
      id?: string;
      /**
       * The number of the line, from 0; empty lines are not counted.
       */
      index: number;
      report: Report | Reports;
    }
  | {
      id?: string;
      /**
       * The number of the line, from 0; empty lines are not counted.
       */
      index: number;
      problem: Problem;
    };

export type BatchLine = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * A former report, or a list of its findings: each failed finding is then new or unchanged.
   */
  baseline?:
    | Array<BaselineFinding>
    | {
        findings: Array<BaselineFinding>;
      }
    | {
        reports: Array<{
          findings: Array<BaselineFinding>;
        }>;
      };
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  document: JsonValue;
  /**
   * From which severity on a failed finding makes the outcome `fail`. Default: error.
   */
  failOn?: 'error' | 'warning' | 'note' | 'never' | (string & {});
  /**
   * With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false.
   */
  failOnNewOnly?: boolean;
  format?: 'auto' | 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
  /**
   * Days from asOf in which a coming retirement is a warning.
   */
  horizon?: number;
  /**
   * Comes back in the answer.
   */
  id?: string;
  intent?: {
    clientSourceIp?: boolean | null;
    connections?: Array<{
      initiator?: string | null;
      name?: string | null;
      peer?: string | null;
    }> | null;
    egressAllowList?: boolean | null;
    egressRestricted?: boolean | null;
    environment?: string | null;
    layer7Routing?: boolean | null;
    networkPolicies?: boolean | null;
    networkRanges?: Array<string> | null;
    nsgRulesForPods?: boolean | null;
    podCount?: number | null;
    podDirectAccess?: boolean | null;
  };
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  /**
   * Of an ARM template: a parameters file, or the values by name. A parameter without a value is unknown.
   */
  parameters?: {
    [key: string]: JsonValue;
  };
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  /**
   * Failed findings that somebody answers for, by fingerprint. Only a finding that failed is suppressed.
   */
  suppressions?: Array<Suppression>;
};

export type Because = {
  change?: Change;
  citations: Array<Citation>;
  days: Array<string>;
  id: string;
  inForce?: {
    from: boolean;
    to: boolean;
  };
  kind:
    | 'category'
    | 'default'
    | 'dimension'
    | 'fact'
    | 'formula'
    | 'option'
    | 'question'
    | 'requirement'
    | 'rule'
    | 'source'
    | 'source-revision'
    | 'vocabulary'
    | (string & {});
  text?: string;
};

export type BrokenExamples = {
  items: Array<{
    /**
     * The day that it is judged on.
     */
    asOf: string;
    /**
     * Its place among the examples of the rule.
     */
    at: number;
    example: {
      asOf?: string;
      design: JsonValue;
      expect: 'pass' | 'fail' | 'unknown' | 'not-applicable' | (string & {});
      name: string;
      severity?: 'error' | 'warning' | 'note' | (string & {});
    };
    expected: string;
    /**
     * The changed facts that the rule reads.
     */
    facts: Array<string>;
    /**
     * What the rule gives on each place of the design.
     */
    gives: Array<{
      result: string;
      severity: 'error' | 'warning' | 'note' | (string & {});
    }>;
    /**
     * Why the design could not be read; null where it was.
     */
    problem: string | null;
    /**
     * Proposals, the best one first: nothing applies them by itself.
     */
    proposals: Array<{
      example: {
        asOf?: string;
        design: JsonValue;
        expect: 'pass' | 'fail' | 'unknown' | 'not-applicable' | (string & {});
        name: string;
        severity?: 'error' | 'warning' | 'note' | (string & {});
      };
      /**
       * `design`: numbers on the edge of the old limit go to the edge of the new one. `verdict`: what the rule gives now.
       */
      take: 'design' | 'verdict' | (string & {});
    }>;
    rule: string;
  }>;
};

export type BudgetEntry = {
  advice: boolean;
  citations: Array<Citation>;
  facts: Array<string>;
  for: 'subnets' | 'pod-cidrs' | 'agent-pools' | 'cluster' | (string & {});
  formula: string;
  missing: Array<string>;
  moments: Array<BudgetMoment>;
  name: string;
  path: string;
  title: string;
  unit: string;
  version: number;
};

export type BudgetLine = {
  expression: string;
  facts: Array<string>;
  name: string;
  numbers: {
    [key: string]: JsonValue;
  };
  text: string;
  value: JsonValue;
};

export type BudgetMoment = {
  at: 'now' | 'upgrade' | 'maximum' | 'peak' | (string & {});
  fits: boolean | null;
  have: number | null;
  /**
   * What is left over; below zero what is lacking.
   */
  left: number | null;
  lines: Array<BudgetLine>;
  missing: Array<string>;
  need: number | null;
};

export type Caller = {
  id: string;
  /**
   * `unknown`: it cannot be told now whether what was shown does.
   */
  kind: 'anonymous' | 'unknown' | 'token' | 'user' | (string & {});
  name: string;
  roles: Array<'reader' | 'editor' | 'publisher' | 'admin' | (string & {})>;
};

export type Catalog = {
  catalog: string;
  current: ReleaseRef | null;
  name: {
    en: string;
    ja: string;
  };
  previous: ReleaseRef | null;
  /**
   * How many releases are published.
   */
  releases: number;
};

export type CatalogList = {
  items: Array<Catalog>;
};

export type Category = {
  id: string;
  name: {
    en: string;
    ja: string;
  };
  note?: {
    en: string;
    ja: string;
  };
  order: number;
  stack?: {
    optional: boolean;
  };
};

export type CategoryPage = {
  items: Array<Category>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type Cell = {
  /**
   * Against the reference option, where one was asked for.
   */
  against?: 'better' | 'worse' | 'same' | 'different' | 'unknown' | (string & {});
  beyond?: {
    number: number;
    scope: string;
    unit: string;
  };
  certainty?: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  citations: Array<Citation>;
  condition?: string;
  dispute?: {
    because:
      | 'newest-source-revision'
      | 'stated-over-ambiguous'
      | 'documented-over-vendor-statement'
      | 'same-dimension'
      | 'fact-id'
      | (string & {});
    positions: Array<Position>;
    used: string;
  };
  disputed: boolean;
  facts: Array<string>;
  limit?: {
    adjustable: boolean;
    kind: 'hard' | 'default' | 'recommended' | (string & {});
    number?: number;
    op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
    scope: string;
    symbol?: string;
    unit: string;
    version?: string;
  };
  note?: string;
  option: string;
  qualifiers: Array<string>;
  state: 'known' | 'unknown' | 'not-applicable' | (string & {});
  support?: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
  values?: Array<string>;
  variants?: Array<Variant>;
};

export type Change = {
  change: 'added' | 'removed' | 'modified' | 'moved' | 'split' | (string & {});
  dimension?: string;
  fields?: Array<string>;
  from?: JsonValue;
  grade:
    | 'added'
    | 'removed'
    | 'tightened'
    | 'loosened'
    | 'reversed'
    | 'wording'
    | 'citation-only'
    | 'moved'
    | 'split'
    | (string & {});
  id: string;
  kind:
    | 'category'
    | 'default'
    | 'dimension'
    | 'fact'
    | 'formula'
    | 'option'
    | 'question'
    | 'requirement'
    | 'rule'
    | 'source'
    | 'source-revision'
    | 'vocabulary'
    | (string & {});
  option?: string;
  supersedes?: Array<string>;
  to?: JsonValue;
};

export type Citation = {
  certainty: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  evidence: 'documented' | 'observed' | 'vendor-statement' | (string & {});
  fact: string;
  heading: string | null;
  language: string;
  line?: number;
  quote: string;
  quoteSha256: string;
  retrievedOn?: string;
  revision: string;
  source: string;
  title: string;
  url?: string;
};

export type CompareAnswer = {
  asOf: string;
  category?: string;
  engineVersion: string;
  kind: 'plimsoll-compare/1';
  locale: 'en' | 'ja' | (string & {});
  only: 'all' | 'differences' | 'disputed' | 'unknown' | (string & {});
  options: Array<ComparedOption>;
  reference?: string;
  release: ReleaseRef;
  rows: Array<CompareRow>;
};

export type CompareQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  category?: string;
  dimensions?: Array<string>;
  include?: Array<'citations'>;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  only?: 'all' | 'differences' | 'disputed' | 'unknown' | (string & {});
  options?: Array<string>;
  reference?: string;
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  releases?: [string, string];
};

export type CompareReleasesAnswer = {
  asOf: string;
  engineVersion: string;
  kind: 'plimsoll-compare-releases/1';
  locale: string;
  only: 'all' | 'differences' | 'disputed' | 'unknown' | (string & {});
  option: ComparedOption;
  releases: [ReleaseRef, ReleaseRef];
  rows: Array<{
    cells: [Cell, Cell];
    differs: boolean;
    dimension: string;
    group: string;
    kind: 'capability' | 'limit' | 'attribute' | (string & {});
    name: string;
    unit?: string;
  }>;
};

export type CompareRow = {
  cells: Array<Cell>;
  differs: boolean;
  dimension: string;
  group: string;
  kind: 'capability' | 'limit' | 'attribute' | (string & {});
  name: string;
  unit?: string;
};

export type ComparedOption = {
  category: string;
  id: string;
  movedTo?: Array<string>;
  name: string;
  role: string;
};

export type ConfigurationNames = {
  /**
   * Default: cluster.
   */
  cluster?: string;
  /**
   * Left open where it is not given.
   */
  region?: string;
  /**
   * Default: the name of the cluster, with -rg.
   */
  resourceGroup?: string;
  /**
   * Default: vnet.
   */
  vnet?: string;
};

export type ConfigureQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  /**
   * As validate takes it.
   */
  horizon?: number;
  /**
   * Default: what the platform takes.
   */
  kubernetesVersion?: string;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  names?: ConfigurationNames;
  network?: {
    /**
     * The free ranges of your virtual network. Required where it is your own; leave it out otherwise.
     */
    addressSpace?: Array<string>;
    /**
     * Ranges that are used elsewhere in the network.
     */
    avoid?: Array<string>;
    /**
     * Default: found, outside of everything else.
     */
    podCidr?: string;
    /**
     * Default: found, outside of everything else.
     */
    serviceCidr?: string;
  };
  /**
   * For each category the option to use, as a recommended stack lists them.
   */
  options: {
    [key: string]: string;
  };
  /**
   * Default: as many pools as the nodes that are required need; three nodes where none are.
   */
  pools?: Array<{
    /**
     * Of the public IP prefix of a gateway pool.
     */
    gatewayPrefixLength?: number;
    /**
     * Nodes that may come on top, by scaling. Default: none.
     */
    growth?: number;
    /**
     * Pods per node.
     */
    maxPods?: number;
    mode?: string;
    /**
     * Default: pool1, pool2, ...
     */
    name?: string;
    /**
     * At the start.
     */
    nodes: number;
    osType?: string;
    podIpAllocation?: string;
    /**
     * The subnet of its pods, where they have one of their own. Default: pods, where the option asks for one.
     */
    podSubnet?: string;
    /**
     * The subnet of its nodes, by a name of your choice. Default: nodes.
     */
    subnet?: string;
    /**
     * Extra nodes during an upgrade: `3` or `10%`.
     */
    surge?: string;
  }>;
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  /**
   * As recommend takes them.
   */
  requirements?: Array<AskedRequirement>;
};

export type ConfiguredAnswer = {
  asOf: string;
  defaults: Array<DefaultSeen>;
  design: Design;
  engineVersion: string;
  files: {
    'azuredeploy.json': string;
    'create.sh': string;
    'main.bicep': string;
    'main.tf': string;
    'main.tf.json': string;
  };
  kind: 'plimsoll-configure/1';
  leftOut: Array<string>;
  locale: 'en' | 'ja' | (string & {});
  names: {
    /**
     * Default: cluster.
     */
    cluster: string;
    /**
     * Left open where it is not given.
     */
    region?: string;
    /**
     * Default: the name of the cluster, with -rg.
     */
    resourceGroup: string;
    /**
     * Default: vnet.
     */
    vnet: string;
  };
  open: Array<OpenDecision>;
  /**
   * For each category, the option that the design uses.
   */
  options: {
    [key: string]: string;
  };
  ranges: Array<ConfiguredRange>;
  release: ReleaseRef;
  report: {
    counts: {
      error: number;
      fail: number;
      'not-applicable': number;
      pass: number;
      suppressed: number;
      unknown: number;
    };
    findings: Array<Finding>;
    horizon: number;
    outcome: 'pass' | 'fail' | 'unknown' | (string & {});
    /**
     * Of the findings that failed.
     */
    severities: {
      error: number;
      note: number;
      warning: number;
    };
  };
};

export type ConfiguredRange = {
  advised: number | null;
  by: 'ip-plan' | 'rule' | 'default' | 'asked' | (string & {});
  citations: Array<Citation>;
  facts: Array<string>;
  for: 'subnets' | 'pod-cidrs' | 'service-cidrs' | (string & {});
  formulas: Array<BudgetEntry>;
  instead?: {
    because: Array<string>;
    range: string;
  };
  name: string;
  prefixLength: number;
  range: string;
  rules: Array<string>;
  smallest: number | null;
};

export type Conflict = {
  requirements: Array<string>;
};

export type CreatedToken = {
  createdAt: string;
  createdBy: string;
  /**
   * null: it does not end by itself.
   */
  expiresAt: string | null;
  /**
   * Public; the token begins with it.
   */
  id: string;
  name: string;
  /**
   * null: it was not revoked.
   */
  revokedAt: string | null;
  roles: Array<'reader' | 'editor' | 'publisher' | 'admin' | (string & {})>;
  /**
   * The token itself: told this once. null where the answer is told again.
   */
  token: string | null;
};

export type Default = {
  facts: Array<string>;
  for: 'cluster' | 'agent-pools' | 'subnets' | (string & {});
  formats: Array<string>;
  id: string;
  order: number;
  path: string;
  title: {
    en: string;
    ja: string;
  };
  value: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  when?: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
};

export type DefaultPage = {
  items: Array<Default>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type DefaultSeen = {
  default: string;
  path: string;
  value: JsonValue;
};

export type Design = {
  agentPools?: Array<{
    autoscaling?: boolean | null;
    count?: number | null;
    gatewayPrefixLength?: number | null;
    kubernetesVersion?: string | null;
    maxCount?: number | null;
    maxPods?: number | null;
    maxSurge?: string | null;
    minCount?: number | null;
    mode?: string | null;
    name?: string | null;
    osSku?: string | null;
    osType?: string | null;
    podIpAllocation?: string | null;
    podSubnetId?: string | null;
    subnetId?: string | null;
    type?: string | null;
    vmSize?: string | null;
  }> | null;
  applicationGatewayForContainers?: {
    albControllerVersion?: string | null;
    deploymentsInSubnet?: number | null;
    region?: string | null;
    subnetId?: string | null;
    subnetPrefixLength?: number | null;
    vnetId?: string | null;
  } | null;
  cluster?: {
    authorizedIpRanges?: Array<string> | null;
    kubernetesVersion?: string | null;
    name?: string | null;
    region?: string | null;
    resourceGroup?: string | null;
    tier?: string | null;
    virtualNodes?: boolean | null;
  };
  ingresses?: Array<{
    apis?: Array<string> | null;
    clientSourceIpPreservation?: boolean | null;
    controller?: string | null;
    dnsZones?: Array<string> | null;
    keyVaultCertificates?: boolean | null;
    loadBalancing?: Array<string> | null;
    mtls?: Array<string> | null;
    name?: string | null;
    staticIp?: boolean | null;
    tlsPassthrough?: boolean | null;
    version?: string | null;
  }> | null;
  intent?: {
    clientSourceIp?: boolean | null;
    connections?: Array<{
      initiator?: string | null;
      name?: string | null;
      peer?: string | null;
    }> | null;
    egressAllowList?: boolean | null;
    egressRestricted?: boolean | null;
    environment?: string | null;
    layer7Routing?: boolean | null;
    networkPolicies?: boolean | null;
    networkRanges?: Array<string> | null;
    nsgRulesForPods?: boolean | null;
    podCount?: number | null;
    podDirectAccess?: boolean | null;
  };
  network?: {
    dataPlane?: string | null;
    dnsServiceIp?: string | null;
    ipFamilies?: Array<string> | null;
    loadBalancerProfile?: {
      allocatedOutboundPorts?: number | null;
      effectiveOutboundIpCount?: number | null;
      idleTimeoutMinutes?: number | null;
      managedOutboundIpCount?: number | null;
      managedOutboundIpv6Count?: number | null;
      outboundIpCount?: number | null;
      outboundIpPrefixCount?: number | null;
    } | null;
    loadBalancerSku?: string | null;
    manualRoutesAccepted?: boolean | null;
    natGatewayProfile?: {
      idleTimeoutMinutes?: number | null;
      managedOutboundIpCount?: number | null;
    } | null;
    outboundType?: string | null;
    ownRoutes?: boolean | null;
    ownServiceEndpoints?: boolean | null;
    plugin?: string | null;
    pluginMode?: string | null;
    podCidrs?: Array<string> | null;
    policy?: string | null;
    serviceCidrs?: Array<string> | null;
    vnetOrigin?: string | null;
  };
  subnets?: Array<{
    delegations?: Array<string> | null;
    id?: string | null;
    name?: string | null;
    natGatewayId?: string | null;
    prefixes?: Array<string> | null;
    routeTableId?: string | null;
    serviceEndpoints?: Array<string> | null;
    usedAddresses?: number | null;
    vnetId?: string | null;
  }> | null;
  vnets?: Array<{
    addressSpace?: Array<string> | null;
    id?: string | null;
    name?: string | null;
    peerings?: Array<{
      name?: string | null;
      remoteAddressSpace?: Array<string> | null;
      remoteRegion?: string | null;
      remoteVnetId?: string | null;
    }> | null;
    region?: string | null;
    resourceGroup?: string | null;
  }> | null;
};

export type DesignChange = {
  change: 'added' | 'removed' | 'changed' | 'cannot-tell' | (string & {});
  from?: JsonValue;
  path: string;
  rules: Array<string>;
  to?: JsonValue;
};

export type DiffAnswer = {
  changes: Array<Change>;
  counts: {
    added: number;
    'citation-only': number;
    loosened: number;
    moved: number;
    removed: number;
    reversed: number;
    split: number;
    tightened: number;
    wording: number;
  };
  engineVersion: string;
  from: ReleaseRef;
  kind: 'plimsoll-diff/1';
  to: ReleaseRef;
};

export type Dimension = {
  better?: 'higher' | 'lower' | (string & {});
  categories: Array<string>;
  closed: boolean;
  group: string;
  id: string;
  kind: 'capability' | 'limit' | 'attribute' | (string & {});
  name: {
    en: string;
    ja: string;
  };
  note?: {
    en: string;
    ja: string;
  };
  order: number;
  qualifiers: Array<{
    group?: string;
    id: string;
    implies: Array<string>;
    name: {
      en: string;
      ja: string;
    };
  }>;
  unit?: string;
  valueType?: 'integer' | 'number' | 'version' | (string & {});
  values: Array<{
    id: string;
    name: {
      en: string;
      ja: string;
    };
  }>;
};

export type DimensionPage = {
  items: Array<Dimension>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type Draft = {
  approvals: Array<Approval>;
  author: string;
  /**
   * The release that it was begun from, or was rebased on.
   */
  base: ReleaseRef;
  /**
   * What opened it; null where a person did.
   */
  because: JsonValue;
  catalog: string;
  createdAt: string;
  /**
   * Of the content; what an approval is bound to.
   */
  digest: string;
  /**
   * Whoever changed what it holds. None of them, and not the author, may approve it.
   */
  editors: Array<string>;
  id: string;
  label: string;
  notes: {
    en: string;
    ja: string;
  };
  /**
   * What the checks say; not told in lists.
   */
  problems?: Array<DraftProblem>;
  /**
   * When it is to be published by itself; null where it is not.
   */
  publishAt: string | null;
  /**
   * Who asked for that.
   */
  publishBy: string | null;
  publishedSequence: number | null;
  /**
   * What `release` is in a question to the draft.
   */
  ref: string;
  state: 'draft' | 'in-review' | 'approved' | 'published' | 'rejected' | 'withdrawn' | (string & {});
  title: string;
  updatedAt: string;
  version: number;
};

export type DraftItem = {
  [key: string]: JsonValue;
};

export type DraftItems = {
  items: Array<{
    /**
     * Against the base.
     */
    change: 'added' | 'modified' | 'removed' | 'none' | (string & {});
    id: string;
    /**
     * As the draft holds it; null where it was taken out.
     */
    item: {
      [key: string]: JsonValue;
    } | null;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
  }>;
};

export type DraftPage = {
  items: Array<Draft>;
  nextPageToken?: string;
};

export type DraftProblem = {
  /**
   * Whether it stands in the way of publishing; otherwise it is for the reviewers to weigh.
   */
  blocks: boolean;
  check: string;
  item: {
    id: string;
    kind: string;
  };
  message: string;
  /**
   * A JSON pointer (RFC 6901) into the item.
   */
  pointer: string;
};

export type DraftTold = {
  notes?: {
    en: string;
    ja: string;
  };
  title?: string;
};

export type Drift = {
  /**
   * The sources of which more is gone than is believed.
   */
  alarms: Array<string>;
  at: string;
  /**
   * The release whose facts were followed.
   */
  base: number;
  by: string;
  candidates: number;
  catalog: string;
  changed: number;
  /**
   * The draft that was opened for it.
   */
  draft: string | null;
  drift: string;
  found: {
    /**
     * New passages near quoted ones; the first of them.
     */
    candidates: Array<{
      [key: string]: JsonValue;
    }>;
    facts: Array<{
      citations: Array<{
        before: {
          heading: string | null;
          line?: number;
          quote: string;
          revision: string;
        };
        now: {
          heading: string | null;
          line?: number;
          quote: string;
          revision: string;
        } | null;
        passages: {
          next: string | null;
          previous: string;
        };
        source: string;
        /**
         * still-quoted, moved, changed or gone.
         */
        status: string;
        why: Array<string>;
      }>;
      fact: string;
      isGone: boolean;
      /**
       * Proposals: nothing applies them by itself.
       */
      proposals: Array<{
        [key: string]: JsonValue;
      }>;
      /**
       * The earlier drift that told the same.
       */
      since: string | null;
      /**
       * still-quoted, moved, changed or gone.
       */
      status: string;
    }>;
    sources: Array<{
      guard: {
        alarm: boolean;
        alarmAbove: number;
        facts: number;
        gone: number;
        /**
         * Only passages of the document were held before: nothing of it is proposed to be removed.
         */
        isExcerpt?: true;
        share: number;
      };
      next: string;
      previous: string | null;
      source: string;
    }>;
  };
  gone: number;
  moved: number;
  /**
   * `quiet`: no fact is touched. `alarm`: so much of a source is gone that nothing of it was drafted.
   */
  outcome: 'quiet' | 'drifted' | 'alarm' | (string & {});
  sources: Array<string>;
  stillQuoted: number;
};

export type DriftPage = {
  items: Array<DriftSummary>;
  nextPageToken?: string;
};

export type DriftSummary = {
  /**
   * The sources of which more is gone than is believed.
   */
  alarms: Array<string>;
  at: string;
  /**
   * The release whose facts were followed.
   */
  base: number;
  by: string;
  candidates: number;
  catalog: string;
  changed: number;
  /**
   * The draft that was opened for it.
   */
  draft: string | null;
  drift: string;
  gone: number;
  moved: number;
  /**
   * `quiet`: no fact is touched. `alarm`: so much of a source is gone that nothing of it was drafted.
   */
  outcome: 'quiet' | 'drifted' | 'alarm' | (string & {});
  sources: Array<string>;
  stillQuoted: number;
};

export type Edits = {
  edits: Array<{
    id: string;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    /**
     * A JSON Merge Patch (RFC 7396) of the item; null takes it out.
     */
    patch: JsonValue;
  }>;
};

export type Event = {
  /**
   * When it happened. The order of the feed is that of the sequences.
   */
  at: string;
  /**
   * The catalog it happened to.
   */
  catalog: string;
  /**
   * What it tells, by its type. Of a release: `sequence`, `label`, `digest`; where it was published, the head of the `audit`; where the pointer was moved, the `reason`. Of a draft: `draft`, `state`, `digest`. More may come.
   */
  data: {
    [key: string]: unknown;
  };
  /**
   * The same wherever and however often the event is told.
   */
  id: string;
  /**
   * Grows with the order of commits, without a gap. The cursor of the event.
   */
  sequence: number;
  /**
   * Dotted, past tense: release.published, release.made-current, release.rolled-back, source.drifted, draft.opened, draft.submitted, draft.approved, draft.reopened, draft.rejected, draft.withdrawn, draft.published, draft.schedule-failed, catalog.shipped-set-aside, webhook.disabled; more may come.
   */
  type: string;
};

export type EventPage = {
  /**
   * The newest sequence that was looked at, also where filters hid what is there, and where nothing is new. Ask with `after` set to it: nothing is missed, and nothing comes twice.
   */
  cursor: number;
  /**
   * Whether there is more to read at once.
   */
  hasMore: boolean;
  items: Array<Event>;
};

export type ExplainAnswer = {
  asOf: string;
  cell: Cell | null;
  dimension: {
    group: string;
    id: string;
    kind: 'capability' | 'limit' | 'attribute' | (string & {});
    name: string;
    unit?: string;
  };
  disputes: Array<{
    against: Array<string>;
    because:
      | 'newest-source-revision'
      | 'stated-over-ambiguous'
      | 'documented-over-vendor-statement'
      | 'same-dimension'
      | 'fact-id'
      | (string & {});
    reason: string;
    scope: {
      [key: string]: string;
    };
    used: string;
    with: Array<string>;
  }>;
  engineVersion: string;
  facts: Array<ExplainedFact>;
  kind: 'plimsoll-explain/1';
  locale: 'en' | 'ja' | (string & {});
  option: {
    /**
     * Former ids that moved here, or were split into this and others.
     */
    cameFrom: Array<string>;
    category: string;
    id: string;
    /**
     * Why the id is no longer an option of its own.
     */
    movedNote?: string;
    movedTo?: Array<string>;
    name: string;
    role: string;
  };
  release: ReleaseRef;
  releases: Array<ExplainedRelease>;
  timeline: Array<ExplainedPeriod>;
};

export type ExplainQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  dimension: string;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  option: string;
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
};

export type ExplainedFact = {
  alsoOf: Array<string>;
  certainty: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  citations: Array<Citation>;
  dimension: string;
  effectiveFrom?: string;
  effectiveTo?: string;
  evidence: 'documented' | 'observed' | 'vendor-statement' | (string & {});
  fact: string;
  note?: {
    en: string;
    ja: string;
  };
  option: string;
  relations: Array<{
    fact: string;
    note?: {
      en: string;
      ja: string;
    };
    type:
      | 'supersedes'
      | 'superseded-by'
      | 'refines'
      | 'refined-by'
      | 'corroborates'
      | 'corroborated-by'
      | 'conflicts-with'
      | (string & {});
  }>;
  releases: Array<{
    change: 'added' | 'removed' | 'modified' | (string & {});
    grade:
      | 'added'
      | 'removed'
      | 'tightened'
      | 'loosened'
      | 'reversed'
      | 'wording'
      | 'citation-only'
      | 'moved'
      | 'split'
      | (string & {});
    label: string;
    sequence: number;
  }>;
  scope: {
    [key: string]: string;
  };
  text: {
    en: string;
    ja: string;
  };
  use:
    | 'used'
    | 'agrees'
    | 'against'
    | 'gives-way'
    | 'superseded'
    | 'not-yet'
    | 'over'
    | 'gone'
    | 'related'
    | (string & {});
  value:
    | {
        beyond?: {
          number: number;
          scope: string;
          unit: string;
        };
        condition?: {
          en: string;
          ja: string;
        };
        qualifiers: Array<string>;
        support: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
        type: 'capability';
        values: Array<string>;
      }
    | {
        type: 'attribute';
        values: Array<string>;
      }
    | {
        adjustable: boolean;
        kind: 'hard' | 'default' | 'recommended' | (string & {});
        number?: number;
        op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
        scope: string;
        symbol?: string;
        type: 'limit';
        unit: string;
        version?: string;
      }
    | {
        from?: string;
        scope: string;
        status:
          | 'preview'
          | 'ga'
          | 'recommended'
          | 'default'
          | 'not-recommended'
          | 'upgrade-recommended'
          | 'deprecated'
          | 'retired'
          | (string & {});
        target?: string;
        to?: string;
        type: 'lifecycle';
      }
    | {
        direction: 'favours' | 'disfavours' | 'advises' | (string & {});
        mode?: string;
        need: 'required' | 'preferred' | 'acceptable' | 'available' | 'less-than' | 'advice' | (string & {});
        number?: number;
        signal: string;
        strength: 'strong' | 'normal' | 'weak' | (string & {});
        type: 'guidance';
        unit?: string;
        values: Array<string>;
      };
  verifiedOn: string;
  with: Array<string>;
};

export type ExplainedPeriod = {
  cell: Cell;
  from?: string;
  isAsked: boolean;
  until?: string;
};

export type ExplainedRelease = {
  cell: Cell | null;
  changes: Array<Change>;
  publishedOn: string;
  release: ReleaseRef;
};

export type Fact = {
  alsoOf: Array<string>;
  certainty: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  citations: Array<{
    heading: string | null;
    line?: number;
    quote: string;
    revision: string;
  }>;
  /**
   * Facts in conflict with this one, whichever of the two says so.
   */
  conflictsWith: Array<string>;
  dimension: string;
  effectiveFrom?: string;
  effectiveTo?: string;
  evidence: 'documented' | 'observed' | 'vendor-statement' | (string & {});
  id: string;
  mentions: Array<string>;
  note?: {
    en: string;
    ja: string;
  };
  option: string;
  relations: Array<{
    fact: string;
    note?: {
      en: string;
      ja: string;
    };
    type: 'supersedes' | 'refines' | 'corroborates' | 'conflicts-with' | (string & {});
  }>;
  scope: {
    [key: string]: string;
  };
  supersededBy: Array<string>;
  text: {
    en: string;
    ja: string;
  };
  value:
    | {
        beyond?: {
          number: number;
          scope: string;
          unit: string;
        };
        condition?: {
          en: string;
          ja: string;
        };
        qualifiers: Array<string>;
        support: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
        type: 'capability';
        values: Array<string>;
      }
    | {
        type: 'attribute';
        values: Array<string>;
      }
    | {
        adjustable: boolean;
        kind: 'hard' | 'default' | 'recommended' | (string & {});
        number?: number;
        op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
        scope: string;
        symbol?: string;
        type: 'limit';
        unit: string;
        version?: string;
      }
    | {
        from?: string;
        scope: string;
        status:
          | 'preview'
          | 'ga'
          | 'recommended'
          | 'default'
          | 'not-recommended'
          | 'upgrade-recommended'
          | 'deprecated'
          | 'retired'
          | (string & {});
        target?: string;
        to?: string;
        type: 'lifecycle';
      }
    | {
        direction: 'favours' | 'disfavours' | 'advises' | (string & {});
        mode?: string;
        need: 'required' | 'preferred' | 'acceptable' | 'available' | 'less-than' | 'advice' | (string & {});
        number?: number;
        signal: string;
        strength: 'strong' | 'normal' | 'weak' | (string & {});
        type: 'guidance';
        unit?: string;
        values: Array<string>;
      };
  verifiedOn: string;
  with: Array<string>;
};

export type FactPage = {
  items: Array<Fact>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type Finding = {
  baselineState?: 'new' | 'unchanged' | 'absent' | (string & {});
  because: Array<{
    expression: string;
    left?: JsonValue;
    right?: JsonValue;
  }>;
  citations: Array<Citation>;
  /**
   * Values behind `seen` that the document leaves to the platform. Absent: none.
   */
  defaults?: Array<DefaultSeen>;
  facts: Array<string>;
  factsHash: string;
  fingerprint: string;
  /**
   * The line of `path` in a document that is a text.
   */
  line?: number;
  message: string;
  missing: Array<string>;
  path: string;
  remediation?: string;
  result: 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'suppressed' | 'error' | (string & {});
  rule: string;
  seen: {
    [key: string]: JsonValue;
  };
  severity: 'error' | 'warning' | 'note' | (string & {});
  suppression?: SuppressionState;
  title: string;
};

export type Flip = {
  requirement: string;
  tieAt: number;
  to: number;
  weight: number;
  winner: string;
};

export type Formula = {
  advice: boolean;
  appliesWhen?: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  facts: Array<string>;
  for: 'subnets' | 'pod-cidrs' | 'agent-pools' | 'cluster' | (string & {});
  have: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  id: string;
  lines: Array<{
    name: string;
    text: {
      en: string;
      ja: string;
    };
    value: {
      cost: number;
      facts: Array<string>;
      reads: Array<string>;
      text: string;
      tree: JsonValue;
      treeVersion: 1;
    };
  }>;
  need: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  order: number;
  title: {
    en: string;
    ja: string;
  };
  unit: string;
  version: number;
};

export type FormulaPage = {
  items: Array<Formula>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type Impact = {
  /**
   * Saved questions that would be answered otherwise, and because of what.
   */
  answers: {
    asked: number;
    questions: Array<QuestionDiff>;
  };
  asOf: string;
  base: ReleaseRef;
  /**
   * What compare would say otherwise.
   */
  cells: Array<{
    dimension: string;
    /**
     * What compare says of it, without citations; null where the base does not know it.
     */
    from: {
      [key: string]: JsonValue;
    } | null;
    option: string;
    to: {
      [key: string]: JsonValue;
    } | null;
  }>;
  changes: Array<Change>;
  counts: {
    added: number;
    'citation-only': number;
    loosened: number;
    moved: number;
    removed: number;
    reversed: number;
    split: number;
    tightened: number;
    wording: number;
  };
  /**
   * Of what the draft holds.
   */
  digest: string;
  engineVersion: string;
  /**
   * Example designs of rules that would be judged otherwise.
   */
  examples: Array<{
    example: string;
    /**
     * What the rule gives on the example with the base.
     */
    from: Array<string>;
    rule: string;
    to: Array<string>;
  }>;
  kind: 'plimsoll-impact/1';
  /**
   * Options that are themselves changed.
   */
  options: Array<string>;
  /**
   * Rules that read a changed fact, or its cell.
   */
  rules: Array<{
    facts: Array<string>;
    rule: string;
  }>;
};

export type IpPlanAnswer = {
  asOf: string;
  defaults: Array<DefaultSeen>;
  engineVersion: string;
  kind: 'plimsoll-ip-plan/1';
  locale: 'en' | 'ja' | (string & {});
  /**
   * For each category, the option the plan uses.
   */
  options: {
    [key: string]: string;
  };
  /**
   * What is counted besides ranges, such as ports.
   */
  others: Array<PlannedCount>;
  ranges: Array<IpPlanRange>;
  release: ReleaseRef;
};

export type IpPlanChoice = {
  addresses: number;
  fits: boolean;
  formulas: Array<{
    at: 'now' | 'upgrade' | 'maximum' | 'peak' | (string & {});
    formula: string;
    have: number;
    left: number;
    need: number;
  }>;
  grows: Array<PoolGrowth>;
  /**
   * The size the question gives.
   */
  isAsked: boolean;
  prefixLength: number;
};

export type IpPlanQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  network?: {
    dataPlane?: string | null;
    dnsServiceIp?: string | null;
    ipFamilies?: Array<string> | null;
    loadBalancerProfile?: {
      allocatedOutboundPorts?: number | null;
      effectiveOutboundIpCount?: number | null;
      idleTimeoutMinutes?: number | null;
      managedOutboundIpCount?: number | null;
      managedOutboundIpv6Count?: number | null;
      outboundIpCount?: number | null;
      outboundIpPrefixCount?: number | null;
    } | null;
    loadBalancerSku?: string | null;
    manualRoutesAccepted?: boolean | null;
    natGatewayProfile?: {
      idleTimeoutMinutes?: number | null;
      managedOutboundIpCount?: number | null;
    } | null;
    outboundType?: string | null;
    ownRoutes?: boolean | null;
    ownServiceEndpoints?: boolean | null;
    plugin?: string | null;
    pluginMode?: string | null;
    podCidrs?: Array<string> | null;
    policy?: string | null;
    serviceCidrs?: Array<string> | null;
    vnetOrigin?: string | null;
  };
  /**
   * An option by which designs are recognised, such as a network plugin.
   */
  option?: string;
  pools: Array<{
    /**
     * Of the public IP prefix of a gateway pool.
     */
    gatewayPrefixLength?: number;
    /**
     * Nodes that may come on top, by scaling. Default: none.
     */
    growth?: number;
    /**
     * Pods per node.
     */
    maxPods?: number;
    mode?: string;
    /**
     * Default: pool1, pool2, ...
     */
    name?: string;
    /**
     * At the start.
     */
    nodes: number;
    osType?: string;
    podIpAllocation?: string;
    /**
     * The subnet of its pods, where they have one of their own. Default: pods, where the option asks for one.
     */
    podSubnet?: string;
    /**
     * The subnet of its nodes, by a name of your choice. Default: nodes.
     */
    subnet?: string;
    /**
     * Extra nodes during an upgrade: `3` or `10%`.
     */
    surge?: string;
  }>;
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  subnets?: Array<{
    name: string;
    prefixLength: number;
  }>;
};

export type IpPlanRange = {
  advised: number | null;
  choices: Array<IpPlanChoice>;
  for: 'subnets' | 'pod-cidrs' | (string & {});
  formulas: Array<BudgetEntry>;
  missing: Array<string>;
  name: string;
  smallest: number | null;
};

export type ItemPatch = {
  [key: string]: JsonValue;
};

/**
 * Any JSON value.
 */
export type JsonValue = unknown;

export type KnownRevision = {
  id: string;
  /**
   * Whether the newest release holds it.
   */
  isReleased: boolean;
  /**
   * Higher is newer.
   */
  order: number;
  retrievedOn?: string;
  source: string;
  textSha256: string;
};

export type KnownRevisions = {
  items: Array<KnownRevision>;
};

export type KnownSource = {
  isReleased: boolean;
  newest: KnownRevision | null;
  source: {
    id: string;
    language: string;
    licence?: string;
    note?: {
      en: string;
      ja: string;
    };
    path?: string;
    repository?: string;
    title: {
      en: string;
      ja: string;
    };
    url?: string;
  };
};

export type KnownSources = {
  items: Array<KnownSource>;
};

export type Liveness = {
  status: 'alive';
};

export type Migration = {
  from: Array<string>;
  frozen: Array<TransitionNotice>;
  offFirst: Array<TransitionNotice>;
  steps: Array<TransitionStep>;
  unjudged: Array<string>;
  verdict: 'allowed' | 'refused' | 'unknown' | (string & {});
};

export type NewDraft = {
  catalog?: string;
  /**
   * What the release will say of itself; absent: the title.
   */
  notes?: {
    en: string;
    ja: string;
  };
  /**
   * The release whose content it begins with; absent: the newest.
   */
  startFrom?: string;
  title: string;
};

export type NewSource = {
  /**
   * Absent: the catalog that questions are answered from.
   */
  catalog?: string;
  id: string;
  language: string;
  licence: string;
  note?: {
    en: string;
    ja: string;
  };
  path?: string;
  repository?: string;
  title: {
    en: string;
    ja: string;
  };
  url: string;
};

export type NewSourceRevision = {
  /**
   * Absent: the catalog that questions are answered from.
   */
  catalog?: string;
  /**
   * When it was read. Absent: now.
   */
  retrievedAt?: string;
  /**
   * Text or Markdown. Empty: the document is gone.
   */
  text: string;
};

export type NewSourceRevisions = {
  /**
   * Absent: the catalog that questions are answered from.
   */
  catalog?: string;
  /**
   * Texts that arrived together: what went from one of them to another has moved.
   */
  revisions: Array<{
    /**
     * When it was read. Absent: now.
     */
    retrievedAt?: string;
    source: string;
    /**
     * Text or Markdown. Empty: the document is gone.
     */
    text: string;
  }>;
};

export type NewToken = {
  /**
   * Absent: it does not end by itself.
   */
  expiresInDays?: number;
  name: string;
  roles: Array<'reader' | 'editor' | 'publisher' | 'admin' | (string & {})>;
};

export type NewWebhook = {
  /**
   * The catalog whose events it is told; null: all.
   */
  catalog?: string | null;
  /**
   * Types of events that it is told.
   */
  types: Array<
    | 'release.published'
    | 'release.made-current'
    | 'release.rolled-back'
    | 'source.drifted'
    | 'draft.opened'
    | 'draft.submitted'
    | 'draft.approved'
    | 'draft.reopened'
    | 'draft.rejected'
    | 'draft.withdrawn'
    | 'draft.published'
    | 'draft.schedule-failed'
    | 'catalog.shipped-set-aside'
    | 'webhook.disabled'
    | (string & {})
  >;
  /**
   * https or http, without credentials. Private addresses are refused.
   */
  url: string;
};

export type NextQuestion =
  | {
      answers: Array<{
        cannotTell: Array<string>;
        leaves: Array<string>;
        rulesOut: Array<string>;
        value: boolean | number | string;
        winner: string | null;
      }>;
      kind: 'requirement';
      question: string;
      requirement: string;
      type: 'yes' | 'number' | 'date' | (string & {});
      unit?: string;
    }
  | {
      answers: Array<{
        cannotTell: Array<string>;
        leaves: Array<string>;
        rulesOut: Array<string>;
        value: boolean;
        winner: string | null;
      }>;
      dimension: string;
      kind: 'fact';
      option: string;
      requirement: string;
    };

export type NextStackQuestion =
  | {
      answers: Array<{
        cannotTell: number;
        leaves: number;
        rulesOut: number;
        value: boolean | number | string;
        winner: {
          [key: string]: string;
        } | null;
      }>;
      kind: 'requirement';
      question: string;
      requirement: string;
      type: 'yes' | 'number' | 'date' | (string & {});
      unit?: string;
    }
  | {
      answers: Array<{
        cannotTell: number;
        leaves: number;
        rulesOut: number;
        value: boolean;
        winner: {
          [key: string]: string;
        } | null;
      }>;
      dimension: string;
      kind: 'fact';
      option: string;
      requirement: string;
    };

export type OpenDecision = {
  code:
    | 'region'
    | 'routes'
    | 'outbound-addresses'
    | 'subnet'
    | 'ipv6-ranges'
    | 'smaller-than-advised'
    | 'no-design'
    | 'preference-left-out'
    | 'not-told'
    | (string & {});
  path: string;
  rules: Array<string>;
  text: string;
};

export type Option = {
  aliases: Array<{
    from?: string;
    language: string;
    name: string;
    to?: string;
  }>;
  category: string;
  design?: JsonValue;
  id: string;
  matches?: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  modeOf?: string;
  moved?: {
    note: {
      en: string;
      ja: string;
    };
    to: Array<string>;
  };
  name: {
    en: string;
    ja: string;
  };
  note?: {
    en: string;
    ja: string;
  };
  order: number;
  role: 'choice' | 'mode' | 'family' | 'component' | (string & {});
};

export type OptionPage = {
  items: Array<Option>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type PlannedCount = {
  advice: boolean;
  citations: Array<Citation>;
  facts: Array<string>;
  for: 'subnets' | 'pod-cidrs' | 'agent-pools' | 'cluster' | (string & {});
  formula: string;
  grows: Array<PoolGrowth>;
  missing: Array<string>;
  moments: Array<BudgetMoment>;
  name: string;
  path: string;
  title: string;
  unit: string;
  version: number;
};

export type PlatformReason = {
  citations: Array<Citation>;
  facts: Array<string>;
  reason: string;
  rule: string;
};

export type PoolGrowth = {
  more: number;
  nodes: number;
  pods: number | null;
  pool: string;
};

export type Position = {
  beyond?: {
    number: number;
    scope: string;
    unit: string;
  };
  certainty?: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  citations: Array<Citation>;
  condition?: string;
  fact: string;
  facts: Array<string>;
  limit?: {
    adjustable: boolean;
    kind: 'hard' | 'default' | 'recommended' | (string & {});
    number?: number;
    op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
    scope: string;
    symbol?: string;
    unit: string;
    version?: string;
  };
  note?: string;
  qualifiers: Array<string>;
  state: 'known' | 'unknown' | 'not-applicable' | (string & {});
  support?: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
  used: boolean;
  values?: Array<string>;
};

export type Problem = {
  /**
   * Permanent; new codes may come.
   */
  code: string;
  detail: string;
  /**
   * The places that are wrong; empty where none can be named.
   */
  errors: Array<{
    code: string;
    detail: string;
    /**
     * A JSON pointer (RFC 6901) into the body, or into the query as an object.
     */
    pointer: string;
  }>;
  /**
   * The path that was asked for.
   */
  instance: string;
  requestId: string;
  status: number;
  title: string;
  /**
   * `/problems/<code>`: a stable address that tells what the problem is.
   */
  type: string;
};

export type ProblemType = {
  code: string;
  remedy: string;
  status: number;
  title: string;
  type: string;
};

/**
 * The problems there are.
 */
export type ProblemTypeList = {
  items: Array<ProblemType>;
};

export type QuestionDiff = {
  because: Array<Because>;
  changed: boolean;
  changes: Array<AnswerChange>;
  from: AnswerInShort;
  name: string;
  question: string;
  to: AnswerInShort;
  verb: 'recommend' | 'validate' | (string & {});
};

export type QuestionPage = {
  items: Array<SavedQuestion>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

/**
 * How ready the service is to answer.
 */
export type Readiness = {
  checks: {
    database: 'up' | 'down' | (string & {});
    migrations: {
      applied: number;
      newest: string | null;
    };
    releases: 'loaded' | 'loading' | (string & {});
  };
  /**
   * When memory was last known to equal the database.
   */
  lastSync: string | null;
  /**
   * `degraded`: PostgreSQL is away and answers come from memory. `loading` and `draining` answer 503.
   */
  status: 'ready' | 'degraded' | 'loading' | 'draining' | (string & {});
};

export type Reason = {
  citations: Array<Citation>;
  facts: Array<string>;
  reason: string;
  requirement: string;
  verdict: 'yes' | 'yes-with-conditions' | 'no' | 'unknown' | (string & {});
};

export type Rebase = {
  resolutions?: Array<
    | {
        id: string;
        kind:
          | 'category'
          | 'default'
          | 'dimension'
          | 'fact'
          | 'formula'
          | 'option'
          | 'question'
          | 'requirement'
          | 'rule'
          | 'source'
          | 'source-revision'
          | 'vocabulary'
          | (string & {});
        /**
         * What the draft says, or what was published.
         */
        take: 'ours' | 'theirs' | (string & {});
      }
    | {
        id: string;
        /**
         * The whole item; null takes it out.
         */
        item: {
          [key: string]: JsonValue;
        } | null;
        kind:
          | 'category'
          | 'default'
          | 'dimension'
          | 'fact'
          | 'formula'
          | 'option'
          | 'question'
          | 'requirement'
          | 'rule'
          | 'source'
          | 'source-revision'
          | 'vocabulary'
          | (string & {});
        take: 'item';
      }
  >;
};

export type RebasePreview = {
  base: ReleaseRef;
  conflicts: Array<{
    base: JsonValue;
    id: string;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    /**
     * The member that both sides changed; null for the whole item.
     */
    member: string | null;
    ours: JsonValue;
    theirs: JsonValue;
  }>;
  /**
   * The newest release.
   */
  onto: ReleaseRef;
};

export type RecommendAnswer = {
  asOf: string;
  category: string;
  conflicts: Array<Conflict>;
  engineVersion: string;
  flips: Array<Flip>;
  kind: 'plimsoll-recommend/1';
  locale: 'en' | 'ja' | (string & {});
  nextQuestion: NextQuestion | null;
  onUnknown: 'exclude' | 'warn' | 'include' | (string & {});
  options: Array<RecommendedOption>;
  relaxations: Array<Relaxation>;
  release: ReleaseRef;
  tie: boolean;
  winner: string | null;
};

export type RecommendQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  category?: string;
  /**
   * The option, or options, in use; each answer then tells the way there.
   */
  current?: string | Array<string>;
  /**
   * Days from `asOf`; what retires inside them does not do. The same as the requirement that takes the day.
   */
  horizon?: number;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  onUnknown?: 'exclude' | 'warn' | 'include' | (string & {});
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  requirements?: Array<AskedRequirement>;
  stack?: true;
  /**
   * How many stacks to tell. Default: 5. Only for a stack.
   */
  top?: number;
};

export type RecommendStackAnswer = {
  asOf: string;
  categories: Array<string>;
  combinations: {
    contradictory: number;
    excluded: number;
    judged: number;
    possible: number;
  };
  conflicts: Array<Conflict>;
  constraints: Array<StackConstraint>;
  engineVersion: string;
  flips: Array<StackFlip>;
  kind: 'plimsoll-recommend-stack/1';
  locale: 'en' | 'ja' | (string & {});
  nextQuestion: NextStackQuestion | null;
  onUnknown: 'exclude' | 'warn' | 'include' | (string & {});
  options: Array<{
    blockers: Array<Reason>;
    category: string;
    combinations: number;
    conditions: Array<Reason>;
    met: Array<Reason>;
    name: string;
    option: string;
    parts: Array<ScorePart>;
    unknowns: Array<Reason>;
    verdict: 'fits' | 'fits-with-conditions' | 'cannot-tell' | 'ruled-out' | (string & {});
  }>;
  relaxations: Array<StackRelaxation>;
  release: ReleaseRef;
  stacks: Array<RecommendedStack>;
  tie: boolean;
  winner: {
    [key: string]: string;
  } | null;
};

export type RecommendedOption = {
  blockers: Array<Reason>;
  conditions: Array<Reason>;
  met: Array<Reason>;
  /**
   * The way from the option in use; null where none was told, or this is it.
   */
  migration: Migration | null;
  name: string;
  option: string;
  parts: Array<ScorePart>;
  /**
   * What the platform itself refuses; no relaxation helps.
   */
  platform: Array<PlatformReason>;
  rank: number;
  score: {
    hi: number;
    lo: number;
  };
  standing: Array<{
    citations: Array<Citation>;
    facts: Array<string>;
    scope: string;
    status: string;
  }>;
  tiedWith: Array<string>;
  unknowns: Array<Reason>;
  verdict: 'fits' | 'fits-with-conditions' | 'cannot-tell' | 'ruled-out' | (string & {});
};

export type RecommendedStack = {
  alike: number;
  blockers: Array<{
    citations: Array<Citation>;
    facts: Array<string>;
    option: string;
    reason: string;
    requirement: string;
    verdict: 'yes' | 'yes-with-conditions' | 'no' | 'unknown' | (string & {});
  }>;
  conditions: Array<{
    citations: Array<Citation>;
    facts: Array<string>;
    option: string;
    reason: string;
    requirement: string;
    verdict: 'yes' | 'yes-with-conditions' | 'no' | 'unknown' | (string & {});
  }>;
  interchangeable: {
    [key: string]: Array<string>;
  };
  met: Array<{
    citations: Array<Citation>;
    facts: Array<string>;
    option: string;
    reason: string;
    requirement: string;
    verdict: 'yes' | 'yes-with-conditions' | 'no' | 'unknown' | (string & {});
  }>;
  /**
   * The way from the options in use; null where none were told, or this stack has them.
   */
  migration: Migration | null;
  names: {
    [key: string]: string;
  };
  options: {
    [key: string]: string;
  };
  /**
   * Each told by the option that is worth least.
   */
  parts: Array<{
    citations: Array<Citation>;
    contribution: {
      hi: number;
      lo: number;
    };
    facts: Array<string>;
    option: string;
    reason: string;
    requirement: string;
    value: {
      hi: number;
      lo: number;
    };
    weight: number;
  }>;
  rank: number;
  score: {
    hi: number;
    lo: number;
  };
  tradeOffs: {
    better: Array<string>;
    worse: Array<string>;
  };
  unknowns: Array<{
    citations: Array<Citation>;
    facts: Array<string>;
    option: string;
    reason: string;
    requirement: string;
    verdict: 'yes' | 'yes-with-conditions' | 'no' | 'unknown' | (string & {});
  }>;
  verdict: 'fits' | 'fits-with-conditions' | 'cannot-tell' | 'ruled-out' | (string & {});
  warnings: Array<StackWarning>;
};

export type RefreshedExamples = {
  /**
   * Absent: all for which something is proposed.
   */
  examples?: Array<{
    example: string;
    rule: string;
    /**
     * `design`: numbers on the edge of the old limit go to the edge of the new one. `verdict`: what the rule gives now.
     */
    take?: 'design' | 'verdict' | (string & {});
  }>;
  /**
   * Absent: of each example what is proposed first.
   */
  take?: 'design' | 'verdict' | (string & {});
};

export type Relaxation = {
  brings: Array<{
    option: string;
    verdict: 'fits' | 'fits-with-conditions' | 'cannot-tell' | (string & {});
  }>;
  drop: Array<string>;
  weight: number;
};

export type Release = {
  catalog: string;
  digest: string;
  label: string;
  notes: {
    en: string;
    ja: string;
  };
  publishedAt: string;
  publishedBy: string;
  schemaVersion: string;
  sequence: number;
};

export type ReleaseAuditHead = {
  /**
   * The event of the audit that tells of the publishing; null for a release that came with the product.
   */
  head: {
    hash: string;
    sequence: number;
  } | null;
  release: ReleaseRef;
};

export type ReleasePage = {
  items: Array<Release>;
  nextPageToken?: string;
  totalSize: number;
};

export type ReleaseRef = {
  catalog: string;
  digest: string;
  label: string;
  sequence: number;
};

export type Report = {
  /**
   * With a baseline: what failed in it and does not fail now.
   */
  absent?: Array<AbsentFinding>;
  asOf: string;
  counts: {
    error: number;
    fail: number;
    'not-applicable': number;
    pass: number;
    suppressed: number;
    unknown: number;
  };
  engineVersion: string;
  failOn: 'error' | 'warning' | 'note' | 'never' | (string & {});
  failOnNewOnly?: true;
  findings: Array<Finding>;
  format: 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
  horizon: number;
  /**
   * The arithmetic of addresses, line by line. Absent: the release holds no formula.
   */
  ipBudget?: Array<BudgetEntry>;
  kind: 'plimsoll-report/1';
  locale: 'en' | 'ja' | (string & {});
  /**
   * For each category, the option the design was recognised to use.
   */
  options: {
    [key: string]: string;
  };
  outcome: 'pass' | 'fail' | 'unknown' | (string & {});
  release: ReleaseRef;
  /**
   * Of the findings that failed.
   */
  severities: {
    error: number;
    note: number;
    warning: number;
  };
  unmapped: Array<string>;
  unusedSuppressions?: Array<UnusedSuppression>;
};

export type Reports = {
  kind: 'plimsoll-reports/1';
  reports: Array<Report>;
};

export type Requirement = {
  categories: Array<string>;
  design?: JsonValue;
  id: string;
  judge?: {
    cost: number;
    facts: Array<string>;
    reads: Array<string>;
    text: string;
    tree: JsonValue;
    treeVersion: 1;
  };
  max?: number;
  min?: number;
  note?: {
    en: string;
    ja: string;
  };
  order: number;
  question: {
    en: string;
    ja: string;
  };
  role?: 'horizon';
  scale: Array<
    | {
        by: 'judge';
        conditional: number;
        no: number;
        yes: number;
      }
    | {
        by: 'attribute';
        dimension: string;
        points: {
          [key: string]: number;
        };
      }
    | {
        by: 'guidance';
        points: {
          none?: number;
          normal: number;
          strong: number;
          weak: number;
        };
        signals: Array<string>;
      }
  >;
  signals: Array<string>;
  stackCategories?: Array<string>;
  type: 'yes' | 'number' | 'date' | (string & {});
  unit?: string;
};

export type RequirementPage = {
  items: Array<Requirement>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type ReviewComment = {
  comment?: string;
};

export type ReviewReason = {
  reason: string;
};

export type Rollback = {
  reason: string;
  /**
   * A release: its sequence, label or digest, or `previous`.
   */
  to: string;
};

export type Rule = {
  cases: Array<{
    appliesWhen?: {
      cost: number;
      facts: Array<string>;
      reads: Array<string>;
      text: string;
      tree: JsonValue;
      treeVersion: 1;
    };
    assert: {
      cost: number;
      facts: Array<string>;
      reads: Array<string>;
      text: string;
      tree: JsonValue;
      treeVersion: 1;
    };
    at: string;
    concerns?: Array<string>;
    effect?: 'frozen' | 'off-first' | (string & {});
    facts: Array<string>;
    judges?: Array<string>;
    message: {
      en: string;
      ja: string;
    };
    remediation?: {
      en: string;
      ja: string;
    };
    seen: Array<{
      name: string;
      value: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
    }>;
    severity: 'error' | 'warning' | 'note' | (string & {});
    steps?: Array<{
      order: number;
      phase: 'before' | 'change' | 'after' | (string & {});
      text: {
        en: string;
        ja: string;
      };
      when?: 'passes' | 'fails' | (string & {});
    }>;
  }>;
  derivedFrom: Array<string>;
  everyCase?: true;
  examples: Array<{
    asOf?: string;
    design: JsonValue;
    expect: 'pass' | 'fail' | 'unknown' | 'not-applicable' | (string & {});
    name: string;
    severity?: 'error' | 'warning' | 'note' | (string & {});
  }>;
  for: 'cluster' | 'agent-pools' | 'subnets' | 'vnets' | 'ingresses' | 'connections' | 'transition' | (string & {});
  id: string;
  title: {
    en: string;
    ja: string;
  };
};

export type RulePage = {
  items: Array<Rule>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type SavedQuestion = {
  ask:
    | {
        question: {
          category?: string;
          /**
           * The option, or options, in use; each answer then tells the way there.
           */
          current?: string | Array<string>;
          /**
           * Days from `asOf`; what retires inside them does not do. The same as the requirement that takes the day.
           */
          horizon?: number;
          onUnknown?: 'exclude' | 'warn' | 'include' | (string & {});
          requirements: Array<AskedRequirement>;
          stack?: true;
          /**
           * How many stacks to tell. Default: 5. Only for a stack.
           */
          top?: number;
        };
        verb: 'recommend';
      }
    | {
        question: {
          document: Design;
          /**
           * From which severity on a failed finding makes the outcome `fail`. Default: error.
           */
          failOn?: 'error' | 'warning' | 'note' | 'never' | (string & {});
          /**
           * With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false.
           */
          failOnNewOnly?: boolean;
          format: 'design';
          /**
           * Days from asOf in which a coming retirement is a warning.
           */
          horizon: number;
          intent?: {
            clientSourceIp?: boolean | null;
            connections?: Array<{
              initiator?: string | null;
              name?: string | null;
              peer?: string | null;
            }> | null;
            egressAllowList?: boolean | null;
            egressRestricted?: boolean | null;
            environment?: string | null;
            layer7Routing?: boolean | null;
            networkPolicies?: boolean | null;
            networkRanges?: Array<string> | null;
            nsgRulesForPods?: boolean | null;
            podCount?: number | null;
            podDirectAccess?: boolean | null;
          };
        };
        verb: 'validate';
      };
  id: string;
  name: {
    en: string;
    ja: string;
  };
  note?: {
    en: string;
    ja: string;
  };
  order: number;
};

export type Schedule = {
  /**
   * When it is to be published.
   */
  at: string;
};

export type ScorePart = {
  citations: Array<Citation>;
  contribution: {
    hi: number;
    lo: number;
  };
  facts: Array<string>;
  reason: string;
  requirement: string;
  value: {
    hi: number;
    lo: number;
  };
  weight: number;
};

export type SecretRotation = {
  /**
   * Hours for which messages are signed with the former secret too. Default: 24.
   */
  overlapHours?: number;
};

export type Snapshot = {
  content: {
    categories: Array<{
      id: string;
      name: {
        en: string;
        ja: string;
      };
      note?: {
        en: string;
        ja: string;
      };
      order: number;
      stack?: {
        optional: boolean;
      };
    }>;
    defaults?: Array<{
      facts?: Array<string>;
      for: 'cluster' | 'agent-pools' | 'subnets' | (string & {});
      formats: Array<string>;
      id: string;
      order: number;
      path: string;
      title: {
        en: string;
        ja: string;
      };
      value: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      when?: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
    }>;
    dimensions: Array<{
      better?: 'higher' | 'lower' | (string & {});
      categories?: Array<string>;
      closed?: boolean;
      group: string;
      id: string;
      kind: 'capability' | 'limit' | 'attribute' | (string & {});
      name: {
        en: string;
        ja: string;
      };
      note?: {
        en: string;
        ja: string;
      };
      order: number;
      qualifiers?: Array<{
        group?: string;
        id: string;
        implies?: Array<string>;
        name: {
          en: string;
          ja: string;
        };
      }>;
      unit?: string;
      valueType?: 'integer' | 'number' | 'version' | (string & {});
      values?: Array<{
        id: string;
        name: {
          en: string;
          ja: string;
        };
      }>;
    }>;
    facts: Array<{
      alsoOf?: Array<string>;
      certainty: 'stated' | 'ambiguous' | 'inferred' | (string & {});
      citations: Array<{
        heading: string | null;
        line?: number;
        quote: string;
        revision: string;
      }>;
      dimension: string;
      effectiveFrom?: string;
      effectiveTo?: string;
      evidence: 'documented' | 'observed' | 'vendor-statement' | (string & {});
      id: string;
      mentions?: Array<string>;
      note?: {
        en: string;
        ja: string;
      };
      option: string;
      relations?: Array<{
        fact: string;
        note?: {
          en: string;
          ja: string;
        };
        type: 'supersedes' | 'refines' | 'corroborates' | 'conflicts-with' | (string & {});
      }>;
      scope?: {
        [key: string]: string;
      };
      text: {
        en: string;
        ja: string;
      };
      value:
        | {
            beyond?: {
              number: number;
              scope: string;
              unit: string;
            };
            condition?: {
              en: string;
              ja: string;
            };
            qualifiers?: Array<string>;
            support: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
            type: 'capability';
            values?: Array<string>;
          }
        | {
            type: 'attribute';
            values: Array<string>;
          }
        | {
            adjustable: boolean;
            kind: 'hard' | 'default' | 'recommended' | (string & {});
            number?: number;
            op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
            scope: string;
            symbol?: string;
            type: 'limit';
            unit: string;
            version?: string;
          }
        | {
            from?: string;
            scope: string;
            status:
              | 'preview'
              | 'ga'
              | 'recommended'
              | 'default'
              | 'not-recommended'
              | 'upgrade-recommended'
              | 'deprecated'
              | 'retired'
              | (string & {});
            target?: string;
            to?: string;
            type: 'lifecycle';
          }
        | {
            direction: 'favours' | 'disfavours' | 'advises' | (string & {});
            mode?: string;
            need: 'required' | 'preferred' | 'acceptable' | 'available' | 'less-than' | 'advice' | (string & {});
            number?: number;
            signal: string;
            strength: 'strong' | 'normal' | 'weak' | (string & {});
            type: 'guidance';
            unit?: string;
            values?: Array<string>;
          };
      verifiedOn: string;
      with?: Array<string>;
    }>;
    formulas?: Array<{
      advice?: boolean;
      appliesWhen?: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      facts?: Array<string>;
      for: 'subnets' | 'pod-cidrs' | 'agent-pools' | 'cluster' | (string & {});
      have: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      id: string;
      lines?: Array<{
        name: string;
        text: {
          en: string;
          ja: string;
        };
        value: {
          cost: number;
          facts: Array<string>;
          reads: Array<string>;
          text: string;
          tree: JsonValue;
          treeVersion: 1;
        };
      }>;
      need: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      order: number;
      title: {
        en: string;
        ja: string;
      };
      unit: string;
      version: number;
    }>;
    options: Array<{
      aliases?: Array<{
        from?: string;
        language: string;
        name: string;
        to?: string;
      }>;
      category: string;
      design?: JsonValue;
      id: string;
      matches?: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      modeOf?: string;
      moved?: {
        note: {
          en: string;
          ja: string;
        };
        to: Array<string>;
      };
      name: {
        en: string;
        ja: string;
      };
      note?: {
        en: string;
        ja: string;
      };
      order: number;
      role: 'choice' | 'mode' | 'family' | 'component' | (string & {});
    }>;
    questions?: Array<{
      ask:
        | {
            question: {
              category?: string;
              /**
               * The option, or options, in use; each answer then tells the way there.
               */
              current?: string | Array<string>;
              /**
               * Days from `asOf`; what retires inside them does not do. The same as the requirement that takes the day.
               */
              horizon?: number;
              onUnknown?: 'exclude' | 'warn' | 'include' | (string & {});
              requirements?: Array<AskedRequirement>;
              stack?: true;
              /**
               * How many stacks to tell. Default: 5. Only for a stack.
               */
              top?: number;
            };
            verb: 'recommend';
          }
        | {
            question: {
              document: Design;
              /**
               * From which severity on a failed finding makes the outcome `fail`. Default: error.
               */
              failOn?: 'error' | 'warning' | 'note' | 'never' | (string & {});
              /**
               * With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false.
               */
              failOnNewOnly?: boolean;
              format?: 'design';
              /**
               * Days from asOf in which a coming retirement is a warning.
               */
              horizon?: number;
              intent?: {
                clientSourceIp?: boolean | null;
                connections?: Array<{
                  initiator?: string | null;
                  name?: string | null;
                  peer?: string | null;
                }> | null;
                egressAllowList?: boolean | null;
                egressRestricted?: boolean | null;
                environment?: string | null;
                layer7Routing?: boolean | null;
                networkPolicies?: boolean | null;
                networkRanges?: Array<string> | null;
                nsgRulesForPods?: boolean | null;
                podCount?: number | null;
                podDirectAccess?: boolean | null;
              };
            };
            verb: 'validate';
          };
      id: string;
      name: {
        en: string;
        ja: string;
      };
      note?: {
        en: string;
        ja: string;
      };
      order: number;
    }>;
    requirements: Array<{
      categories: Array<string>;
      design?: JsonValue;
      id: string;
      judge?: {
        cost: number;
        facts: Array<string>;
        reads: Array<string>;
        text: string;
        tree: JsonValue;
        treeVersion: 1;
      };
      max?: number;
      min?: number;
      note?: {
        en: string;
        ja: string;
      };
      order: number;
      question: {
        en: string;
        ja: string;
      };
      role?: 'horizon';
      scale?: Array<
        | {
            by: 'judge';
            conditional: number;
            no: number;
            yes: number;
          }
        | {
            by: 'attribute';
            dimension: string;
            points: {
              [key: string]: number;
            };
          }
        | {
            by: 'guidance';
            points: {
              none?: number;
              normal: number;
              strong: number;
              weak: number;
            };
            signals: Array<string>;
          }
      >;
      signals?: Array<string>;
      stackCategories?: Array<string>;
      type: 'yes' | 'number' | 'date' | (string & {});
      unit?: string;
    }>;
    rules: Array<{
      cases: Array<{
        appliesWhen?: {
          cost: number;
          facts: Array<string>;
          reads: Array<string>;
          text: string;
          tree: JsonValue;
          treeVersion: 1;
        };
        assert: {
          cost: number;
          facts: Array<string>;
          reads: Array<string>;
          text: string;
          tree: JsonValue;
          treeVersion: 1;
        };
        at: string;
        concerns?: Array<string>;
        effect?: 'frozen' | 'off-first' | (string & {});
        facts?: Array<string>;
        judges?: Array<string>;
        message: {
          en: string;
          ja: string;
        };
        remediation?: {
          en: string;
          ja: string;
        };
        seen?: Array<{
          name: string;
          value: {
            cost: number;
            facts: Array<string>;
            reads: Array<string>;
            text: string;
            tree: JsonValue;
            treeVersion: 1;
          };
        }>;
        severity: 'error' | 'warning' | 'note' | (string & {});
        steps?: Array<{
          order: number;
          phase: 'before' | 'change' | 'after' | (string & {});
          text: {
            en: string;
            ja: string;
          };
          when?: 'passes' | 'fails' | (string & {});
        }>;
      }>;
      derivedFrom?: Array<string>;
      everyCase?: true;
      examples: Array<{
        asOf?: string;
        design: JsonValue;
        expect: 'pass' | 'fail' | 'unknown' | 'not-applicable' | (string & {});
        name: string;
        severity?: 'error' | 'warning' | 'note' | (string & {});
      }>;
      for: 'cluster' | 'agent-pools' | 'subnets' | 'vnets' | 'ingresses' | 'connections' | 'transition' | (string & {});
      id: string;
      title: {
        en: string;
        ja: string;
      };
    }>;
    sourceRevisions: Array<{
      changedOn?: string;
      commit?: string;
      id: string;
      note?: {
        en: string;
        ja: string;
      };
      order: number;
      retrievedOn?: string;
      source: string;
      textSha256: string;
    }>;
    sources: Array<{
      id: string;
      language: string;
      licence?: string;
      note?: {
        en: string;
        ja: string;
      };
      path?: string;
      repository?: string;
      title: {
        en: string;
        ja: string;
      };
      url?: string;
    }>;
    vocabularies: Array<{
      id: string;
      name: {
        en: string;
        ja: string;
      };
      words: Array<{
        id: string;
        name: {
          en: string;
          ja: string;
        };
      }>;
    }>;
  };
  kind: 'plimsoll-snapshot/1';
  release: Release;
};

export type Source = {
  id: string;
  language: string;
  licence?: string;
  note?: {
    en: string;
    ja: string;
  };
  path?: string;
  repository?: string;
  revisions: Array<SourceRevision>;
  title: {
    en: string;
    ja: string;
  };
  url?: string;
};

export type SourceCorrection = {
  /**
   * Absent: the catalog that questions are answered from.
   */
  catalog?: string;
  language?: string;
  licence?: string;
  /**
   * Null takes it out.
   */
  note?: {
    en: string;
    ja: string;
  } | null;
  /**
   * Null takes it out.
   */
  path?: string | null;
  /**
   * Null takes it out.
   */
  repository?: string | null;
  title?: {
    en: string;
    ja: string;
  };
  url?: string;
};

export type SourcePage = {
  items: Array<Source>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type SourceRevision = {
  changedOn?: string;
  commit?: string;
  id: string;
  note?: {
    en: string;
    ja: string;
  };
  order: number;
  retrievedOn?: string;
  source: string;
  textSha256: string;
};

export type StackConstraint = {
  citations: Array<Citation>;
  excludes: number;
  facts: Array<string>;
  options: {
    [key: string]: string;
  };
  reason: string;
  rule: string;
  title: string;
};

export type StackFlip = {
  requirement: string;
  tieAt: number;
  to: number;
  weight: number;
  winner: {
    [key: string]: string;
  };
};

export type StackRelaxation = {
  brings: Array<{
    options: {
      [key: string]: string;
    };
    verdict: 'fits' | 'fits-with-conditions' | 'cannot-tell' | (string & {});
  }>;
  drop: Array<string>;
  weight: number;
};

export type StackWarning = {
  citations: Array<Citation>;
  facts: Array<string>;
  options: {
    [key: string]: string;
  };
  reason: string;
  rule: string;
  title: string;
};

export type Suppression = {
  expiresOn: string;
  facts?: string;
  fingerprint: string;
  owner: string;
  reason: string;
};

export type SuppressionState = {
  expiresOn: string;
  note: string;
  owner: string;
  reason: string;
  state: 'applied' | 'expired' | 'reopened' | (string & {});
};

export type TakenRevisions = {
  /**
   * What the new texts did; null where none was new.
   */
  drift: DriftSummary | null;
  revisions: Array<{
    /**
     * False: this was the newest text of the source already.
     */
    isNew: boolean;
    revision: string;
    source: string;
    textSha256: string;
  }>;
};

export type Token = {
  createdAt: string;
  createdBy: string;
  /**
   * null: it does not end by itself.
   */
  expiresAt: string | null;
  /**
   * Public; the token begins with it.
   */
  id: string;
  name: string;
  /**
   * null: it was not revoked.
   */
  revokedAt: string | null;
  roles: Array<'reader' | 'editor' | 'publisher' | 'admin' | (string & {})>;
};

export type TokenList = {
  items: Array<Token>;
};

export type TransitionAnswer = {
  asOf: string;
  changes: Array<DesignChange>;
  engineVersion: string;
  findings: Array<Finding>;
  formats: {
    from: 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
    to: 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
  };
  /**
   * What cannot change after creation; failed where it is asked to change.
   */
  frozen: Array<TransitionNotice>;
  kind: 'plimsoll-transition/1';
  locale: 'en' | 'ja' | (string & {});
  /**
   * What has to be off before the change; failed where it is still on.
   */
  offFirst: Array<TransitionNotice>;
  release: ReleaseRef;
  /**
   * Of the findings that failed.
   */
  severities: {
    error: number;
    note: number;
    warning: number;
  };
  steps: Array<TransitionStep>;
  /**
   * Paths of the changes that no rule judged.
   */
  unjudged: Array<string>;
  unmapped: {
    from: Array<string>;
    to: Array<string>;
  };
  verdict: 'allowed' | 'refused' | 'unknown' | (string & {});
};

export type TransitionNotice = {
  facts: Array<string>;
  message: string;
  path: string;
  result: 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'suppressed' | 'error' | (string & {});
  rule: string;
  title: string;
};

export type TransitionQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  /**
   * The cluster as it is.
   */
  from: TransitionSide;
  /**
   * Days from asOf in which a coming retirement is a warning.
   */
  horizon?: number;
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  /**
   * The cluster as it shall be; what it does not tell stays as it is.
   */
  to: TransitionSide;
};

export type TransitionSide = {
  document: JsonValue;
  format?: 'auto' | 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
  /**
   * Of an ARM template: a parameters file, or the values by name. A parameter without a value is unknown.
   */
  parameters?: {
    [key: string]: JsonValue;
  };
};

export type TransitionStep = {
  citations: Array<Citation>;
  facts: Array<string>;
  phase: 'before' | 'change' | 'after' | (string & {});
  rule: string;
  text: string;
};

export type UnusedSuppression = {
  because: 'no-such-finding' | 'not-failed' | 'repeated' | (string & {});
  expiresOn: string;
  facts?: string;
  fingerprint: string;
  note: string;
  owner: string;
  reason: string;
};

export type ValidateQuestion = {
  /**
   * The day in the world the question is about. Default: today (UTC).
   */
  asOf?: string;
  /**
   * A former report, or a list of its findings: each failed finding is then new or unchanged.
   */
  baseline?:
    | Array<BaselineFinding>
    | {
        findings: Array<BaselineFinding>;
      }
    | {
        reports: Array<{
          findings: Array<BaselineFinding>;
        }>;
      };
  /**
   * The catalog to ask. Default: aks-networking.
   */
  catalog?: string;
  document: JsonValue;
  /**
   * From which severity on a failed finding makes the outcome `fail`. Default: error.
   */
  failOn?: 'error' | 'warning' | 'note' | 'never' | (string & {});
  /**
   * With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false.
   */
  failOnNewOnly?: boolean;
  format?: 'auto' | 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
  /**
   * Days from asOf in which a coming retirement is a warning.
   */
  horizon?: number;
  intent?: {
    clientSourceIp?: boolean | null;
    connections?: Array<{
      initiator?: string | null;
      name?: string | null;
      peer?: string | null;
    }> | null;
    egressAllowList?: boolean | null;
    egressRestricted?: boolean | null;
    environment?: string | null;
    layer7Routing?: boolean | null;
    networkPolicies?: boolean | null;
    networkRanges?: Array<string> | null;
    nsgRulesForPods?: boolean | null;
    podCount?: number | null;
    podDirectAccess?: boolean | null;
  };
  /**
   * Language of names and notes. Default: en.
   */
  locale?: 'en' | 'ja' | (string & {});
  /**
   * Of an ARM template: a parameters file, or the values by name. A parameter without a value is unknown.
   */
  parameters?: {
    [key: string]: JsonValue;
  };
  /**
   * Sequence, label, digest, `current` or `previous`. Default: current.
   */
  release?: string;
  /**
   * Failed findings that somebody answers for, by fingerprint. Only a finding that failed is suppressed.
   */
  suppressions?: Array<Suppression>;
};

export type Variant = {
  beyond?: {
    number: number;
    scope: string;
    unit: string;
  };
  certainty?: 'stated' | 'ambiguous' | 'inferred' | (string & {});
  citations: Array<Citation>;
  condition?: string;
  dispute?: {
    because:
      | 'newest-source-revision'
      | 'stated-over-ambiguous'
      | 'documented-over-vendor-statement'
      | 'same-dimension'
      | 'fact-id'
      | (string & {});
    positions: Array<Position>;
    used: string;
  };
  disputed: boolean;
  facts: Array<string>;
  limit?: {
    adjustable: boolean;
    kind: 'hard' | 'default' | 'recommended' | (string & {});
    number?: number;
    op: 'max' | 'min' | 'exactly' | 'at-least-version' | (string & {});
    scope: string;
    symbol?: string;
    unit: string;
    version?: string;
  };
  note?: string;
  qualifiers: Array<string>;
  scope: {
    [key: string]: string;
  };
  state: 'known' | 'unknown' | 'not-applicable' | (string & {});
  support?: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown' | (string & {});
  values?: Array<string>;
  with: Array<string>;
};

export type Vocabulary = {
  id: string;
  name: {
    en: string;
    ja: string;
  };
  words: Array<{
    id: string;
    name: {
      en: string;
      ja: string;
    };
  }>;
};

export type VocabularyPage = {
  items: Array<Vocabulary>;
  /**
   * Absent on the last page.
   */
  nextPageToken?: string;
  release: ReleaseRef;
  /**
   * Items on all pages.
   */
  totalSize: number;
};

export type Webhook = {
  /**
   * The catalog whose events it is told; null: all.
   */
  catalog: string | null;
  createdAt: string;
  createdBy: string;
  /**
   * null: the last attempt succeeded, or there was none.
   */
  failingSince: string | null;
  id: string;
  /**
   * Until when messages are signed with the former secret too; null: they are not.
   */
  previousSecretUntil: string | null;
  /**
   * active; paused: what happens meanwhile is sent later; disabled: its receiver failed for days or is gone.
   */
  state: 'active' | 'paused' | 'disabled' | 'deleted' | (string & {});
  types: Array<string>;
  url: string;
};

export type WebhookChange = {
  /**
   * The catalog whose events it is told; null: all.
   */
  catalog?: string | null;
  /**
   * active: also where it was disabled.
   */
  state?: 'active' | 'paused' | (string & {});
  /**
   * Types of events that it is told.
   */
  types?: Array<
    | 'release.published'
    | 'release.made-current'
    | 'release.rolled-back'
    | 'source.drifted'
    | 'draft.opened'
    | 'draft.submitted'
    | 'draft.approved'
    | 'draft.reopened'
    | 'draft.rejected'
    | 'draft.withdrawn'
    | 'draft.published'
    | 'draft.schedule-failed'
    | 'catalog.shipped-set-aside'
    | 'webhook.disabled'
    | (string & {})
  >;
  /**
   * https or http, without credentials. Private addresses are refused.
   */
  url?: string;
};

export type WebhookDelivery = {
  attempts: number;
  createdAt: string;
  deliveredAt: string | null;
  /**
   * The sequence of the event in the feed; null: a test.
   */
  event: number | null;
  /**
   * The `webhook-id` of the message, the same for every attempt.
   */
  id: string;
  lastAt: string | null;
  /**
   * address-refused, name-not-found, timeout, connection-failed, redirected, not-accepted or secret-unreadable; null: none.
   */
  lastFailure: string | null;
  /**
   * The HTTP status of the last attempt; null: there was no answer.
   */
  lastStatus: number | null;
  /**
   * When it is tried next; while it is tried, when it would be again. null: never.
   */
  nextAt: string | null;
  /**
   * dead: no attempt is left.
   */
  state: 'waiting' | 'delivered' | 'dead' | (string & {});
  type: string;
};

export type WebhookDeliveryPage = {
  items: Array<WebhookDelivery>;
  nextPageToken?: string;
};

export type WebhookList = {
  items: Array<Webhook>;
};

export type WebhookWithSecret = {
  /**
   * The catalog whose events it is told; null: all.
   */
  catalog: string | null;
  createdAt: string;
  createdBy: string;
  /**
   * null: the last attempt succeeded, or there was none.
   */
  failingSince: string | null;
  id: string;
  /**
   * Until when messages are signed with the former secret too; null: they are not.
   */
  previousSecretUntil: string | null;
  /**
   * What messages are signed with: told this once. null where the answer is told again.
   */
  secret: string | null;
  /**
   * active; paused: what happens meanwhile is sent later; disabled: its receiver failed for days or is gone.
   */
  state: 'active' | 'paused' | 'disabled' | 'deleted' | (string & {});
  types: Array<string>;
  url: string;
};

export type GetLivenessData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/livez';
};

export type GetLivenessErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetLivenessError = GetLivenessErrors[keyof GetLivenessErrors];

export type GetLivenessResponses = {
  /**
   * The process runs.
   */
  200: Liveness;
};

export type GetLivenessResponse = GetLivenessResponses[keyof GetLivenessResponses];

export type GetMetricsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/metrics';
};

export type GetMetricsErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];

export type GetMetricsResponses = {
  /**
   * The metrics.
   */
  200: string;
};

export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];

export type ListProblemTypesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/problems';
};

export type ListProblemTypesErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListProblemTypesError = ListProblemTypesErrors[keyof ListProblemTypesErrors];

export type ListProblemTypesResponses = {
  /**
   * The problems, sorted by code.
   */
  200: ProblemTypeList;
};

export type ListProblemTypesResponse = ListProblemTypesResponses[keyof ListProblemTypesResponses];

export type GetProblemTypeData = {
  body?: never;
  path: {
    /**
     * The code of a problem.
     */
    code: string;
  };
  query?: never;
  url: '/problems/{code}';
};

export type GetProblemTypeErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetProblemTypeError = GetProblemTypeErrors[keyof GetProblemTypeErrors];

export type GetProblemTypeResponses = {
  /**
   * The problem.
   */
  200: ProblemType;
};

export type GetProblemTypeResponse = GetProblemTypeResponses[keyof GetProblemTypeResponses];

export type GetReadinessData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/readyz';
};

export type GetReadinessErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
  /**
   * Loading or draining.
   */
  503: Readiness;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
  /**
   * Ready, or degraded: answers come from memory.
   */
  200: Readiness;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

export type DiffAnswersData = {
  body: AnswersDiffQuestion;
  path?: never;
  query?: never;
  url: '/v1/answers/diff';
};

export type DiffAnswersErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DiffAnswersError = DiffAnswersErrors[keyof DiffAnswersErrors];

export type DiffAnswersResponses = {
  /**
   * Each saved question with its answer on both sides, what differs, and because of which facts.
   */
  200: AnswersDiff;
};

export type DiffAnswersResponse = DiffAnswersResponses[keyof DiffAnswersResponses];

export type ListAuditData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Who did it: `token:<id>`, `user:<issuer>#<subject>` or `service`.
     */
    actor?: string;
    /**
     * What was done: `draft.approved`. With a star at its end all that begin so: `draft.*`.
     */
    type?: string;
    /**
     * To what: `draft:<id>`. With a star at its end all that begin so.
     */
    target?: string;
    /**
     * From this time on.
     */
    from?: string;
    /**
     * Before this time.
     */
    to?: string;
    /**
     * Events behind this sequence. Default: from the first.
     */
    after?: string;
    /**
     * Events on a page. Default: 100.
     */
    pageSize?: number;
  };
  url: '/v1/audit';
};

export type ListAuditErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListAuditError = ListAuditErrors[keyof ListAuditErrors];

export type ListAuditResponses = {
  /**
   * A page of the list.
   */
  200: AuditPage;
};

export type ListAuditResponse = ListAuditResponses[keyof ListAuditResponses];

export type GetAuditHeadData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/v1/audit/head';
};

export type GetAuditHeadErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetAuditHeadError = GetAuditHeadErrors[keyof GetAuditHeadErrors];

export type GetAuditHeadResponses = {
  /**
   * The head of the chain.
   */
  200: AuditHead;
};

export type GetAuditHeadResponse = GetAuditHeadResponses[keyof GetAuditHeadResponses];

export type GetCallerData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/v1/caller';
};

export type GetCallerErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetCallerError = GetCallerErrors[keyof GetCallerErrors];

export type GetCallerResponses = {
  /**
   * Who asks.
   */
  200: Caller;
};

export type GetCallerResponse = GetCallerResponses[keyof GetCallerResponses];

export type ListCatalogsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/v1/catalogs';
};

export type ListCatalogsErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListCatalogsError = ListCatalogsErrors[keyof ListCatalogsErrors];

export type ListCatalogsResponses = {
  /**
   * The catalogs, sorted by id.
   */
  200: CatalogList;
};

export type ListCatalogsResponse = ListCatalogsResponses[keyof ListCatalogsResponses];

export type GetCatalogData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}';
};

export type GetCatalogErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetCatalogError = GetCatalogErrors[keyof GetCatalogErrors];

export type GetCatalogResponses = {
  /**
   * The catalog.
   */
  200: Catalog;
};

export type GetCatalogResponse = GetCatalogResponses[keyof GetCatalogResponses];

export type DiffAnswersByQueryData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    from?: string;
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    to?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    fromAsOf?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    toAsOf?: string;
    /**
     * Ids of saved questions of the release `to`. Default: all of them.
     */
    questions?: Array<string>;
    /**
     * Language of names and notes. Default: en.
     */
    locale?: 'en' | 'ja' | (string & {});
  };
  url: '/v1/catalogs/{catalog}/answers/diff';
};

export type DiffAnswersByQueryErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DiffAnswersByQueryError = DiffAnswersByQueryErrors[keyof DiffAnswersByQueryErrors];

export type DiffAnswersByQueryResponses = {
  /**
   * Each saved question with its answer on both sides, what differs, and because of which facts.
   */
  200: AnswersDiff;
};

export type DiffAnswersByQueryResponse = DiffAnswersByQueryResponses[keyof DiffAnswersByQueryResponses];

export type DiffReleasesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * The release compared from. Default: previous.
     */
    from?: string;
    /**
     * The release compared to. Default: current.
     */
    to?: string;
  };
  url: '/v1/catalogs/{catalog}/diff';
};

export type DiffReleasesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DiffReleasesError = DiffReleasesErrors[keyof DiffReleasesErrors];

export type DiffReleasesResponses = {
  /**
   * The changes, sorted by kind and id.
   */
  200: DiffAnswer;
};

export type DiffReleasesResponse = DiffReleasesResponses[keyof DiffReleasesResponses];

export type ExplainByQueryData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query: {
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Language of names and notes. Default: en.
     */
    locale?: 'en' | 'ja' | (string & {});
    option: string;
    dimension: string;
  };
  url: '/v1/catalogs/{catalog}/explain';
};

export type ExplainByQueryErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ExplainByQueryError = ExplainByQueryErrors[keyof ExplainByQueryErrors];

export type ExplainByQueryResponses = {
  /**
   * What the cell says, on which days and in which releases it said something else, and every fact about it.
   */
  200: ExplainAnswer;
};

export type ExplainByQueryResponse = ExplainByQueryResponses[keyof ExplainByQueryResponses];

export type AnswerQuestionData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * The id of a saved question.
     */
    id: string;
  };
  query?: {
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Language of names and notes. Default: en.
     */
    locale?: 'en' | 'ja' | (string & {});
  };
  url: '/v1/catalogs/{catalog}/questions/{id}/answer';
};

export type AnswerQuestionErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type AnswerQuestionError = AnswerQuestionErrors[keyof AnswerQuestionErrors];

export type AnswerQuestionResponses = {
  /**
   * The answer of the verb that it asks.
   */
  200: RecommendAnswer | RecommendStackAnswer | Report;
};

export type AnswerQuestionResponse = AnswerQuestionResponses[keyof AnswerQuestionResponses];

export type ListReleasesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases';
};

export type ListReleasesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListReleasesError = ListReleasesErrors[keyof ListReleasesErrors];

export type ListReleasesResponses = {
  /**
   * A page of the list.
   */
  200: ReleasePage;
};

export type ListReleasesResponse = ListReleasesResponses[keyof ListReleasesResponses];

export type GetReleaseFeedData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * The language. Default: what `Accept-Language` says, or English.
     */
    locale?: 'en' | 'ja' | (string & {});
  };
  url: '/v1/catalogs/{catalog}/releases.atom';
};

export type GetReleaseFeedErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetReleaseFeedError = GetReleaseFeedErrors[keyof GetReleaseFeedErrors];

export type GetReleaseFeedResponses = {
  /**
   * The feed, newest release first.
   */
  200: string;
};

export type GetReleaseFeedResponse = GetReleaseFeedResponses[keyof GetReleaseFeedResponses];

export type GetReleaseData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}';
};

export type GetReleaseErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetReleaseError = GetReleaseErrors[keyof GetReleaseErrors];

export type GetReleaseResponses = {
  /**
   * The release.
   */
  200: Release;
};

export type GetReleaseResponse = GetReleaseResponses[keyof GetReleaseResponses];

export type GetReleaseAuditData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/audit';
};

export type GetReleaseAuditErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetReleaseAuditError = GetReleaseAuditErrors[keyof GetReleaseAuditErrors];

export type GetReleaseAuditResponses = {
  /**
   * Where the audit stood.
   */
  200: ReleaseAuditHead;
};

export type GetReleaseAuditResponse = GetReleaseAuditResponses[keyof GetReleaseAuditResponses];

export type ListCategoriesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/categories';
};

export type ListCategoriesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListCategoriesError = ListCategoriesErrors[keyof ListCategoriesErrors];

export type ListCategoriesResponses = {
  /**
   * A page of the list.
   */
  200: CategoryPage;
};

export type ListCategoriesResponse = ListCategoriesResponses[keyof ListCategoriesResponses];

export type GetCategoryData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/categories/{id}';
};

export type GetCategoryErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetCategoryError = GetCategoryErrors[keyof GetCategoryErrors];

export type GetCategoryResponses = {
  /**
   * The category.
   */
  200: Category;
};

export type GetCategoryResponse = GetCategoryResponses[keyof GetCategoryResponses];

export type ListDefaultsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    for?: 'cluster' | 'agent-pools' | 'subnets' | (string & {});
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/defaults';
};

export type ListDefaultsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListDefaultsError = ListDefaultsErrors[keyof ListDefaultsErrors];

export type ListDefaultsResponses = {
  /**
   * A page of the list.
   */
  200: DefaultPage;
};

export type ListDefaultsResponse = ListDefaultsResponses[keyof ListDefaultsResponses];

export type GetDefaultData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/defaults/{id}';
};

export type GetDefaultErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDefaultError = GetDefaultErrors[keyof GetDefaultErrors];

export type GetDefaultResponses = {
  /**
   * The default.
   */
  200: Default;
};

export type GetDefaultResponse = GetDefaultResponses[keyof GetDefaultResponses];

export type ListDimensionsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    category?: string;
    kind?: 'capability' | 'limit' | 'attribute' | (string & {});
    group?: string;
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/dimensions';
};

export type ListDimensionsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListDimensionsError = ListDimensionsErrors[keyof ListDimensionsErrors];

export type ListDimensionsResponses = {
  /**
   * A page of the list.
   */
  200: DimensionPage;
};

export type ListDimensionsResponse = ListDimensionsResponses[keyof ListDimensionsResponses];

export type GetDimensionData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/dimensions/{id}';
};

export type GetDimensionErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDimensionError = GetDimensionErrors[keyof GetDimensionErrors];

export type GetDimensionResponses = {
  /**
   * The dimension.
   */
  200: Dimension;
};

export type GetDimensionResponse = GetDimensionResponses[keyof GetDimensionResponses];

export type ListFactsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    /**
     * Facts whose subject this option is, alone or among others.
     */
    option?: string;
    dimension?: string;
    /**
     * Facts about options of this category.
     */
    category?: string;
    kind?: 'capability' | 'attribute' | 'limit' | 'lifecycle' | 'guidance' | (string & {});
    certainty?: 'stated' | 'ambiguous' | 'inferred' | (string & {});
    evidence?: 'documented' | 'observed' | 'vendor-statement' | (string & {});
    /**
     * Facts that cite a revision of this source.
     */
    source?: string;
    /**
     * Facts that are, or are not, in conflict with another one.
     */
    disputed?: boolean;
    /**
     * Facts that are, or are not, superseded by another one.
     */
    superseded?: boolean;
    /**
     * Facts last verified more than so many days ago.
     */
    stale?: number;
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/facts';
};

export type ListFactsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListFactsError = ListFactsErrors[keyof ListFactsErrors];

export type ListFactsResponses = {
  /**
   * A page of the list.
   */
  200: FactPage;
};

export type ListFactsResponse = ListFactsResponses[keyof ListFactsResponses];

export type GetFactData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/facts/{id}';
};

export type GetFactErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetFactError = GetFactErrors[keyof GetFactErrors];

export type GetFactResponses = {
  /**
   * The fact.
   */
  200: Fact;
};

export type GetFactResponse = GetFactResponses[keyof GetFactResponses];

export type ListFormulasData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    for?: 'subnets' | 'pod-cidrs' | 'agent-pools' | 'cluster' | (string & {});
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/formulas';
};

export type ListFormulasErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListFormulasError = ListFormulasErrors[keyof ListFormulasErrors];

export type ListFormulasResponses = {
  /**
   * A page of the list.
   */
  200: FormulaPage;
};

export type ListFormulasResponse = ListFormulasResponses[keyof ListFormulasResponses];

export type GetFormulaData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/formulas/{id}';
};

export type GetFormulaErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetFormulaError = GetFormulaErrors[keyof GetFormulaErrors];

export type GetFormulaResponses = {
  /**
   * The formula.
   */
  200: Formula;
};

export type GetFormulaResponse = GetFormulaResponses[keyof GetFormulaResponses];

export type ListOptionsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    category?: string;
    role?: 'choice' | 'mode' | 'family' | 'component' | (string & {});
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/options';
};

export type ListOptionsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListOptionsError = ListOptionsErrors[keyof ListOptionsErrors];

export type ListOptionsResponses = {
  /**
   * A page of the list.
   */
  200: OptionPage;
};

export type ListOptionsResponse = ListOptionsResponses[keyof ListOptionsResponses];

export type GetOptionData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/options/{id}';
};

export type GetOptionErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Gone
   */
  410: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetOptionError = GetOptionErrors[keyof GetOptionErrors];

export type GetOptionResponses = {
  /**
   * The option.
   */
  200: Option;
};

export type GetOptionResponse = GetOptionResponses[keyof GetOptionResponses];

export type ListQuestionsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    verb?: 'recommend' | 'validate' | (string & {});
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/questions';
};

export type ListQuestionsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListQuestionsError = ListQuestionsErrors[keyof ListQuestionsErrors];

export type ListQuestionsResponses = {
  /**
   * A page of the list.
   */
  200: QuestionPage;
};

export type ListQuestionsResponse = ListQuestionsResponses[keyof ListQuestionsResponses];

export type GetQuestionData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/questions/{id}';
};

export type GetQuestionErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetQuestionError = GetQuestionErrors[keyof GetQuestionErrors];

export type GetQuestionResponses = {
  /**
   * The question.
   */
  200: SavedQuestion;
};

export type GetQuestionResponse = GetQuestionResponses[keyof GetQuestionResponses];

export type ListRequirementsData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    category?: string;
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/requirements';
};

export type ListRequirementsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListRequirementsError = ListRequirementsErrors[keyof ListRequirementsErrors];

export type ListRequirementsResponses = {
  /**
   * A page of the list.
   */
  200: RequirementPage;
};

export type ListRequirementsResponse = ListRequirementsResponses[keyof ListRequirementsResponses];

export type GetRequirementData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/requirements/{id}';
};

export type GetRequirementErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetRequirementError = GetRequirementErrors[keyof GetRequirementErrors];

export type GetRequirementResponses = {
  /**
   * The requirement.
   */
  200: Requirement;
};

export type GetRequirementResponse = GetRequirementResponses[keyof GetRequirementResponses];

export type ListRulesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    for?: 'cluster' | 'agent-pools' | 'subnets' | 'vnets' | 'ingresses' | 'connections' | 'transition' | (string & {});
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/rules';
};

export type ListRulesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListRulesError = ListRulesErrors[keyof ListRulesErrors];

export type ListRulesResponses = {
  /**
   * A page of the list.
   */
  200: RulePage;
};

export type ListRulesResponse = ListRulesResponses[keyof ListRulesResponses];

export type GetRuleData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/rules/{id}';
};

export type GetRuleErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetRuleError = GetRuleErrors[keyof GetRuleErrors];

export type GetRuleResponses = {
  /**
   * The rule.
   */
  200: Rule;
};

export type GetRuleResponse = GetRuleResponses[keyof GetRuleResponses];

export type GetSnapshotData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/snapshot';
};

export type GetSnapshotErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetSnapshotError = GetSnapshotErrors[keyof GetSnapshotErrors];

export type GetSnapshotResponses = {
  /**
   * The release, with its content as it was published.
   */
  200: Snapshot;
};

export type GetSnapshotResponse = GetSnapshotResponses[keyof GetSnapshotResponses];

export type ListSourcesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/sources';
};

export type ListSourcesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListSourcesError = ListSourcesErrors[keyof ListSourcesErrors];

export type ListSourcesResponses = {
  /**
   * A page of the list.
   */
  200: SourcePage;
};

export type ListSourcesResponse = ListSourcesResponses[keyof ListSourcesResponses];

export type GetSourceData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/sources/{id}';
};

export type GetSourceErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetSourceError = GetSourceErrors[keyof GetSourceErrors];

export type GetSourceResponses = {
  /**
   * The source.
   */
  200: Source;
};

export type GetSourceResponse = GetSourceResponses[keyof GetSourceResponses];

export type GetSourceTextData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
    /**
     * The id of a revision of the source.
     */
    revision: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/sources/{id}/revisions/{revision}/text';
};

export type GetSourceTextErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetSourceTextError = GetSourceTextErrors[keyof GetSourceTextErrors];

export type GetSourceTextResponses = {
  /**
   * The text.
   */
  200: string;
};

export type GetSourceTextResponse = GetSourceTextResponses[keyof GetSourceTextResponses];

export type ListVocabulariesData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
  };
  query?: {
    /**
     * Items on a page. Default: 100.
     */
    pageSize?: number;
    /**
     * `nextPageToken` of the page before.
     */
    pageToken?: string;
  };
  url: '/v1/catalogs/{catalog}/releases/{ref}/vocabularies';
};

export type ListVocabulariesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListVocabulariesError = ListVocabulariesErrors[keyof ListVocabulariesErrors];

export type ListVocabulariesResponses = {
  /**
   * A page of the list.
   */
  200: VocabularyPage;
};

export type ListVocabulariesResponse = ListVocabulariesResponses[keyof ListVocabulariesResponses];

export type GetVocabularyData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
    /**
     * A release: its sequence, label or digest, `current` or `previous`.
     */
    ref: string;
    /**
     * The id of the item.
     */
    id: string;
  };
  query?: never;
  url: '/v1/catalogs/{catalog}/releases/{ref}/vocabularies/{id}';
};

export type GetVocabularyErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetVocabularyError = GetVocabularyErrors[keyof GetVocabularyErrors];

export type GetVocabularyResponses = {
  /**
   * The vocabulary.
   */
  200: Vocabulary;
};

export type GetVocabularyResponse = GetVocabularyResponses[keyof GetVocabularyResponses];

export type GetRetirementCalendarData = {
  body?: never;
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * The language. Default: what `Accept-Language` says, or English.
     */
    locale?: 'en' | 'ja' | (string & {});
  };
  url: '/v1/catalogs/{catalog}/retirements.ics';
};

export type GetRetirementCalendarErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetRetirementCalendarError = GetRetirementCalendarErrors[keyof GetRetirementCalendarErrors];

export type GetRetirementCalendarResponses = {
  /**
   * The calendar, by day.
   */
  200: string;
};

export type GetRetirementCalendarResponse = GetRetirementCalendarResponses[keyof GetRetirementCalendarResponses];

export type RollBackCatalogData = {
  body: Rollback;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    /**
     * The id of a catalog.
     */
    catalog: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/catalogs/{catalog}/rollback';
};

export type RollBackCatalogErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RollBackCatalogError = RollBackCatalogErrors[keyof RollBackCatalogErrors];

export type RollBackCatalogResponses = {
  /**
   * The release that is current now.
   */
  200: Release;
};

export type RollBackCatalogResponse = RollBackCatalogResponses[keyof RollBackCatalogResponses];

export type CompareByQueryData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * The catalog to ask. Default: aks-networking.
     */
    catalog?: string;
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Language of names and notes. Default: en.
     */
    locale?: 'en' | 'ja' | (string & {});
    options?: Array<string>;
    category?: string;
    dimensions?: Array<string>;
    reference?: string;
    only?: 'all' | 'differences' | 'disputed' | 'unknown' | (string & {});
    releases?: [string, string];
    include?: Array<'citations'>;
    /**
     * The form of the answer; overrides `Accept`.
     */
    format?: 'json' | 'csv' | 'markdown' | (string & {});
  };
  url: '/v1/compare';
};

export type CompareByQueryErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CompareByQueryError = CompareByQueryErrors[keyof CompareByQueryErrors];

export type CompareByQueryResponses = {
  /**
   * The comparison.
   */
  200: CompareAnswer | CompareReleasesAnswer;
};

export type CompareByQueryResponse = CompareByQueryResponses[keyof CompareByQueryResponses];

export type CompareData = {
  body: CompareQuestion;
  path?: never;
  query?: {
    /**
     * The form of the answer; overrides `Accept`.
     */
    format?: 'json' | 'csv' | 'markdown' | (string & {});
  };
  url: '/v1/compare';
};

export type CompareErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CompareError = CompareErrors[keyof CompareErrors];

export type CompareResponses = {
  /**
   * The comparison.
   */
  200: CompareAnswer | CompareReleasesAnswer;
};

export type CompareResponse = CompareResponses[keyof CompareResponses];

export type ConfigureData = {
  body: ConfigureQuestion;
  path?: never;
  query?: {
    /**
     * One file of the configuration as a text; overrides `Accept`.
     */
    file?: 'main.tf' | 'main.tf.json' | 'main.bicep' | 'azuredeploy.json' | 'create.sh' | (string & {});
  };
  url: '/v1/configure';
};

export type ConfigureErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ConfigureError = ConfigureErrors[keyof ConfigureErrors];

export type ConfigureResponses = {
  /**
   * The design, how each of its ranges came about, what validate says of it, what is left to decide, and the files.
   */
  200: ConfiguredAnswer;
};

export type ConfigureResponse = ConfigureResponses[keyof ConfigureResponses];

export type ListDraftsData = {
  body?: never;
  path?: never;
  query?: {
    catalog?: string;
    state?: 'draft' | 'in-review' | 'approved' | 'published' | 'rejected' | 'withdrawn' | (string & {});
    author?: string;
    pageSize?: number;
    pageToken?: string;
  };
  url: '/v1/drafts';
};

export type ListDraftsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListDraftsError = ListDraftsErrors[keyof ListDraftsErrors];

export type ListDraftsResponses = {
  /**
   * A page of the list.
   */
  200: DraftPage;
};

export type ListDraftsResponse = ListDraftsResponses[keyof ListDraftsResponses];

export type CreateDraftData = {
  body: NewDraft;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts';
};

export type CreateDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CreateDraftError = CreateDraftErrors[keyof CreateDraftErrors];

export type CreateDraftResponses = {
  /**
   * The draft.
   */
  201: Draft;
};

export type CreateDraftResponse = CreateDraftResponses[keyof CreateDraftResponses];

export type GetDraftData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/drafts/{id}';
};

export type GetDraftErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDraftError = GetDraftErrors[keyof GetDraftErrors];

export type GetDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type GetDraftResponse = GetDraftResponses[keyof GetDraftResponses];

export type TellDraftData = {
  body: DraftTold;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}';
};

export type TellDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type TellDraftError = TellDraftErrors[keyof TellDraftErrors];

export type TellDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type TellDraftResponse = TellDraftResponses[keyof TellDraftResponses];

export type ApproveDraftData = {
  body: ReviewComment;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/approve';
};

export type ApproveDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ApproveDraftError = ApproveDraftErrors[keyof ApproveDraftErrors];

export type ApproveDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type ApproveDraftResponse = ApproveDraftResponses[keyof ApproveDraftResponses];

export type DiffDraftData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/drafts/{id}/diff';
};

export type DiffDraftErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DiffDraftError = DiffDraftErrors[keyof DiffDraftErrors];

export type DiffDraftResponses = {
  /**
   * The changes, sorted by kind and id.
   */
  200: DiffAnswer;
};

export type DiffDraftResponse = DiffDraftResponses[keyof DiffDraftResponses];

export type EditDraftData = {
  body: Edits;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/edits';
};

export type EditDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type EditDraftError = EditDraftErrors[keyof EditDraftErrors];

export type EditDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type EditDraftResponse = EditDraftResponses[keyof EditDraftResponses];

export type ListBrokenExamplesData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/drafts/{id}/examples';
};

export type ListBrokenExamplesErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListBrokenExamplesError = ListBrokenExamplesErrors[keyof ListBrokenExamplesErrors];

export type ListBrokenExamplesResponses = {
  /**
   * The examples, by rule.
   */
  200: BrokenExamples;
};

export type ListBrokenExamplesResponse = ListBrokenExamplesResponses[keyof ListBrokenExamplesResponses];

export type RefreshExamplesData = {
  body: RefreshedExamples;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/examples/refresh';
};

export type RefreshExamplesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RefreshExamplesError = RefreshExamplesErrors[keyof RefreshExamplesErrors];

export type RefreshExamplesResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type RefreshExamplesResponse = RefreshExamplesResponses[keyof RefreshExamplesResponses];

export type GetDraftImpactData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * The day in the world. Default: today.
     */
    asOf?: string;
  };
  url: '/v1/drafts/{id}/impact';
};

export type GetDraftImpactErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDraftImpactError = GetDraftImpactErrors[keyof GetDraftImpactErrors];

export type GetDraftImpactResponses = {
  /**
   * The report.
   */
  200: Impact;
};

export type GetDraftImpactResponse = GetDraftImpactResponses[keyof GetDraftImpactResponses];

export type ListDraftItemsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * Absent: of every kind what the draft changed.
     */
    kind?:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    /**
     * Only what the draft changed.
     */
    changed?: boolean;
  };
  url: '/v1/drafts/{id}/items';
};

export type ListDraftItemsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListDraftItemsError = ListDraftItemsErrors[keyof ListDraftItemsErrors];

export type ListDraftItemsResponses = {
  /**
   * The items, by kind and id.
   */
  200: DraftItems;
};

export type ListDraftItemsResponse = ListDraftItemsResponses[keyof ListDraftItemsResponses];

export type RemoveDraftItemData = {
  body?: never;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    key: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/items/{kind}/{key}';
};

export type RemoveDraftItemErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RemoveDraftItemError = RemoveDraftItemErrors[keyof RemoveDraftItemErrors];

export type RemoveDraftItemResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type RemoveDraftItemResponse = RemoveDraftItemResponses[keyof RemoveDraftItemResponses];

export type GetDraftItemData = {
  body?: never;
  path: {
    id: string;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    key: string;
  };
  query?: never;
  url: '/v1/drafts/{id}/items/{kind}/{key}';
};

export type GetDraftItemErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDraftItemError = GetDraftItemErrors[keyof GetDraftItemErrors];

export type GetDraftItemResponses = {
  /**
   * The item.
   */
  200: DraftItem;
};

export type GetDraftItemResponse = GetDraftItemResponses[keyof GetDraftItemResponses];

export type PatchDraftItemData = {
  body: ItemPatch;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
    kind:
      | 'category'
      | 'default'
      | 'dimension'
      | 'fact'
      | 'formula'
      | 'option'
      | 'question'
      | 'requirement'
      | 'rule'
      | 'source'
      | 'source-revision'
      | 'vocabulary'
      | (string & {});
    key: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/items/{kind}/{key}';
};

export type PatchDraftItemErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type PatchDraftItemError = PatchDraftItemErrors[keyof PatchDraftItemErrors];

export type PatchDraftItemResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type PatchDraftItemResponse = PatchDraftItemResponses[keyof PatchDraftItemResponses];

export type AcceptProposalData = {
  body: Acceptance;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
    fact: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/proposals/{fact}/accept';
};

export type AcceptProposalErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type AcceptProposalError = AcceptProposalErrors[keyof AcceptProposalErrors];

export type AcceptProposalResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type AcceptProposalResponse = AcceptProposalResponses[keyof AcceptProposalResponses];

export type PublishDraftData = {
  body?: never;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/publish';
};

export type PublishDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type PublishDraftError = PublishDraftErrors[keyof PublishDraftErrors];

export type PublishDraftResponses = {
  /**
   * The release.
   */
  201: Release;
};

export type PublishDraftResponse = PublishDraftResponses[keyof PublishDraftResponses];

export type PreviewRebaseData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/drafts/{id}/rebase';
};

export type PreviewRebaseErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type PreviewRebaseError = PreviewRebaseErrors[keyof PreviewRebaseErrors];

export type PreviewRebaseResponses = {
  /**
   * The conflicts, with the three values of each.
   */
  200: RebasePreview;
};

export type PreviewRebaseResponse = PreviewRebaseResponses[keyof PreviewRebaseResponses];

export type RebaseDraftData = {
  body: Rebase;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/rebase';
};

export type RebaseDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RebaseDraftError = RebaseDraftErrors[keyof RebaseDraftErrors];

export type RebaseDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type RebaseDraftResponse = RebaseDraftResponses[keyof RebaseDraftResponses];

export type RejectDraftData = {
  body: ReviewReason;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/reject';
};

export type RejectDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RejectDraftError = RejectDraftErrors[keyof RejectDraftErrors];

export type RejectDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type RejectDraftResponse = RejectDraftResponses[keyof RejectDraftResponses];

export type UnscheduleDraftData = {
  body?: never;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/schedule';
};

export type UnscheduleDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type UnscheduleDraftError = UnscheduleDraftErrors[keyof UnscheduleDraftErrors];

export type UnscheduleDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type UnscheduleDraftResponse = UnscheduleDraftResponses[keyof UnscheduleDraftResponses];

export type ScheduleDraftData = {
  body: Schedule;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/schedule';
};

export type ScheduleDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ScheduleDraftError = ScheduleDraftErrors[keyof ScheduleDraftErrors];

export type ScheduleDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type ScheduleDraftResponse = ScheduleDraftResponses[keyof ScheduleDraftResponses];

export type SubmitDraftData = {
  body?: never;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/submit';
};

export type SubmitDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type SubmitDraftError = SubmitDraftErrors[keyof SubmitDraftErrors];

export type SubmitDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type SubmitDraftResponse = SubmitDraftResponses[keyof SubmitDraftResponses];

export type WithdrawDraftData = {
  body: ReviewComment;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drafts/{id}/withdraw';
};

export type WithdrawDraftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type WithdrawDraftError = WithdrawDraftErrors[keyof WithdrawDraftErrors];

export type WithdrawDraftResponses = {
  /**
   * The draft as it is now.
   */
  200: Draft;
};

export type WithdrawDraftResponse = WithdrawDraftResponses[keyof WithdrawDraftResponses];

export type ListDriftsData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Absent: the catalog that questions are answered from.
     */
    catalog?: string;
    pageSize?: number;
    pageToken?: string;
  };
  url: '/v1/drifts';
};

export type ListDriftsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListDriftsError = ListDriftsErrors[keyof ListDriftsErrors];

export type ListDriftsResponses = {
  /**
   * A page of the list.
   */
  200: DriftPage;
};

export type ListDriftsResponse = ListDriftsResponses[keyof ListDriftsResponses];

export type GetDriftData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/drifts/{id}';
};

export type GetDriftErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetDriftError = GetDriftErrors[keyof GetDriftErrors];

export type GetDriftResponses = {
  /**
   * The drift.
   */
  200: Drift;
};

export type GetDriftResponse = GetDriftResponses[keyof GetDriftResponses];

export type DraftDriftData = {
  body?: never;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/drifts/{id}/draft';
};

export type DraftDriftErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DraftDriftError = DraftDriftErrors[keyof DraftDriftErrors];

export type DraftDriftResponses = {
  /**
   * The draft.
   */
  201: Draft;
};

export type DraftDriftResponse = DraftDriftResponses[keyof DraftDriftResponses];

export type ListEventsData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Events behind this cursor. `newest` gives no event and the cursor of this moment. Default: from the first.
     */
    after?: string;
    /**
     * Events of this catalog. Default: of all.
     */
    catalog?: string;
    /**
     * Events of these types. Default: of all.
     */
    type?: Array<
      | 'release.published'
      | 'release.made-current'
      | 'release.rolled-back'
      | 'source.drifted'
      | 'draft.opened'
      | 'draft.submitted'
      | 'draft.approved'
      | 'draft.reopened'
      | 'draft.rejected'
      | 'draft.withdrawn'
      | 'draft.published'
      | 'draft.schedule-failed'
      | 'catalog.shipped-set-aside'
      | 'webhook.disabled'
      | (string & {})
    >;
    /**
     * Events on a page. Default: 100.
     */
    pageSize?: number;
  };
  url: '/v1/events';
};

export type ListEventsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
  /**
   * Service Unavailable
   */
  503: Problem;
};

export type ListEventsError = ListEventsErrors[keyof ListEventsErrors];

export type ListEventsResponses = {
  /**
   * Events, and the cursor to go on with.
   */
  200: EventPage;
};

export type ListEventsResponse = ListEventsResponses[keyof ListEventsResponses];

export type StreamEventsData = {
  body?: never;
  headers?: {
    /**
     * The id that was received last; browsers send it when they connect again.
     */
    'Last-Event-ID'?: string;
  };
  path?: never;
  query?: {
    /**
     * Events behind this cursor. Default: `newest`, what comes from now on.
     */
    after?: string;
    /**
     * Events of this catalog. Default: of all.
     */
    catalog?: string;
    /**
     * Events of these types. Default: of all.
     */
    type?: Array<
      | 'release.published'
      | 'release.made-current'
      | 'release.rolled-back'
      | 'source.drifted'
      | 'draft.opened'
      | 'draft.submitted'
      | 'draft.approved'
      | 'draft.reopened'
      | 'draft.rejected'
      | 'draft.withdrawn'
      | 'draft.published'
      | 'draft.schedule-failed'
      | 'catalog.shipped-set-aside'
      | 'webhook.disabled'
      | (string & {})
    >;
  };
  url: '/v1/events/stream';
};

export type StreamEventsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
  /**
   * Service Unavailable
   */
  503: Problem;
};

export type StreamEventsError = StreamEventsErrors[keyof StreamEventsErrors];

export type StreamEventsResponses = {
  /**
   * Events as they come, without an end.
   */
  200: string;
};

export type StreamEventsResponse = StreamEventsResponses[keyof StreamEventsResponses];

export type ExplainData = {
  body: ExplainQuestion;
  path?: never;
  query?: never;
  url: '/v1/explain';
};

export type ExplainErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ExplainError = ExplainErrors[keyof ExplainErrors];

export type ExplainResponses = {
  /**
   * What the cell says, on which days and in which releases it said something else, and every fact about it.
   */
  200: ExplainAnswer;
};

export type ExplainResponse = ExplainResponses[keyof ExplainResponses];

export type IpPlanData = {
  body: IpPlanQuestion;
  path?: never;
  query?: never;
  url: '/v1/ip-plan';
};

export type IpPlanErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type IpPlanError = IpPlanErrors[keyof IpPlanErrors];

export type IpPlanResponses = {
  /**
   * The smallest sizes, how far each can grow, and the arithmetic.
   */
  200: IpPlanAnswer;
};

export type IpPlanResponse = IpPlanResponses[keyof IpPlanResponses];

export type RecommendData = {
  body: RecommendQuestion;
  path?: never;
  query?: never;
  url: '/v1/recommend';
};

export type RecommendErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RecommendError = RecommendErrors[keyof RecommendErrors];

export type RecommendResponses = {
  /**
   * Every option of the category, those ruled out too; for a stack the best combinations.
   */
  200: RecommendAnswer | RecommendStackAnswer;
};

export type RecommendResponse = RecommendResponses[keyof RecommendResponses];

export type ListKnownSourcesData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Absent: the catalog that questions are answered from.
     */
    catalog?: string;
  };
  url: '/v1/sources';
};

export type ListKnownSourcesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListKnownSourcesError = ListKnownSourcesErrors[keyof ListKnownSourcesErrors];

export type ListKnownSourcesResponses = {
  /**
   * The sources, by id.
   */
  200: KnownSources;
};

export type ListKnownSourcesResponse = ListKnownSourcesResponses[keyof ListKnownSourcesResponses];

export type RegisterSourceData = {
  body: NewSource;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/sources';
};

export type RegisterSourceErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RegisterSourceError = RegisterSourceErrors[keyof RegisterSourceErrors];

export type RegisterSourceResponses = {
  /**
   * The source.
   */
  201: KnownSource;
};

export type RegisterSourceResponse = RegisterSourceResponses[keyof RegisterSourceResponses];

export type AddSourceRevisionsData = {
  body: NewSourceRevisions;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/sources/revisions';
};

export type AddSourceRevisionsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type AddSourceRevisionsError = AddSourceRevisionsErrors[keyof AddSourceRevisionsErrors];

export type AddSourceRevisionsResponses = {
  /**
   * Nothing was new.
   */
  200: TakenRevisions;
  /**
   * What was new, and what it did to the facts.
   */
  201: TakenRevisions;
};

export type AddSourceRevisionsResponse = AddSourceRevisionsResponses[keyof AddSourceRevisionsResponses];

export type GetKnownSourceData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * Absent: the catalog that questions are answered from.
     */
    catalog?: string;
  };
  url: '/v1/sources/{id}';
};

export type GetKnownSourceErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetKnownSourceError = GetKnownSourceErrors[keyof GetKnownSourceErrors];

export type GetKnownSourceResponses = {
  /**
   * The source.
   */
  200: KnownSource;
};

export type GetKnownSourceResponse = GetKnownSourceResponses[keyof GetKnownSourceResponses];

export type CorrectSourceData = {
  body: SourceCorrection;
  headers: {
    /**
     * The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.
     */
    'If-Match': string;
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/sources/{id}';
};

export type CorrectSourceErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Precondition Failed
   */
  412: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Precondition Required
   */
  428: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CorrectSourceError = CorrectSourceErrors[keyof CorrectSourceErrors];

export type CorrectSourceResponses = {
  /**
   * The source as it is now.
   */
  200: KnownSource;
};

export type CorrectSourceResponse = CorrectSourceResponses[keyof CorrectSourceResponses];

export type ListSourceRevisionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * Absent: the catalog that questions are answered from.
     */
    catalog?: string;
  };
  url: '/v1/sources/{id}/revisions';
};

export type ListSourceRevisionsErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListSourceRevisionsError = ListSourceRevisionsErrors[keyof ListSourceRevisionsErrors];

export type ListSourceRevisionsResponses = {
  /**
   * The revisions.
   */
  200: KnownRevisions;
};

export type ListSourceRevisionsResponse = ListSourceRevisionsResponses[keyof ListSourceRevisionsResponses];

export type AddSourceRevisionData = {
  body: NewSourceRevision;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/sources/{id}/revisions';
};

export type AddSourceRevisionErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type AddSourceRevisionError = AddSourceRevisionErrors[keyof AddSourceRevisionErrors];

export type AddSourceRevisionResponses = {
  /**
   * Nothing was new.
   */
  200: TakenRevisions;
  /**
   * What was new, and what it did to the facts.
   */
  201: TakenRevisions;
};

export type AddSourceRevisionResponse = AddSourceRevisionResponses[keyof AddSourceRevisionResponses];

export type GetSourceRevisionTextData = {
  body?: never;
  path: {
    id: string;
    revision: string;
  };
  query?: {
    /**
     * Absent: the catalog that questions are answered from.
     */
    catalog?: string;
  };
  url: '/v1/sources/{id}/revisions/{revision}/text';
};

export type GetSourceRevisionTextErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetSourceRevisionTextError = GetSourceRevisionTextErrors[keyof GetSourceRevisionTextErrors];

export type GetSourceRevisionTextResponses = {
  /**
   * The text.
   */
  200: string;
};

export type GetSourceRevisionTextResponse = GetSourceRevisionTextResponses[keyof GetSourceRevisionTextResponses];

export type ListTokensData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/v1/tokens';
};

export type ListTokensErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListTokensError = ListTokensErrors[keyof ListTokensErrors];

export type ListTokensResponses = {
  /**
   * The tokens, oldest first.
   */
  200: TokenList;
};

export type ListTokensResponse = ListTokensResponses[keyof ListTokensResponses];

export type CreateTokenData = {
  body: NewToken;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/tokens';
};

export type CreateTokenErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CreateTokenError = CreateTokenErrors[keyof CreateTokenErrors];

export type CreateTokenResponses = {
  /**
   * The token.
   */
  201: CreatedToken;
};

export type CreateTokenResponse = CreateTokenResponses[keyof CreateTokenResponses];

export type RevokeTokenData = {
  body?: never;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/tokens/{id}';
};

export type RevokeTokenErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RevokeTokenError = RevokeTokenErrors[keyof RevokeTokenErrors];

export type RevokeTokenResponses = {
  /**
   * The token as it is now.
   */
  200: Token;
};

export type RevokeTokenResponse = RevokeTokenResponses[keyof RevokeTokenResponses];

export type TransitionData = {
  body: TransitionQuestion;
  path?: never;
  query?: never;
  url: '/v1/transition';
};

export type TransitionErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type TransitionError = TransitionErrors[keyof TransitionErrors];

export type TransitionResponses = {
  /**
   * The verdict, what is frozen, what must be off first, and the steps in order. A refusal is an answer too.
   */
  200: TransitionAnswer;
};

export type TransitionResponse = TransitionResponses[keyof TransitionResponses];

export type ValidateData = {
  body: ValidateQuestion;
  path?: never;
  query?: {
    /**
     * The form of the report; overrides `Accept`.
     */
    output?: 'json' | 'sarif' | 'junit' | 'markdown' | (string & {});
    /**
     * Where the document stands, relative to the root of its repository; SARIF names it.
     */
    artifactUri?: string;
  };
  url: '/v1/validate';
};

export type ValidateErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ValidateError = ValidateErrors[keyof ValidateErrors];

export type ValidateResponses = {
  /**
   * The report; a report for each cluster where the document holds several. A design that breaks a rule is an answer too.
   */
  200: Report | Reports;
};

export type ValidateResponse = ValidateResponses[keyof ValidateResponses];

export type ValidateBatchData = {
  body: BatchLine;
  path?: never;
  query?: {
    /**
     * The catalog to ask. Default: aks-networking.
     */
    catalog?: string;
    /**
     * Sequence, label, digest, `current` or `previous`. Default: current.
     */
    release?: string;
    /**
     * The day in the world the question is about. Default: today (UTC).
     */
    asOf?: string;
    /**
     * Language of names and notes. Default: en.
     */
    locale?: 'en' | 'ja' | (string & {});
    format?: 'auto' | 'aks' | 'arm' | 'terraform-plan' | 'terraform-config' | 'capz' | 'design' | (string & {});
    horizon?: number;
  };
  url: '/v1/validate/batch';
};

export type ValidateBatchErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ValidateBatchError = ValidateBatchErrors[keyof ValidateBatchErrors];

export type ValidateBatchResponses = {
  /**
   * The lines of the answer.
   */
  200: BatchAnswer;
};

export type ValidateBatchResponse = ValidateBatchResponses[keyof ValidateBatchResponses];

export type ListWebhooksData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/v1/webhooks';
};

export type ListWebhooksErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListWebhooksError = ListWebhooksErrors[keyof ListWebhooksErrors];

export type ListWebhooksResponses = {
  /**
   * The webhooks, without those that were deleted.
   */
  200: WebhookList;
};

export type ListWebhooksResponse = ListWebhooksResponses[keyof ListWebhooksResponses];

export type CreateWebhookData = {
  body: NewWebhook;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks';
};

export type CreateWebhookErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type CreateWebhookError = CreateWebhookErrors[keyof CreateWebhookErrors];

export type CreateWebhookResponses = {
  /**
   * The webhook, with its secret.
   */
  201: WebhookWithSecret;
};

export type CreateWebhookResponse = CreateWebhookResponses[keyof CreateWebhookResponses];

export type DeleteWebhookData = {
  body?: never;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks/{id}';
};

export type DeleteWebhookErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type DeleteWebhookError = DeleteWebhookErrors[keyof DeleteWebhookErrors];

export type DeleteWebhookResponses = {
  /**
   * The webhook as it is now.
   */
  200: Webhook;
};

export type DeleteWebhookResponse = DeleteWebhookResponses[keyof DeleteWebhookResponses];

export type GetWebhookData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/v1/webhooks/{id}';
};

export type GetWebhookErrors = {
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type GetWebhookError = GetWebhookErrors[keyof GetWebhookErrors];

export type GetWebhookResponses = {
  /**
   * The webhook as it is now.
   */
  200: Webhook;
};

export type GetWebhookResponse = GetWebhookResponses[keyof GetWebhookResponses];

export type UpdateWebhookData = {
  body: WebhookChange;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks/{id}';
};

export type UpdateWebhookErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type UpdateWebhookError = UpdateWebhookErrors[keyof UpdateWebhookErrors];

export type UpdateWebhookResponses = {
  /**
   * The webhook as it is now.
   */
  200: Webhook;
};

export type UpdateWebhookResponse = UpdateWebhookResponses[keyof UpdateWebhookResponses];

export type ListWebhookDeliveriesData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    state?: 'waiting' | 'delivered' | 'dead' | (string & {});
    pageSize?: number;
    pageToken?: string;
  };
  url: '/v1/webhooks/{id}/deliveries';
};

export type ListWebhookDeliveriesErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];

export type ListWebhookDeliveriesResponses = {
  /**
   * A page of the list.
   */
  200: WebhookDeliveryPage;
};

export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];

export type RedeliverWebhookData = {
  body?: never;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
    delivery: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks/{id}/deliveries/{delivery}/redeliver';
};

export type RedeliverWebhookErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RedeliverWebhookError = RedeliverWebhookErrors[keyof RedeliverWebhookErrors];

export type RedeliverWebhookResponses = {
  /**
   * The delivery, which is due at once.
   */
  202: WebhookDelivery;
};

export type RedeliverWebhookResponse = RedeliverWebhookResponses[keyof RedeliverWebhookResponses];

export type RotateWebhookSecretData = {
  body: SecretRotation;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks/{id}/rotate';
};

export type RotateWebhookSecretErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type RotateWebhookSecretError = RotateWebhookSecretErrors[keyof RotateWebhookSecretErrors];

export type RotateWebhookSecretResponses = {
  /**
   * The webhook, with its secret.
   */
  200: WebhookWithSecret;
};

export type RotateWebhookSecretResponse = RotateWebhookSecretResponses[keyof RotateWebhookSecretResponses];

export type TestWebhookData = {
  body?: never;
  headers?: {
    /**
     * A key of your own: the same write sent again with it within 7 days is done once, and answered as it was.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    id: string;
  };
  query?: {
    /**
     * Do all of it, tell what would be answered, and take it back.
     */
    dryRun?: boolean;
  };
  url: '/v1/webhooks/{id}/test';
};

export type TestWebhookErrors = {
  /**
   * Bad Request
   */
  400: Problem;
  /**
   * Unauthorized
   */
  401: Problem;
  /**
   * Forbidden
   */
  403: Problem;
  /**
   * Not Found
   */
  404: Problem;
  /**
   * Not Acceptable
   */
  406: Problem;
  /**
   * Conflict
   */
  409: Problem;
  /**
   * Payload Too Large
   */
  413: Problem;
  /**
   * Unsupported Media Type
   */
  415: Problem;
  /**
   * Unprocessable Entity
   */
  422: Problem;
  /**
   * Too Many Requests
   */
  429: Problem;
  /**
   * Internal Server Error
   */
  500: Problem;
};

export type TestWebhookError = TestWebhookErrors[keyof TestWebhookErrors];

export type TestWebhookResponses = {
  /**
   * The delivery, which is due at once.
   */
  202: WebhookDelivery;
};

export type TestWebhookResponse = TestWebhookResponses[keyof TestWebhookResponses];
