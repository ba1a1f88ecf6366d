import { ANSWERS } from './answers-cases-spec.js';
import { BROKER } from './broker-cases-spec.js';
import type { CasesTable } from './command-cases-spec.js';
import { FILES_OF_USERS } from './files-cases-spec.js';
import { FORMATS } from './formats-cases-spec.js';
import { GATEWAY } from './gateway-cases-spec.js';
import { JOBS } from './jobs-cases-spec.js';
import { KUBERNETES } from './k8s-cases-spec.js';
import { RESULTS } from './results-cases-spec.js';
import { SERIES } from './series-cases-spec.js';
import { TRUST } from './trust-cases-spec.js';
import { MACHINE, SET_UP } from './set-up-cases-spec.js';

/** Cases of commands about this machine, its keys and files. Those of one table are run in their order: `down` stops what `up` started. */
export const MACHINE_CASES: CasesTable = {
  ...SET_UP,
  ...BROKER,
  ...MACHINE,
  ...TRUST,
  ...KUBERNETES,
  ...FILES_OF_USERS,
  ...FORMATS,
};

/** Cases of commands about jobs, what they found, and the services that ran them. */
export const JOB_CASES: CasesTable = {
  ...JOBS,
  ...SERIES,
  ...RESULTS,
  ...ANSWERS,
  ...GATEWAY,
};

/** The cases of every command. */
export const CASES: CasesTable = { ...MACHINE_CASES, ...JOB_CASES };
