import { afterEach, describe, expect, it } from '@jest/globals';
import { NotReadyError, ProcessDiedError, StoppedError } from '../errors.js';
import type { DeathReport } from '../errors.js';
import { runStep } from './guarded-child.js';
import { startProcess } from './managed-process.js';
import type { ManagedProcess, ProcessEvents, ProcessSpec } from './managed-process.js';
import { isRunning, nodeScript, until } from '@beacon/testing';

const READY = `console.log('ready http://127.0.0.1:1'); setInterval(() => undefined, 1000);`;

function specOf(script: string, overrides: Partial<ProcessSpec> = {}): ProcessSpec {
  return {
    name: 'child',
    command: () => nodeScript('child', script),
    ready: (line) => {
      const url = /^ready (.*)$/.exec(line)?.[1];
      return url === undefined ? undefined : { url };
    },
    ...overrides,
  };
}

describe(startProcess, () => {
  const started: ManagedProcess[] = [];
  const start = async (spec: ProcessSpec, events?: ProcessEvents): Promise<ManagedProcess> => {
    const sut = await startProcess(spec, events);
    started.push(sut);
    return sut;
  };

  afterEach(async () => {
    await Promise.all(started.splice(0).map((sut) => sut.stop()));
  });

  it('resolves when the process says that it is ready', async () => {
    const sut = await start(specOf(READY));
    expect(sut.url).toBe('http://127.0.0.1:1');
    expect(isRunning(sut.pid)).toBe(true);
  });

  it('rejects with the exit code and the last lines of a process that ends while starting', async () => {
    const script = `console.log('one'); console.error('the disk is full'); process.exitCode = 3;`;
    const error = await startProcess(specOf(script)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProcessDiedError);
    const { report } = error as ProcessDiedError;
    expect(report).toMatchObject({ name: 'child', code: 3, signal: null });
    expect([...report.lastLines].toSorted()).toEqual(['one', 'the disk is full']);
    expect((error as Error).message).toContain('the disk is full');
  });

  it('rejects when the program does not exist', async () => {
    const command = { name: 'child', file: '/nowhere/program', args: [] };
    await expect(startProcess(specOf('', { command: () => command }))).rejects.toThrow(
      /cannot be started.*ENOENT/,
    );
  });

  it('stops a process that does not become ready in time', async () => {
    let pid = 0;
    const script = `console.log(process.pid); setInterval(() => undefined, 1000);`;
    const events = { onLine: (_name: string, line: string) => void (pid = Number(line)) };
    const starting = startProcess(specOf(script, { readyTimeoutMs: 1_500 }), events);
    await expect(starting).rejects.toThrow(NotReadyError);
    expect(pid).toBeGreaterThan(0);
    expect(isRunning(pid)).toBe(false);
  });

  it('gives up a start that is aborted and leaves no process', async () => {
    const abort = new AbortController();
    let pid = 0;
    const script = `console.log(process.pid); setInterval(() => undefined, 1000);`;
    const onLine = (_name: string, line: string): void => {
      pid = Number(line);
      abort.abort(new StoppedError('enough'));
    };
    await expect(startProcess(specOf(script), { onLine, signal: abort.signal })).rejects.toThrow(
      'enough',
    );
    expect(isRunning(pid)).toBe(false);
  });

  it('reports the death of a ready process with its last lines', async () => {
    const reports: DeathReport[] = [];
    const script = `${READY} setTimeout(() => { console.error('out of cheese'); process.exit(7); }, 50);`;
    await start(specOf(script), { onDeath: (report) => reports.push(report) });
    await until(() => reports.length > 0, 'the death is reported');
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ name: 'child', code: 7, signal: null });
    expect(reports[0]?.lastLines).toContain('out of cheese');
  });

  it('reports no death that was asked for, and comes back with what the last start made known', async () => {
    const reports: DeathReport[] = [];
    const previous: (string | undefined)[] = [];
    const command: ProcessSpec['command'] = (ready) => {
      previous.push(ready?.url);
      return nodeScript('child', READY);
    };
    const sut = await start(specOf('', { command }), { onDeath: (report) => reports.push(report) });
    const firstPid = sut.pid;
    await sut.kill('SIGKILL');
    expect(isRunning(firstPid)).toBe(false);
    await sut.restart();
    expect(sut.pid).not.toBe(firstPid);
    expect(previous).toEqual([undefined, 'http://127.0.0.1:1']);
    expect(reports).toEqual([]);
  });

  it('ends a process that ignores the stop signal after the grace', async () => {
    const sut = await start(
      specOf(`process.on('SIGTERM', () => undefined); ${READY}`, { graceMs: 200 }),
    );
    await sut.stop();
    expect(isRunning(sut.pid)).toBe(false);
  });

  it('refuses to restart after the final stop', async () => {
    const sut = await start(specOf(READY));
    await sut.stop();
    await expect(sut.restart()).rejects.toThrow(StoppedError);
    expect(isRunning(sut.pid)).toBe(false);
  });
});

describe(runStep, () => {
  it('returns the lines of a step that ends well', async () => {
    expect(await runStep(nodeScript('step', `console.log('done')`))).toEqual(['done']);
  });

  it('rejects with the lines of a step that fails', async () => {
    const step = runStep(
      nodeScript('step', `console.error('no such table'); process.exitCode = 1;`),
    );
    await expect(step).rejects.toThrow(/step ended with exit code 1[^]*no such table/);
  });

  it('ends a step that takes too long', async () => {
    const step = runStep(nodeScript('step', `setInterval(() => undefined, 1000)`), {
      timeoutMs: 300,
    });
    await expect(step).rejects.toThrow(/signal SIGTERM/);
  });
});
