import type { Scenario } from '../scenario.js';
import { accessScenarios } from './access.js';
import { cellScenarios } from './cell.js';
import { deskScenarios } from './desk.js';
import { hostileScenarios } from './hostile.js';
import { jobScenarios } from './jobs.js';
import { liveScenarios } from './live.js';
import { matrixScenarios } from './matrix.js';
import { newJobScenarios } from './new-job.js';
import { reviewScenarios } from './review.js';
import { verdictScenarios } from './verdict.js';

/** Everything that is tried in the browser. */
export const SCENARIOS: readonly Scenario[] = [
  ...jobScenarios,
  ...newJobScenarios,
  ...liveScenarios,
  ...matrixScenarios,
  ...cellScenarios,
  ...verdictScenarios,
  ...reviewScenarios,
  ...deskScenarios,
  ...hostileScenarios,
  ...accessScenarios,
];
