import type { Ratio } from './ratio.js';
import { rounded } from './ratio.js';
import type { JobRun } from './run-job.js';

const SERVICES = /^(gateway|planner|executor|recorder)/;

/**
 * How much more memory a service needed for the large job than for the small one: that of the service which needed most more. The
 * broker and the database keep data, and are not services.
 */
export function memoryRatio(small: JobRun, large: JobRun): Ratio {
  const growths = Object.entries(large.peakMiB)
    .filter(([name]) => SERVICES.test(name))
    .map(([name, peak]) => ({ name, peak, growth: peak / (small.peakMiB[name] ?? Number.NaN) }));
  const most = growths.reduce((one, other) => (other.growth > one.growth ? other : one));
  return {
    name: 'memory',
    what: `memory of any service, job of ${large.cells} cells against ${small.cells}`,
    measured: rounded(most.growth, 3),
    bound: { kind: 'at most', value: 1.5 },
    detail: `${most.name} ${(small.peakMiB[most.name] ?? Number.NaN).toFixed(0)} and ${most.peak.toFixed(0)} MiB`,
  };
}

/** The highest memory of every process during both jobs, a line each. */
export function memoryReport(small: JobRun, large: JobRun): string {
  const rows = Object.entries(large.peakMiB).map(([name, peak]) => {
    const before = small.peakMiB[name] ?? Number.NaN;
    return `  ${name.padEnd(24)} ${before.toFixed(0).padStart(6)} MiB ${peak.toFixed(0).padStart(6)} MiB   x ${(peak / before).toFixed(2)}`;
  });
  return ['Highest resident memory during the small and during the large job:', ...rows].join('\n');
}
