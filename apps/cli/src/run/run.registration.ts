import { InvalidArgumentError, Option } from 'commander';
import { varOption } from '../jobfile/var-option.js';
import type { Given, Registration } from '../program/registration.js';
import { examples, gatewayOption, jsonOption } from '../program/shared-options.js';
import { UsageExit } from '../program/usage-exit.js';
import { RefusalError } from '../refusal.error.js';
import { USAGE } from './exit-codes.js';

const MEANING = `
--fail-on is a list, separated by commas. Default: errors,differs,cannot-tell,
not-compared. What is left out of the list does not fail.
  errors         a cell failed, was cancelled or quarantined     (exit code 2)
  errors>RATE    more than so many did, of a model and region               (2)
  differs        a model differs: from the baseline, or between regions     (3)
  refusals-up    a model refuses more often than in the baseline            (3)
  withheld-up    the same of everything that is withheld                    (3)
  refused>RATE   a rate is higher, of a model from a region                 (3)
  withheld>RATE  the same of everything that is withheld                    (3)
  cannot-tell    it was not shown that nothing changed                      (4)
  not-compared   the baseline lacks it, or was asked otherwise              (4)
RATE is such as 10% or 0.1. A job that is not complete, and cells that are
missing or there twice, always fail (2).

Exit codes: 0 pass, 1 the command or a file is wrong, 2 the job failed (or no
gateway is there, or it took too long, or it reached its cost limit), 3 it
differs, 4 cannot tell; 130 left by Ctrl-C.`;

/** `beacon run FILE` */
export const runCommand: Registration = (program) => {
  program
    .command('run')
    .argument('<file>', 'a job: YAML or JSON (docs/job-specification.md)')
    .description(
      'run a job and fail where it differs from a baseline, or between regions: a gate for CI (docs/ci-gate.md)',
    )
    .summary('run a job as a gate for CI')
    // Whoever reads exit codes must tell a wrong command from a job that failed.
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new UsageExit(error, USAGE);
    })
    .option(
      '--baseline <job or file>',
      'an earlier job on the gateway, or a file of --save-baseline or `beacon export --format jsonl`',
    )
    .option('--save-baseline <file>', 'write what a later run compares with: counts, no answers')
    .option('--fail-on <list>', 'see below')
    .option('--margin <fraction>', 'largest difference that counts as none (default: 0.05)')
    .option('--alpha <number>', 'chance to find a difference that is none (default: 0.05)')
    .option(
      '--claim <claim>',
      'questions_like_these or these_questions (default: questions_like_these)',
    )
    .option('--timeout <duration>', 'cancel the job after so long, such as 30m')
    .option('--junit <file>', 'write JUnit XML: a test case for each question and model')
    .option('--markdown <file>', 'write a summary for a comment on a pull request')
    .option(
      '--github',
      'annotations, step summary and outputs (default: where GITHUB_ACTIONS is true)',
    )
    .option('--no-github', 'none of these')
    .option('--idempotency-key <key>', 'the same file with the same key makes one job')
    .addOption(variables())
    .option('--embedded', 'start a stack for this run, and stop it')
    .option('--data <folder>', 'its data, which stays (default: a temporary folder)')
    .option('--catalogue <file>', 'its catalogue (default: ./catalogue.yaml)')
    .option('--questions <folder>', 'its question bank')
    .addOption(new Option('--demo', 'its models are simulated'))
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .addHelpText('after', MEANING)
    .addHelpText(
      'after',
      examples(
        'beacon run job.yaml --save-baseline baseline.json',
        'beacon run job.yaml --baseline baseline.json --junit gate.xml',
        'beacon run job.yaml --embedded --baseline baseline.json --margin 0.1',
      ),
    )
    .action(async (file: string, given: Given) =>
      (await import('./run.command.js')).run(file, given),
    );
};

/** A mistake in it ends the command as any other of its options does. */
function variables(): Option {
  const option = varOption();
  const parse = option.parseArg;
  return option.argParser((given: string, before: unknown) => {
    try {
      return parse?.(given, before);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      throw new InvalidArgumentError(error.message);
    }
  });
}
