import type { TempFolder } from './processes/folders.js';
import type { StackProcess } from './processes/managed-process.js';

/** Groups of processes by the first word of their names, in the order of stopping. */
const STOP_ORDER: readonly (readonly string[])[] = [
  ['gateway'],
  ['planner', 'executor', 'recorder'],
  ['simulator'],
  ['nats'],
  ['postgres'],
];

/**
 * Stops all processes in their order, then removes the temporary data.
 * @throws AggregateError, after all has been tried, of what could not be cleaned up.
 */
export async function stopAll(
  processes: ReadonlyMap<string, StackProcess>,
  temp: TempFolder | undefined,
): Promise<void> {
  const failures: unknown[] = [];
  for (const group of STOP_ORDER) {
    const members = [...processes.values()].filter(({ name }) =>
      group.includes(name.split('-')[0] ?? ''),
    );
    const results = await Promise.allSettled(members.map((member) => member.stop()));
    failures.push(
      ...results
        .filter((result) => result.status === 'rejected')
        .map(({ reason }) => reason as unknown),
    );
  }
  await temp?.remove().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'The stack was not stopped cleanly.');
}
