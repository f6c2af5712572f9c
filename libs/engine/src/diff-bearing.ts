import type { FactValue } from './model/fact.js';

/** Whether a value grants something, denies or bounds something, or says neither. */
export function bearingOf(value: FactValue): 'grants' | 'denies' | 'neither' {
  switch (value.type) {
    case 'capability':
      return capabilityBearing[value.support];
    case 'limit':
      return 'denies';
    case 'attribute':
      return 'grants';
    case 'lifecycle':
      return lifecycleBearing[value.status];
    case 'guidance':
      return value.direction === 'favours' ? 'grants' : value.direction === 'disfavours' ? 'denies' : 'neither';
  }
}

const capabilityBearing = {
  supported: 'grants',
  conditional: 'grants',
  unknown: 'neither',
  'not-applicable': 'denies',
  unsupported: 'denies',
} as const;

const lifecycleBearing = {
  preview: 'grants',
  ga: 'grants',
  default: 'grants',
  recommended: 'grants',
  'upgrade-recommended': 'denies',
  'not-recommended': 'denies',
  deprecated: 'denies',
  retired: 'denies',
} as const;
