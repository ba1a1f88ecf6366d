import { centralUser, executorUser } from '@beacon/contracts';
import type { BrokerUser } from '@beacon/contracts';
import { PROBE_USER } from './broker-probe.js';

/** A user for each process, named as it is; for the step that provisions, and for the suite's own look at the broker. */
export function labUsers(processes: readonly string[]): BrokerUser[] {
  return [...processes.map(userOf), centralUser('provision'), PROBE_USER];
}

function userOf(process: string): BrokerUser {
  const region = regionOf(process);
  return region === undefined ? centralUser(process) : executorUser(region, process);
}

/** The region of an executor by its name, such as `executor-us-east-2`; undefined for other processes. */
export function regionOf(process: string): string | undefined {
  return /^executor-(.+?)(-\d+)?$/.exec(process)?.[1];
}
