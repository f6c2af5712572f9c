import { describe, expect, it } from 'vitest';
import { requirementOf } from './requirement.js';

describe('requirementOf', () => {
  it.each([
    ['floats', { id: 'floats' }],
    ['crew=12', { id: 'crew', value: 12 }],
    ['floats=true', { id: 'floats', value: true }],
    ['until=2027-01-01@3', { id: 'until', value: '2027-01-01', weight: 3 }],
    ['floats@10', { id: 'floats', weight: 10 }],
    ['name=', { id: 'name', value: '' }],
  ])('reads %j', (text, expected) =>
    expect(requirementOf(text, 'prefer')).toEqual({ ...expected, strength: 'prefer' }),
  );

  it.each(['', 'Floats', 'floats@', 'floats@many', '=3'])('refuses %j', (text) => {
    expect(() => requirementOf(text, 'must')).toThrow('--must takes ID, ID=VALUE or ID@WEIGHT');
  });
});
