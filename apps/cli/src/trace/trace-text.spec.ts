import { describe, expect, it } from '@jest/globals';
import { traceText } from './trace-text.js';

const STEP = {
  round: 1,
  attempt: null,
  deliveries: null,
  executor_id: null,
  error_code: null,
  http_status: null,
} as const;

describe(traceText, () => {
  it('has a line for each step, with what came between, and whose clock says so', () => {
    const at = (seconds: string): string => `2026-11-30T12:00:${seconds}Z`;
    const call = { ...STEP, clock: 'executor', attempt: 1, executor_id: 'us-east-1' } as const;
    const shown = traceText({
      job_id: 'job-1',
      region: 'us-east',
      model_id: 'small',
      question_id: 'math_basic',
      repeat: 2,
      cell: 'abc',
      trace_id: null,
      execution_id: 7,
      outcome: 'answered',
      steps: [
        { ...STEP, step: 'submitted', at: at('00.000'), clock: 'database', since_before_ms: null },
        { ...call, step: 'called', at: at('00.100'), since_before_ms: 100 },
        {
          ...call,
          step: 'failed',
          at: at('01.100'),
          since_before_ms: 1000,
          error_code: 'rate_limited',
          http_status: 429,
        },
        { ...STEP, step: 'recorded', at: at('02.000'), clock: 'database', since_before_ms: 900 },
      ],
      evidence: {
        executor_region: 'us-east',
        node: 'a-node',
        provider: 'openai',
        endpoint_host: 'api.example',
        served_model: null,
        provider_region: null,
        quarantine: null,
      },
    });
    expect(shown.split('\n')).toEqual([
      'us-east / small / math_basic, repeat 2',
      'job job-1, cell abc',
      'trace none recorded',
      '',
      'step       at (UTC)        after  clock',
      'submitted  12:00:00.000           database',
      'called     12:00:00.100  +100 ms  executor  attempt 1',
      'failed     12:00:01.100     +1 s  executor  attempt 1, rate_limited, HTTP 429, us-east-1',
      'recorded   12:00:02.000  +900 ms  database',
      '',
      'answered, execution 7, 2 s after the job was submitted',
      'executor    us-east, a-node',
      'provider    openai, api.example',
    ]);
  });

  it('says that nothing is recorded of a cell that waits', () => {
    const shown = traceText({
      job_id: 'job-1',
      region: 'us-east',
      model_id: 'small',
      question_id: null,
      repeat: 1,
      cell: 'abc',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      execution_id: null,
      outcome: null,
      steps: [
        {
          ...STEP,
          step: 'submitted',
          at: '2026-11-30T12:00:00.000Z',
          clock: 'database',
          since_before_ms: null,
        },
      ],
      evidence: null,
    });
    expect(shown).toContain('us-east / small / (own prompt), repeat 1');
    expect(shown).toContain('trace 4bf92f3577b34da6a3ce929d0e0e4736');
    expect(shown).toContain('nothing is recorded yet');
  });
});
