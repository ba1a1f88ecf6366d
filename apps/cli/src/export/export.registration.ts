import { exportSpecCommand } from '../export-spec/export-spec.registration.js';
import {
  exportEveryEvalEverCommand,
  exportInspectCommand,
  exportOpenAiBatchCommand,
} from '../formats/export-answers.registration.js';
import { exportPromptfooCommand } from '../formats/export-promptfoo.registration.js';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';

/** Commands under `beacon export`. */
const SPECIAL: readonly Registration[] = [
  exportSpecCommand,
  exportPromptfooCommand,
  exportInspectCommand,
  exportOpenAiBatchCommand,
  exportEveryEvalEverCommand,
];

/** `beacon export JOB` */
export const exportCommand: Registration = (program) => {
  const command = program
    .command('export')
    .enablePositionalOptions()
    .argument('<job>', 'id of a job; `beacon jobs` lists them')
    .description(
      'write a job to a file: its executions, its report, its pages or its specification',
    )
    .option(
      '--format <format>',
      'csv, jsonl, parquet, html (the report), site (one page that opens anywhere), specification, or evidence (for `beacon verify`)',
      'csv',
    )
    .option('--out <file>', 'where to write; - writes standard output (default: beacon-JOB.…)')
    .option('--region <region>', 'only executions of this region')
    .option('--model, --model-id <model>', 'only of this model')
    .option('--question, --question-id <question>', 'only of this question')
    .option('--status <status>', 'only completed, refused, failed or cancelled')
    .option('--outcome <outcome>', 'only with this outcome')
    .option('--quarantined <which>', 'only with quarantine true, or false')
    .option('--text <which>', 'false leaves out what was asked and answered')
    .option('--bom <which>', 'true starts a CSV file with a byte order mark, for Excel')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'beacon export job-… --format parquet',
        'beacon export job-… --format jsonl --out - | beacon analyse --in - --text',
        'beacon export job-… --format site --out report.html',
      ),
    )
    .action(async (job: string, given: Given) =>
      (await import('./export.command.js')).exportJob(job, given),
    );
  for (const register of SPECIAL) register(command);
};
