import { beforeEach, describe, expect, it } from '@jest/globals';
import { jobOf, laneOf } from '../spec/job-fixture-spec.js';
import type { Job } from './job-state.js';
import { JsonReporter } from './json-reporter.js';
import { PlainReporter } from './plain-reporter.js';
import { Rates } from './rates.js';

const progress = (job: Job) => ({ job, rates: new Rates(), now: 0 });

describe(PlainReporter, () => {
  let lines: string[];
  let sut: PlainReporter;

  beforeEach(() => {
    lines = [];
    sut = new PlainReporter((line) => lines.push(line));
  });

  it('writes a line for each twentieth of a job, not for each execution', () => {
    for (let recorded = 0; recorded <= 1_000; recorded += 1) {
      sut.progress(progress(jobOf([laneOf({ expected: 2_000, recorded })])));
    }
    expect(lines).toHaveLength(11);
    expect(lines[1]).toMatch(/^running {2}100\/2,000 \(5 %\)/);
  });

  it('writes what lanes wait for, and when they go on', () => {
    const waiting = laneOf({ lane_status: 'waiting', waiting_reason: 'rate_limited' });
    for (const lane of [laneOf(), waiting, waiting, laneOf()]) {
      sut.progress(progress(jobOf([lane])));
    }
    expect(lines.slice(1)).toEqual(['us-east m: waiting (rate limited)', 'us-east m: goes on']);
  });

  it('says that it is not live any more, and that it is again', () => {
    sut.lost('the connection was closed.');
    sut.back();
    expect(lines).toEqual(['not live: the connection was closed. Trying again.', 'live again']);
  });
});

describe(JsonReporter, () => {
  it('writes an object when something happened, and none when nothing did', () => {
    const facts: object[] = [];
    const sut = new JsonReporter((fact) => facts.push(fact));
    for (const recorded of [0, 0, 1]) sut.progress(progress(jobOf([laneOf({ recorded })])));
    sut.lost('gone.');
    sut.back();
    expect(facts).toMatchObject([
      { type: 'progress', job_id: 'j', status: 'running', lanes: [{ recorded: 0 }] },
      { type: 'progress', lanes: [{ region: 'us-east', model_id: 'm', rate_per_second: null }] },
      { type: 'connection', live: false, reason: 'gone.' },
      { type: 'connection', live: true, reason: null },
    ]);
  });
});
