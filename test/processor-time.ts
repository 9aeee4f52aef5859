// Time as it is taken of a processor: what else runs on the machine does not count.

/** Milliseconds of its thread that a piece of work takes. */
export function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
