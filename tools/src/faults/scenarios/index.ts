import type { Scenario } from '../scenario.js';
import { processKills } from './process-kills.js';

/** Every scenario. */
export const SCENARIOS: readonly Scenario[] = [...processKills];
