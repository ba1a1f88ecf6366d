import { LABELS, METRICS, closedValues, mostValues } from '@beacon/observability';
import type { LabelName, MetricDefinition } from '@beacon/observability';
import { code, table } from './table.js';

const UNITS = {
  seconds: 'seconds',
  bytes: 'bytes',
  count: 'count',
  state: '0 or 1',
} as const satisfies Readonly<Record<MetricDefinition['unit'], string>>;

/** The blocks of docs/metrics.md. */
export function metricBlocks(): [string, string][] {
  return [
    ['metrics', metricsTable()],
    ['metric labels', labelsTable()],
  ];
}

function metricsTable(): string {
  const rows = Object.entries<MetricDefinition>(METRICS).map(
    ([name, { type, help, unit, of, labels, buckets }]) => [
      code(name),
      type,
      UNITS[unit],
      of.join(', '),
      labels.map(code).join(', '),
      String(mostSeries(labels, buckets)),
      help,
    ],
  );
  return table(['metric', 'type', 'unit', 'of', 'labels', 'most series', 'meaning'], rows);
}

/** What one process can have at most: `other` counts where values come from the installation. */
function mostSeries(labels: readonly LabelName[], buckets: readonly number[] = []): number {
  const perBucket = labels.reduce((product, label) => product * boundOf(label), 1);
  // A histogram has a bucket beyond the last bound, a sum and a count as well.
  return buckets.length === 0 ? perBucket : perBucket * (buckets.length + 3);
}

function boundOf(label: LabelName): number {
  return mostValues(label) + (closedValues(label) === undefined ? 1 : 0);
}

function labelsTable(): string {
  const rows = Object.entries(LABELS).map(([name, { about }]) => {
    const values = closedValues(name as LabelName);
    const bound =
      values === undefined
        ? `the first ${mostValues(name as LabelName)}, then ${code('other')}`
        : values.map(code).join(', ');
    return [code(name), bound, about];
  });
  return table(['label', 'values', 'meaning'], rows);
}
