/**
 * Some work, never twice at once. Each call gives a run that began after it: calls that come while one runs share the next one, so
 * that any number of callers costs two runs. A run that fails fails those who share it, and no later one.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const run = (): Promise<T> => {
    next = undefined;
    // While a run waits its turn, no other call may begin one.
    running = work().finally(() => {
      if (next === undefined) running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    next ??= running.then(run, run);
    return next;
  };
}
