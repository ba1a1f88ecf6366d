import { markProcess } from '@beacon/stack';
import type { Supervised } from '@beacon/stack';
import { packageVersion } from '../program/version.js';
import type { ChosenFiles } from './choose-files.js';
import type { StackState } from './state-file.js';
import type { UpSettings } from './up-settings.js';

/** What is known of a stack before any of its processes runs. */
export function firstState(
  data: string,
  { detached }: UpSettings,
  { catalogue }: ChosenFiles,
  port: number,
): StackState {
  return {
    ...markProcess(process.pid),
    status: 'starting',
    version: packageVersion(),
    started_at: new Date().toISOString(),
    detached,
    data,
    catalogue,
    ...addressesOn(port),
    nats: null,
    database: null,
    simulator: null,
    processes: [],
  };
}

/** Where API and portal are. */
export function addressesOn(port: number): Pick<StackState, 'gateway' | 'portal'> {
  const gateway = `http://127.0.0.1:${port}`;
  return { gateway, portal: gateway };
}

/** The processes as the state has them: each can be told from a later one with the same id. */
export function marked(processes: readonly Supervised[]): StackState['processes'] {
  return processes.map((process) => ({ ...process, mark: markProcess(process.pid).mark }));
}
