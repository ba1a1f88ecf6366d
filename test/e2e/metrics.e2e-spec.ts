import { METRICS } from '@beacon/observability';
import type { MeasuredService, MetricDefinition } from '@beacon/observability';
import { findPrometheus, startStack } from '@beacon/stack';
import type { PrometheusPrograms, Stack } from '@beacon/stack';
import { ApiClient, until } from '@beacon/testing';
import type { ListedExecution } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROWS } from '../../tools/docs/grafana/panels.js';
import { alertRules } from '../metrics/alert-rules-spec.js';
import { RunningPrometheus } from '../metrics/running-prometheus-spec.js';

const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const QUESTIONS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
  'greatest_invention',
  'greatest_leader',
];

/** Panels that show nothing while nothing is wrong. */
const SILENT = [
  'Lost cells found again',
  'Duplicates refused',
  'Dependencies that are down',
  'Values that could not be read',
];

const found = await findPrometheus();
const whenHad = 'missing' in found ? describe.skip : describe;

whenHad(
  `a stack under Prometheus${'missing' in found ? `, not run: ${found.missing}` : ''}`,
  () => {
    let stack: Stack;
    let prometheus: RunningPrometheus;
    let executions: readonly ListedExecution[];

    const services = (): [MeasuredService, string][] => [
      ['gateway', stack.gatewayUrl],
      ['planner', stack.process('planner').url],
      ['recorder', stack.process('recorder').url],
      ...REGIONS.map((region): [MeasuredService, string] => [
        'executor',
        stack.process(`executor-${region}`).url,
      ]),
    ];
    const valueOf = async (expr: string): Promise<number | undefined> =>
      (await prometheus.query(expr))[0]?.value;
    const untilValue = async (expr: string, value: number): Promise<void> =>
      until(async () => (await valueOf(expr)) === value, `${expr} is ${value}`);

    beforeAll(async () => {
      stack = await startStack({ durable: false });
      const [[, gateway], ...others] = services() as [
        [MeasuredService, string],
        ...[MeasuredService, string][],
      ];
      prometheus = await RunningPrometheus.start(found as PrometheusPrograms, {
        'beacon-gateway': [gateway],
        beacon: others.map(([, url]) => url),
      });
      await untilValue('count(up == 1)', 6);
      const api = new ApiClient(stack.gatewayUrl);
      const id = await api.submit({
        version: 'v1',
        benchmark: { name: 'measured', version: 'v1' },
        constraints: { regions: REGIONS, min_regions: 1 },
        metadata: { models: MODELS },
        questions: QUESTIONS,
      });
      await until(async () => (await api.job(id)).status === 'completed', 'the job is completed');
      executions = await api.executions(id);
      await untilValue('sum(beacon_executions_total)', 72);
    });
    afterAll(async () => {
      await prometheus?.stop();
      await stack?.stop();
    });

    it('counts each of the 72 executions once, by outcome, region and model', async () => {
      const measured = async (by: string): Promise<Record<string, number>> => {
        const samples = await prometheus.query(`sum by (${by}) (beacon_executions_total) > 0`);
        return Object.fromEntries(samples.map(({ labels, value }) => [labels[by], value]));
      };
      const listed = (label: 'outcome' | 'region' | 'model_id'): Record<string, number> => {
        const groups = Map.groupBy(executions, (one) => one[label]);
        return Object.fromEntries(Array.from(groups, ([value, { length }]) => [value, length]));
      };
      expect(await measured('outcome')).toEqual(listed('outcome'));
      expect(await measured('region')).toEqual(listed('region'));
      expect(await measured('model')).toEqual(listed('model_id'));
    });

    it.each([
      ['sum(beacon_tasks_published_total{publication="stored"})', 72],
      // A busy broker may deliver a task again before its call: each delivery looks.
      ['sum(beacon_claim_checks_total{found="nothing"}) >= bool 72', 1],
      ['sum(beacon_attempts_total{attempt="answered"})', 72],
      ['sum(beacon_attempt_seconds_count)', 72],
      ['sum(beacon_recorder_results_total{fate="recorded"})', 72],
      ['sum(beacon_recorder_batch_results_sum)', 72],
      ['sum(beacon_calls_in_flight)', 0],
      ['sum(max by (region, model, why) (beacon_cells_waiting))', 0],
      ['sum(max by (region, model) (beacon_queue_oldest_task_age_seconds))', 0],
      ['min(beacon_executors_present)', 1],
      ['max(beacon_dead_letters)', 0],
      ['max(beacon_outbox_messages)', 0],
      ['max(beacon_erasure_oldest_age_seconds)', 0],
      ['max(beacon_consumer_pending_messages{stream="BEACON_RESULTS"})', 0],
      ['min(beacon_dependency_up{dependency!="event_loop"})', 1],
      ['sum(beacon_info)', 6],
    ])('says %s is %d after the job', async (expr, value) => {
      await untilValue(expr, value);
    });

    it('has every metric that is defined, and no other, at each service', async () => {
      for (const [service, url] of services()) {
        const reply = await fetch(`${url}/metrics`);
        const text = await reply.text();
        const served = Array.from(text.matchAll(/^# HELP (\S+)/gm), ([, name = '']) => name);
        const defined = Object.entries<MetricDefinition>(METRICS).filter(([, { of }]) =>
          of.includes(service),
        );
        expect(served.toSorted()).toEqual(defined.map(([name]) => name).toSorted());
        expect(reply.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      }
    });

    it('fills every panel of the dashboard, but those that wait for trouble', async () => {
      const panels = ROWS.flatMap((row) => row.panels).filter(
        ({ title }) => !SILENT.includes(title),
      );
      for (const { title, queries } of panels) {
        for (const { expr } of queries) {
          const filled = expr
            .replaceAll('$__rate_interval', '1m')
            .replaceAll(/\$(region|model)/g, '.*');
          await until(
            async () => (await prometheus.query(filled)).length > 0,
            `${title}: ${filled}`,
          );
        }
      }
    });

    it('evaluates every alert, and none fires', async () => {
      const names = alertRules().map(({ alert }) => alert);
      await until(async () => {
        const health = await prometheus.ruleHealth();
        return names.every((name) => health.get(name) === 'ok');
      }, 'every rule is evaluated');
      expect(await prometheus.query('ALERTS{alertstate="firing"}')).toEqual([]);
    });
  },
);
