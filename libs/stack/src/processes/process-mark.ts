import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that is told from a later one with the same id. */
export interface MarkedProcess {
  readonly pid: number;
  /** When it started, in words of the system's own; null when that could not be told. */
  readonly mark: string | null;
}

/** A running process as it can be found again. */
export function markProcess(pid: number): MarkedProcess {
  return { pid, mark: markOf(pid) };
}

/** Whether the process still runs: that one, and not a stranger that was given its id after it had ended. */
export function isStillRunning({ pid, mark }: MarkedProcess): boolean {
  return mark === null ? isAlive(pid) : markOf(pid) === mark;
}

/** Whether any process has this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The name of the program that a process runs; null when nothing runs, also where the system still lists a process that has ended. */
export function programOf(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [state = '', ...words] = (stdout ?? '').trim().split(/\s+/);
  if (state === '' || state.startsWith('Z')) return null;
  return words.join(' ').split('/').at(-1) ?? null;
}

function markOf(pid: number): string | null {
  return process.platform === 'linux' ? linuxMark(pid) : psMark(pid);
}

/** Ticks from the machine's start to that of the process, and the machine's start: both are exact, as a time of day is not. */
function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the program's name, which may hold anything; the first field there is the state, and Z has ended.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' ? null : `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

function psMark(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const mark = (stdout ?? '').trim();
  return mark === '' ? null : mark;
}
