import { afterEach, describe, expect, it } from '@jest/globals';
import { nodeScript, until } from '@beacon/testing';
import type { DeathReport } from '../errors.js';
import { startProcess } from './managed-process.js';
import type { ManagedProcess } from './managed-process.js';
import { Supervisor } from './supervisor.js';

const STAYS = `console.log('ready'); setInterval(() => 0, 1000);`;

describe(Supervisor, () => {
  const started: ManagedProcess[] = [];
  const told: string[] = [];
  let sut: Supervisor;

  afterEach(async () => {
    sut.stop();
    await Promise.all(started.splice(0).map(async (process) => process.stop()));
    told.length = 0;
  });

  async function supervise(script: string, soundAfterMs = 60_000): Promise<ManagedProcess> {
    const process = await startProcess(
      {
        name: 'worker',
        command: () => nodeScript('worker', script),
        ready: (line) => (line === 'ready' ? { url: 'http://127.0.0.1:1' } : undefined),
      },
      { onDeath: (report: DeathReport) => sut.died(report) },
    );
    started.push(process);
    sut = new Supervisor(new Map([['worker', process]]), {
      tell: (text) => void told.push(text),
      onChange: () => undefined,
      firstWaitMs: 20,
      longestWaitMs: 80,
      soundAfterMs,
    });
    return process;
  }

  it('starts a process again that was killed by somebody else', async () => {
    const worker = await supervise(STAYS);
    const { pid } = worker;
    process.kill(pid, 'SIGKILL');
    await until(() => sut.view()[0]?.restarts === 1, 'it runs again');
    expect(worker.pid).not.toBe(pid);
    expect(sut.view()).toEqual([
      {
        name: 'worker',
        pid: worker.pid,
        url: 'http://127.0.0.1:1',
        state: 'running',
        restarts: 1,
        last_exit: 'signal SIGKILL',
        next_start_at: null,
      },
    ]);
    expect(told[0]).toBe('worker ended with signal SIGKILL: starting it again in 0.02 s');
  });

  it('waits longer each time for one that keeps ending, up to a limit', async () => {
    await supervise(`console.log('ready'); setTimeout(() => process.exit(3), 20);`);
    await until(
      () => told.filter((text) => text.includes('in 0.08 s')).length >= 2,
      'it has waited',
    );
    const waits = told.flatMap((text) => /in ([\d.]+) s/.exec(text)?.[1] ?? []);
    expect(waits.slice(0, 4)).toEqual(['0.02', '0.04', '0.08', '0.08']);
  });

  it('begins with the first wait again after a sound life', async () => {
    const worker = await supervise(STAYS, 0);
    for (const restarts of [1, 2]) {
      process.kill(worker.pid, 'SIGKILL');
      await until(() => sut.view()[0]?.restarts === restarts, 'it runs again');
    }
    expect(told.filter((text) => text.includes('in 0.02 s'))).toHaveLength(2);
  });

  it('starts nothing any more once it is stopped', async () => {
    const worker = await supervise(STAYS);
    sut.stop();
    await worker.stop();
    expect(told).toEqual([]);
  });
});
