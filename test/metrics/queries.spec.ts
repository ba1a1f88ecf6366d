import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '@beacon/observability';
import { projectRoot } from '@beacon/stack';
import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../tools/docs/grafana/panels.js';
import { alertRules } from './alert-rules-spec.js';
import { CheckedQuery } from './promql-spec.js';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

const PANELS = ROWS.flatMap(({ panels }) => panels);
const DASHBOARD = PANELS.flatMap(({ queries }) => queries.map(({ expr }) => expr));
const ALERTS = alertRules();

/** What a heading of a page is called in a link. */
const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-');

describe('queries', () => {
  it.each(DASHBOARD)('of the dashboard name metrics and labels that exist: %s', (expr) => {
    expect(new CheckedQuery(expr).problems()).toEqual([]);
  });

  it.each(ALERTS.map(({ alert, expr }) => [alert, expr]))(
    'of the alert %s name metrics and labels that exist',
    (_alert, expr) => {
      expect(new CheckedQuery(expr).problems()).toEqual([]);
    },
  );

  it('look at everything that is measured', () => {
    const queries = [...DASHBOARD, ...ALERTS.map(({ expr }) => expr)];
    const seen = new Set(queries.flatMap((expr) => new CheckedQuery(expr).metrics));
    expect(Object.keys(METRICS).filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each([
    ['rate(beacon_executed_total[5m])', 'there is no metric beacon_executed_total'],
    ['sum by (colour) (beacon_lane_limit)', 'beacon_lane_limit has no label colour'],
    ['beacon_lane_limit{colour="red"}', 'beacon_lane_limit has no label colour'],
    ['beacon_lane_status{status="shut"}', 'status is never shut'],
    ['sum by (le) (beacon_recorder_lag_seconds_count)', 'beacon_recorder_lag_seconds_count has no'],
    ['sum by (region (beacon_lane_limit)', 'it cannot be read'],
    ['beacon_lane_limit and on (line) beacon_queue_tasks', 'beacon_queue_tasks has no label line'],
  ])('are refused where they are wrong: %s', (expr, problem) => {
    expect(new CheckedQuery(expr).problems().join('; ')).toContain(problem);
  });
});

describe('the panels', () => {
  it('have a title of their own, and a refresh finds a query for each', () => {
    const titles = PANELS.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(PANELS.filter(({ queries }) => queries.length === 0 || queries.length > 8)).toEqual([]);
  });
});

describe('the alerts', () => {
  const sections = read('docs/alerts.md').matchAll(/^## (\w+)\n\n\*\*Severity `(\w+)`\.\*\*/gm);
  const documented = new Map([...sections].map(([, name = '', severity]) => [name, severity]));

  it('have a section each, with the severity that they have, and there are no other sections', () => {
    const rules = new Map(ALERTS.map(({ alert, labels }) => [alert, labels.severity]));
    expect(documented).toEqual(rules);
    expect(read('docs/alerts.md').match(/^## /gm)).toHaveLength(rules.size);
  });

  it.each(ALERTS.map((rule) => [rule.alert, rule] as const))(
    '%s leads to its section',
    (alert, { annotations }) => {
      expect(annotations.runbook_url).toBe(`docs/alerts.md#${anchorOf(alert)}`);
      expect(annotations.summary.length).toBeGreaterThan(10);
    },
  );

  it('are each shown to fire, by a test of the rules', () => {
    const tests = read('config/prometheus/alerts.test.yml');
    const untested = ALERTS.filter(
      ({ alert }) =>
        !new RegExp(`alertname: ${alert}\\n\\s+eval_time: .*\\n\\s+exp_alerts:\\n`).test(tests),
    );
    expect(untested.map(({ alert }) => alert)).toEqual([]);
  });
});
