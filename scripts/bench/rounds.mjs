// Rates and medians, the same for every part.
const ROUND_MS = 1000;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Milliseconds that this process has had a core for: what a rate per core is of, also where others want the cores too. */
export function coreMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds by the clock on the wall. */
export const wallMs = () => performance.now();

/** How often a piece of work is done in a second, over one round. `batch` is how often it is done between two looks at the clock. */
export function perSecond(work, { batch = 20, now = coreMs } = {}) {
  const startedAt = now();
  let count = 0;
  let passed = 0;
  while (passed < ROUND_MS) {
    for (let inner = 0; inner < batch; inner += 1) work();
    count += batch;
    passed = now() - startedAt;
  }
  return (count * 1000) / passed;
}
