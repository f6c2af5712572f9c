/**
 * The tests of a vitest JSON report, over all suites. A suite that failed as a whole counts as one failed test, and so does a run
 * that failed for a reason outside any test: a number that says zero must mean that nothing failed.
 */
export function countTests(report, status) {
  const count = (suite, wanted) => suite.assertionResults.filter((test) => test.status === wanted).length;
  const passed = report.testResults.reduce((sum, suite) => sum + count(suite, 'passed'), 0);
  const failed = report.testResults.reduce((sum, suite) => {
    const tests = count(suite, 'failed');
    return sum + (tests === 0 && suite.status === 'failed' ? 1 : tests);
  }, 0);
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}
