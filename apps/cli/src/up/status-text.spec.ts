import { describe, expect, it } from '@jest/globals';
import type { StackState } from './state-file.js';
import { statusText } from './status-text.js';

const PROCESS = {
  name: 'planner',
  pid: 12,
  mark: null,
  url: 'http://127.0.0.1:1',
  state: 'running',
  restarts: 0,
  last_exit: null,
  next_start_at: null,
} as const;

const STACK: StackState = {
  status: 'running',
  pid: 11,
  mark: null,
  version: '0.1.0',
  started_at: '2026-11-30T00:00:00.000Z',
  detached: true,
  data: '/data',
  catalogue: '/catalogue.yaml',
  gateway: 'http://127.0.0.1:8090',
  portal: 'http://127.0.0.1:8090',
  nats: null,
  database: null,
  simulator: null,
  processes: [
    PROCESS,
    { ...PROCESS, name: 'nats', restarts: 2, last_exit: 'signal SIGKILL' },
    {
      ...PROCESS,
      name: 'executor-us-east',
      pid: -1,
      state: 'restarting',
      restarts: 3,
      last_exit: 'exit code 1',
      next_start_at: '2026-11-30T00:01:04.000Z',
    },
  ],
};

describe(statusText, () => {
  it('shows every process: whether it runs, how often it was started again, when it is tried next', () => {
    const now = new Date('2026-11-30T00:01:00.000Z');
    expect(statusText({ data: '/data', status: 'running', stack: STACK }, now)).toBe(
      `Beacon 0.1.0, running since 2026-11-30T00:00:00.000Z (process 11, detached)
Portal     http://127.0.0.1:8090
Catalogue  /catalogue.yaml
Data       /data

process               pid  restarts  state
planner                12         0  running
nats                   12         2  running; ended before with signal SIGKILL
executor-us-east        -         3  starts again in 4 s; ended with exit code 1
`,
    );
  });

  it.each([
    ['stopped', 'Not running. Its data is in /data'],
    ['killed', 'Not running: it was killed.'],
  ] as const)('says of a stack that is %s how it is started again', (status, words) => {
    const text = statusText({ data: '/data', status, stack: null });
    expect(text).toContain(words);
    expect(text).toContain('beacon up --data /data');
  });
});
