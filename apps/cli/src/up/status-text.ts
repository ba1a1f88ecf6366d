import type { FolderStatus } from './folder-status.js';
import type { StackState } from './state-file.js';

type Process = StackState['processes'][number];

/** What `beacon status` says. */
export function statusText({ data, status, stack }: FolderStatus, now = new Date()): string {
  if (stack === null) return `${notRunning(data, status)}\n`;
  return `${[...facts(stack), '', ...table(stack.processes, now)].join('\n')}\n`;
}

function notRunning(data: string, status: FolderStatus['status']): string {
  const again = `beacon up --data ${data}`;
  return status === 'killed'
    ? `Not running: it was killed. Everything that it had stored is in ${data}; ${again} goes on.`
    : `Not running. Its data is in ${data}; ${again} starts it.`;
}

function facts(state: StackState): readonly string[] {
  const { version, status, started_at: since, pid, detached, portal, data, catalogue } = state;
  const how = detached ? 'detached' : 'in a terminal';
  return [
    `Beacon ${version}, ${status} since ${since} (process ${pid}, ${how})`,
    `Portal     ${portal}`,
    `Catalogue  ${catalogue}`,
    `Data       ${data}`,
  ];
}

function table(processes: readonly Process[], now: Date): readonly string[] {
  const width = Math.max(...processes.map(({ name }) => name.length), 'process'.length);
  const row = (name: string, pid: string, restarts: string, state: string): string =>
    `${name.padEnd(width)}  ${pid.padStart(7)}  ${restarts.padStart(8)}  ${state}`;
  return [
    row('process', 'pid', 'restarts', 'state'),
    ...processes.map((process) =>
      row(process.name, pidOf(process), String(process.restarts), stateOf(process, now)),
    ),
  ];
}

function pidOf({ pid }: Process): string {
  return pid > 0 ? String(pid) : '-';
}

function stateOf(process: Process, now: Date): string {
  const { state, restarts, last_exit: end } = process;
  if (state === 'running') return restarts === 0 ? 'running' : `running; ended before with ${end}`;
  return `${waiting(process, now)}; ended with ${end}`;
}

function waiting({ next_start_at: at }: Process, now: Date): string {
  if (at === null) return 'starting again';
  const seconds = Math.max(0, Math.ceil((Date.parse(at) - now.getTime()) / 1000));
  return `starts again in ${seconds} s`;
}
