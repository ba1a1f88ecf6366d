import { analyseCommand } from './analyse/analyse.registration.js';
import { classifyCommand } from './classify/classify.registration.js';
import { judgeCommand } from './judge/judge.registration.js';
import type { CommandGroup } from './program/program.js';
import { publishCommand } from './publish/publish.registration.js';
import { reviewCommand } from './review/review.registration.js';
import { downCommand, logsCommand, statusCommand, upCommand } from './up/up.registration.js';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly CommandGroup[] = [
  { heading: 'On this machine:', commands: [upCommand, statusCommand, logsCommand, downCommand] },
  { heading: 'Results:', commands: [publishCommand, judgeCommand, reviewCommand] },
  { heading: 'Files of your own, without a gateway:', commands: [classifyCommand, analyseCommand] },
];
