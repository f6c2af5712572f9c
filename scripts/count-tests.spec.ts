import { describe, expect, it } from 'vitest';
import { countTests } from './count-tests.mjs';

const suite = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('countTests', () => {
  it('sums over all suites', () => {
    const report = {
      testResults: [suite('passed', 'passed', 'passed'), suite('failed', 'passed', 'failed', 'skipped')],
    };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a suite that failed as a whole', () => {
    expect(countTests({ testResults: [suite('failed'), suite('failed', 'skipped')] }, 1)).toEqual({
      passed: 0,
      failed: 2,
    });
  });

  it('never says that nothing failed when the run did', () => {
    expect(countTests({ testResults: [suite('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
    expect(countTests({ testResults: [] }, null)).toEqual({ passed: 0, failed: 1 });
  });

  it('has nothing to say against a run that passed', () => {
    expect(countTests({ testResults: [suite('passed', 'passed')] }, 0)).toEqual({ passed: 1, failed: 0 });
  });
});
