import type { Schema } from '@beacon/client';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readBatch, readEvent, readLaneChange } from './events.ts';
import type { ExecutionEntry } from './events.ts';
import { nextStatus } from './live-status.ts';
import { RecentExecutions } from './recent-executions.ts';
import { StaleMarks } from './stale-marks.ts';

const entry = (id: number, round = 1): ExecutionEntry => ({
  execution_id: id,
  job_id: 'job',
  region: 'us',
  model_id: 'qwen',
  question_id: 'q1',
  repeat: 1,
  round,
  status: 'completed',
  outcome: 'answered',
  quarantine: false,
});

describe('how current a page is', () => {
  it('is of the moment of the loss, however often connecting fails', () => {
    const lost = nextStatus({ kind: 'live' }, 'lost', 1_000);
    expect(nextStatus(lost, 'lost', 5_000)).toEqual({
      kind: 'lost',
      asOf: 1_000,
      isPolling: false,
    });
  });

  it('says that it asks until it is live again', () => {
    const polling = nextStatus(nextStatus({ kind: 'live' }, 'lost', 1_000), 'gave_up', 20_000);
    expect(polling).toEqual({ kind: 'lost', asOf: 1_000, isPolling: true });
    expect(nextStatus(polling, 'lost', 25_000)).toEqual(polling);
    expect(nextStatus(polling, 'ready', 26_000)).toEqual({ kind: 'live' });
  });
});

describe('messages', () => {
  it('are read as far as they are what they should be', () => {
    const message = JSON.stringify({ executions: [entry(1), { nothing: true }, null] });
    expect(readBatch(message)).toEqual([entry(1)]);
    expect(readBatch('no JSON')).toEqual([]);
    expect(readEvent('{"data":{"job_id":"a"}}')).toEqual({ job_id: 'a' });
    expect(readLaneChange('{"data":{"region":"us"}}')).toBeNull();
  });
});

describe(RecentExecutions, () => {
  const page = (ids: number[]) =>
    ({
      questions: [
        {
          question_id: 'q1',
          cells: [
            {
              model_id: 'qwen',
              region: 'us',
              expected: 2,
              recorded: ids.length,
              quarantined: 0,
              status: ids.length === 0 ? 'pending' : 'completed',
              outcomes: ids.length === 0 ? {} : { answered: ids.length },
              execution_ids: ids,
              flip_rate: null,
            },
          ],
        },
      ],
    }) as unknown as Schema<'MatrixView'>;

  it('gives back what it has not seen before', () => {
    const recent = new RecentExecutions();
    expect(recent.add([entry(1), entry(2)])).toHaveLength(2);
    expect(recent.add([entry(2), entry(2, 2), entry(3)])).toEqual([entry(2, 2), entry(3)]);
  });

  it('completes a page that is older than the events', () => {
    const recent = new RecentExecutions();
    recent.add([entry(1), entry(2)]);
    expect(recent.complete(page([1])).questions[0]?.cells[0]).toMatchObject({
      recorded: 2,
      outcomes: { answered: 2 },
    });
  });

  it('leaves a page as it is that has everything', () => {
    const recent = new RecentExecutions();
    recent.add([entry(1), entry(2)]);
    const current = page([1, 2]);
    expect(recent.complete(current)).toBe(current);
  });
});

describe(StaleMarks, () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('marks a thing once for everything that happens in a second', () => {
    const stale = jest.fn();
    const marks = new StaleMarks<'job'>(stale);
    for (let event = 0; event < 100; event += 1) {
      marks.mark('job', 0);
      jest.advanceTimersByTime(30);
    }
    jest.advanceTimersByTime(1_000);
    expect(stale.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(stale.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('does not put off what is due sooner', () => {
    const stale = jest.fn();
    const marks = new StaleMarks<'job' | 'rows'>(stale);
    marks.mark('job', 100);
    marks.mark('job', 10_000);
    marks.mark('rows', 5_000);
    jest.advanceTimersByTime(150);
    expect(stale).toHaveBeenCalledTimes(1);
    expect(stale).toHaveBeenCalledWith('job');
  });
});
