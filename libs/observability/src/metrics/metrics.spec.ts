import { describe, expect, it } from '@jest/globals';
import { Gate } from '@beacon/testing';
import { METRICS, MEASURED_SERVICES } from './definitions.js';
import type { MetricDefinition } from './definitions.js';
import { LABELS, mostValues } from './labels.js';
import { Metrics, NoSuchMetricError } from './metrics.js';

/** The lines of a metric, without those about it. */
async function linesOf(sut: Metrics, metric: string): Promise<string[]> {
  const lines = (await sut.text()).split('\n');
  return lines.filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
}

const EXECUTIONS = 'beacon_executions_total';
const lane = { region: 'us-east', model: 'a' };

describe(Metrics, () => {
  it('counts by label', async () => {
    const sut = new Metrics('recorder');
    sut.count(EXECUTIONS, { outcome: 'answered', ...lane });
    sut.count(EXECUTIONS, { outcome: 'answered', ...lane }, 2);
    sut.count(EXECUTIONS, { outcome: 'refused', ...lane });
    expect(await linesOf(sut, EXECUTIONS)).toEqual([
      `${EXECUTIONS}{outcome="answered",region="us-east",model="a"} 3`,
      `${EXECUTIONS}{outcome="refused",region="us-east",model="a"} 1`,
    ]);
  });

  it('gives a name beyond the bound of its label to `other`, and goes on with those that it knows', async () => {
    const sut = new Metrics('recorder');
    const most = mostValues('model');
    for (let model = 1; model <= most + 25; model += 1) {
      sut.count(EXECUTIONS, { outcome: 'answered', region: 'us-east', model: `model-${model}` });
    }
    sut.count(EXECUTIONS, { outcome: 'answered', region: 'us-east', model: 'model-1' });
    const lines = await linesOf(sut, EXECUTIONS);
    expect(lines).toHaveLength(most + 1);
    expect(lines).toContain(`${EXECUTIONS}{outcome="answered",region="us-east",model="other"} 25`);
    expect(lines).toContain(`${EXECUTIONS}{outcome="answered",region="us-east",model="model-1"} 2`);
  });

  it('gives a value that a closed label does not have to `other`', async () => {
    const sut = new Metrics('recorder');
    sut.count(EXECUTIONS, { outcome: 'forged' as 'answered', ...lane });
    expect(await linesOf(sut, EXECUTIONS)).toEqual([
      `${EXECUTIONS}{outcome="other",region="us-east",model="a"} 1`,
    ]);
  });

  it('has counters of known labels from 0 on, so that their first increase is seen', async () => {
    const sut = new Metrics('recorder');
    expect(await linesOf(sut, 'beacon_dead_letters_taken_total')).toEqual([
      'beacon_dead_letters_taken_total 0',
    ]);
    expect(await linesOf(sut, 'beacon_signed_work_refusals_total')).toEqual([
      'beacon_signed_work_refusals_total{signed="task"} 0',
      'beacon_signed_work_refusals_total{signed="result"} 0',
    ]);
  });

  it('refuses a metric that its service does not have', () => {
    const sut = new Metrics('executor');
    expect(() => sut.count(EXECUTIONS, { outcome: 'answered', ...lane })).toThrow(
      NoSuchMetricError,
    );
  });

  it('reads gauges for each scrape, and shows nothing that is not so any more', async () => {
    const sut = new Metrics('gateway');
    const models = ['a', 'b'];
    sut.onScrape('lanes', ['beacon_lane_limit'], (set) => {
      for (const model of models) set('beacon_lane_limit', { region: 'us-east', model }, 4);
    });
    expect(await linesOf(sut, 'beacon_lane_limit')).toHaveLength(2);
    models.pop();
    expect(await linesOf(sut, 'beacon_lane_limit')).toEqual([
      'beacon_lane_limit{region="us-east",model="a"} 4',
    ]);
  });

  it('counts what could not be read, leaves it out, and shows the rest', async () => {
    const sut = new Metrics('planner');
    sut.count('beacon_tasks_published_total', { publication: 'stored', ...lane });
    sut.onScrape('executors', ['beacon_executors_present'], (set) => {
      set('beacon_executors_present', lane, 1);
    });
    sut.onScrape('dead_letters', ['beacon_dead_letters'], async () => {
      throw new Error('the broker is away');
    });
    expect(await linesOf(sut, 'beacon_dead_letters')).toEqual([]);
    expect(await linesOf(sut, 'beacon_executors_present')).toHaveLength(1);
    expect(await linesOf(sut, 'beacon_tasks_published_total')).toHaveLength(1);
    expect(await linesOf(sut, 'beacon_scrape_failures_total')).toEqual([
      'beacon_scrape_failures_total{collector="dead_letters"} 4',
    ]);
  });

  it('reads once for scrapes that come at once', async () => {
    const sut = new Metrics('planner');
    const gate = new Gate();
    let reads = 0;
    sut.onScrape('dead_letters', ['beacon_dead_letters'], async (set) => {
      reads += 1;
      await gate.opened;
      set('beacon_dead_letters', {}, 7);
    });
    const both = [sut.text(), sut.text()];
    gate.open();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(one).toMatch(/^beacon_dead_letters 7$/m);
    expect(reads).toBe(1);
  });
});

describe('the definitions', () => {
  const all = Object.entries<MetricDefinition>(METRICS);

  it('name what is measured as Prometheus asks: counters in `_total`, the unit at the end', () => {
    const wrong = all.filter(([name, { type, unit }]) => {
      const base = name.replace(/_total$/, '');
      const hasUnit = unit === 'count' || unit === 'state' || base.endsWith(`_${unit}`);
      return name.endsWith('_total') !== (type === 'counter') || !hasUnit;
    });
    expect(wrong).toEqual([]);
  });

  it('give each histogram buckets that rise, and each metric a service', () => {
    for (const [, { type, buckets, of }] of all) {
      expect(buckets !== undefined).toBe(type === 'histogram');
      expect(buckets ?? []).toEqual((buckets ?? []).toSorted((a, b) => a - b));
      expect(of.length).toBeGreaterThan(0);
    }
  });

  it('use every label, and every service has metrics', () => {
    const used = new Set<string>(all.flatMap(([, { labels }]) => labels));
    expect(Object.keys(LABELS).filter((label) => !used.has(label))).toEqual([]);
    const measured = new Set(all.flatMap(([, { of }]) => of));
    expect([...measured].toSorted()).toEqual(MEASURED_SERVICES.toSorted());
  });
});
