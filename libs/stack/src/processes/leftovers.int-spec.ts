import { once } from 'node:events';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { isRunning } from '@beacon/testing';
import { endLeftovers } from './leftovers.js';
import { isStillRunning, markProcess, programOf } from './process-mark.js';

/** A process that leads a group, as those of a stack do. */
async function startSleeper(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  return child as ChildProcess & { readonly pid: number };
}

describe(markProcess, () => {
  it('tells a process from one that has its id and started at another time', async () => {
    const { pid } = process;
    const marked = markProcess(pid);
    expect(isStillRunning(marked)).toBe(true);
    expect(isStillRunning({ pid, mark: `${marked.mark}1` })).toBe(false);
  });

  it('knows that a process has ended', async () => {
    const child = await startSleeper();
    const marked = markProcess(child.pid);
    expect(isStillRunning(marked)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isStillRunning(marked)).toBe(false);
  });

  it('knows which program runs', async () => {
    const child = await startSleeper();
    expect(programOf(child.pid)).toBe('sleep');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(programOf(child.pid)).toBeNull();
  });
});

describe(endLeftovers, () => {
  it('ends what does not end by itself, and leaves a stranger with the same id alone', async () => {
    const [left, stranger] = await Promise.all([startSleeper(), startSleeper()]);
    const gone = once(left, 'exit');
    const ended = await endLeftovers([
      markProcess(left.pid),
      { pid: stranger.pid, mark: 'another start' },
    ]);
    expect(ended).toBe(1);
    expect(await gone).toEqual([null, 'SIGQUIT']);
    expect(isRunning(stranger.pid)).toBe(true);
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });

  it('has nothing to do where nothing was left', async () => {
    expect(await endLeftovers([{ pid: process.pid, mark: 'long ago' }])).toBe(0);
  });
});
