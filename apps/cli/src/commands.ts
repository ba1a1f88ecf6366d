import { anchorCommand } from './anchor/anchor.registration.js';
import { analyseCommand } from './analyse/analyse.registration.js';
import { brokerCommand } from './broker/broker.registration.js';
import { calibrateCommand } from './calibrate/calibrate.registration.js';
import {
  modelsCommand,
  questionsCommand,
  regionsCommand,
} from './catalogue/catalogue.registration.js';
import { checkProviderRegistration } from './check-provider/check-provider.registration.js';
import { classifyCommand } from './classify/classify.registration.js';
import {
  cancelCommand,
  extendCommand,
  pauseCommand,
  resumeCommand,
  retryCommand,
} from './control/control.registration.js';
import { deadCommand } from './dead/dead.registration.js';
import { eraseCommand } from './erase/erase.registration.js';
import { exportCommand } from './export/export.registration.js';
import { jobsCommand } from './jobs/jobs.registration.js';
import { completionCommand, jobIdsCommand } from './completion/completion.registration.js';
import { doctorCommand } from './doctor/doctor.registration.js';
import { importCommand } from './import/import.registration.js';
import { initCommand } from './init/init.registration.js';
import { judgeCommand } from './judge/judge.registration.js';
import { k8sCommand } from './k8s/k8s.registration.js';
import { keysCommand, projectsCommand, quotaCommand } from './keys/keys.registration.js';
import { lanesCommand } from './lanes/lanes.registration.js';
import type { CommandGroup } from './program/registration.js';
import { publishCommand } from './publish/publish.registration.js';
import {
  cellCommand,
  diffCommand,
  resultsCommand,
  verdictCommand,
} from './results/results.registration.js';
import { reviewCommand } from './review/review.registration.js';
import { runCommand } from './run/run.registration.js';
import { seriesCommand } from './series/series.registration.js';
import { signCommand } from './sign/sign.registration.js';
import { planCommand, submitCommand } from './submit/submit.registration.js';
import { tapCommand } from './tap/tap.registration.js';
import { downCommand, logsCommand, statusCommand, upCommand } from './up/up.registration.js';
import { verifyCommand } from './verify/verify.registration.js';
import { watchCommand } from './watch/watch.registration.js';
import { traceCommand } from './trace/trace.registration.js';
import { trustCommand } from './trust/trust.registration.js';
import { validateCommand } from './validate/validate.registration.js';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly CommandGroup[] = [
  {
    heading: 'Set up:',
    commands: [
      initCommand,
      importCommand,
      validateCommand,
      checkProviderRegistration,
      doctorCommand,
      completionCommand,
      jobIdsCommand,
    ],
  },
  {
    heading: 'On this machine:',
    commands: [
      upCommand,
      statusCommand,
      logsCommand,
      downCommand,
      brokerCommand,
      trustCommand,
      k8sCommand,
    ],
  },
  {
    heading: 'Jobs:',
    commands: [
      planCommand,
      signCommand,
      submitCommand,
      runCommand,
      watchCommand,
      jobsCommand,
      retryCommand,
      extendCommand,
      cancelCommand,
      pauseCommand,
      resumeCommand,
      seriesCommand,
    ],
  },
  {
    heading: 'Results:',
    commands: [
      resultsCommand,
      verdictCommand,
      diffCommand,
      cellCommand,
      traceCommand,
      exportCommand,
      tapCommand,
      publishCommand,
      anchorCommand,
      eraseCommand,
      judgeCommand,
      reviewCommand,
    ],
  },
  {
    heading: 'The gateway:',
    commands: [
      lanesCommand,
      questionsCommand,
      regionsCommand,
      modelsCommand,
      calibrateCommand,
      keysCommand,
      projectsCommand,
      quotaCommand,
      deadCommand,
    ],
  },
  {
    heading: 'Files of your own, without a gateway:',
    commands: [classifyCommand, analyseCommand, verifyCommand],
  },
];
