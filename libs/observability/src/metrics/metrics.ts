import { withDeadline } from '@beacon/bounds';
import { Injectable, Logger } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Seldom } from '../logging/seldom.js';
import { METRICS } from './definitions.js';
import type {
  CounterName,
  GaugeName,
  HistogramName,
  LabelsIn,
  MeasuredService,
  MetricDefinition,
  MetricName,
} from './definitions.js';
import { LabelBounds } from './label-bounds.js';
import { closedValues } from './labels.js';
import type { LabelName, LabelValue } from './labels.js';

/** A metric's labels with their values. */
export type Labels<Name extends MetricName> = {
  readonly [Label in LabelsIn<Name>]: LabelValue<Label>;
};

/** Sets a gauge for one combination of its labels. */
export type SetGauge = <Name extends GaugeName>(
  name: Name,
  labels: Labels<Name>,
  value: number,
) => void;

interface Collector {
  readonly name: string;
  readonly gauges: readonly GaugeName[];
  readonly read: (set: SetGauge) => void | Promise<void>;
}

/** A metric that this service does not have: a defect in the code that counts it. */
export class NoSuchMetricError extends Error {
  override readonly name = 'NoSuchMetricError';

  constructor(metric: string, service: string) {
    super(`libs/observability/src/metrics/definitions.ts gives ${service} no metric ${metric}`);
  }
}

/** A scrape waits for each collector this long at most, in milliseconds. */
const COLLECTED_WITHIN_MS = 3_000;

/**
 * The metrics of a service. Counting is cheap and never fails for what comes from outside: labels are held to their bounds. Gauges are read
 * when Prometheus asks.
 */
@Injectable()
export class Metrics {
  readonly #logger = new Logger(Metrics.name);
  readonly #seldom = new Seldom();
  readonly #registry = new Registry();
  readonly #bounds = new LabelBounds();
  readonly #counters = new Map<string, Counter>();
  readonly #gauges = new Map<string, Gauge>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #collectors: Collector[] = [];
  #scrape: Promise<string> | undefined;

  /** @param service whose metrics they are. */
  constructor(readonly service: MeasuredService) {
    for (const [name, definition] of Object.entries<MetricDefinition>(METRICS)) {
      if (definition.of.includes(service)) this.#register(name, definition);
    }
  }

  /** Media type of {@link text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** @param by how much is added. @default 1 */
  count<Name extends CounterName>(name: Name, labels: Labels<Name>, by = 1): void {
    this.#found(this.#counters, name).inc(this.#bounded(labels), by);
  }

  /** @param value in the metric's unit. */
  observe<Name extends HistogramName>(name: Name, labels: Labels<Name>, value: number): void {
    this.#found(this.#histograms, name).observe(this.#bounded(labels), value);
  }

  /**
   * Has gauges read for every scrape. What a collector does not set is left out, so that nothing is shown that is not so any more; one that
   * fails, or takes more than 3 s, is counted.
   * @param name of what is read, for the count of failures.
   */
  onScrape(name: string, gauges: readonly GaugeName[], read: Collector['read']): void {
    this.#collectors.push({ name, gauges, read });
  }

  /** In Prometheus' text format. Scrapes that come while one is answered share its answer. */
  async text(): Promise<string> {
    this.#scrape ??= this.#collect().finally(() => (this.#scrape = undefined));
    return this.#scrape;
  }

  async #collect(): Promise<string> {
    await Promise.all(this.#collectors.map((collector) => this.#read(collector)));
    return this.#registry.metrics();
  }

  async #read({ name, gauges, read }: Collector): Promise<void> {
    const found: (() => void)[] = [];
    const set: SetGauge = (gauge, labels, value) => {
      found.push(() => this.#found(this.#gauges, gauge).set(this.#bounded(labels), value));
    };
    for (const gauge of gauges) clear(this.#found(this.#gauges, gauge));
    try {
      await withDeadline(Promise.resolve(read(set)), COLLECTED_WITHIN_MS);
      for (const apply of found) apply();
    } catch (error) {
      this.count('beacon_scrape_failures_total', { collector: name });
      this.#seldom.pass(name, (keptBack) => {
        this.#logger.warn({ event: 'metrics.unread', name, error: String(error), keptBack });
      });
    }
  }

  #register(name: string, { type, help, labels, buckets = [] }: MetricDefinition): void {
    const registers = [this.#registry];
    const options = { name, help, labelNames: [...labels], registers };
    if (type === 'histogram') {
      this.#histograms.set(name, new Histogram({ ...options, buckets: [...buckets] }));
    } else if (type === 'gauge') {
      const gauge = new Gauge(options);
      clear(gauge);
      this.#gauges.set(name, gauge);
    } else {
      const counter = new Counter(options);
      // From 0 on: an increase over a time in which a series began would be missed.
      for (const combination of combinations(labels)) counter.inc(combination, 0);
      this.#counters.set(name, counter);
    }
  }

  #found<Metric>(metrics: ReadonlyMap<string, Metric>, name: string): Metric {
    const metric = metrics.get(name);
    if (metric === undefined) throw new NoSuchMetricError(name, this.service);
    return metric;
  }

  #bounded(labels: Readonly<Record<string, string>>): Record<string, string> {
    const bounded: Record<string, string> = {};
    for (const label of Object.keys(labels)) {
      bounded[label] = this.#bounds.bounded(label as LabelName, labels[label] ?? '');
    }
    return bounded;
  }
}

/** Leaves a gauge without values; the client gives one without labels a 0, which nobody has read. */
function clear(gauge: Gauge): void {
  gauge.reset();
  gauge.remove({});
}

/** Every combination of labels whose values are known; none where one of them comes from the installation. */
function combinations(labels: readonly LabelName[]): Record<string, string>[] {
  let found: Record<string, string>[] = [{}];
  for (const label of labels) {
    const values = closedValues(label) ?? [];
    found = found.flatMap((one) => values.map((value) => ({ ...one, [label]: value })));
  }
  return found;
}
