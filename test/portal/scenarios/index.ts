import type { Scenario } from '../scenario.js';
import { accessScenarios } from './access.js';
import { cellScenarios } from './cell.js';
import { connectionScenarios } from './connection.js';
import { costLimitScenarios } from './cost-limit.js';
import { deadLetterScenarios } from './dead-letters.js';
import { deskScenarios } from './desk.js';
import { erasedScenarios } from './erased.js';
import { hostileScenarios } from './hostile.js';
import { jobChangeScenarios } from './job-changes.js';
import { jobScenarios } from './jobs.js';
import { liveScenarios } from './live.js';
import { matrixScenarios } from './matrix.js';
import { newJobScenarios } from './new-job.js';
import { publishedFilterScenarios } from './published-filters.js';
import { publishedScenarios } from './published.js';
import { reviewScenarios } from './review.js';
import { seriesScenarios } from './series.js';
import { signInScenarios } from './sign-in.js';
import { specificationScenarios } from './specification.js';
import { verdictScenarios } from './verdict.js';

/** Everything that is tried in the browser. */
export const SCENARIOS: readonly Scenario[] = [
  ...jobScenarios,
  ...newJobScenarios,
  ...costLimitScenarios,
  ...specificationScenarios,
  ...liveScenarios,
  ...connectionScenarios,
  ...jobChangeScenarios,
  ...matrixScenarios,
  ...cellScenarios,
  ...erasedScenarios,
  ...verdictScenarios,
  ...reviewScenarios,
  ...seriesScenarios,
  ...signInScenarios,
  ...deskScenarios,
  ...deadLetterScenarios,
  ...hostileScenarios,
  ...publishedScenarios,
  ...publishedFilterScenarios,
  ...accessScenarios,
];
