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

/** The cases of every command. Those of one table are run in their order: `down` stops what `up` started. */
export const CASES: CasesTable = {
  ...SET_UP,
  ...BROKER,
  ...MACHINE,
  ...TRUST,
  ...KUBERNETES,
  ...JOBS,
  ...SERIES,
  ...RESULTS,
  ...ANSWERS,
  ...GATEWAY,
  ...FILES_OF_USERS,
  ...FORMATS,
};
