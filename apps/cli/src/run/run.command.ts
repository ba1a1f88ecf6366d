import { terminalJson, terminalLine, terminalText } from '@beacon/domain';
import { Gateway } from '../gateway/gateway.js';
import { showText } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { helpHint } from '../program/help-hint.js';
import { EndedOtherwise, RefusalError, UsageError } from '../refusal.error.js';
import { printable } from '../terminal/printable.js';
import { columnsOf } from '../terminal/screen-size.js';
import { untilInterrupted } from '../watch/interrupt.js';
import { reporterFor } from '../watch/reporter-for.js';
import { failedReport, reportOf } from './build-report.js';
import { INTERRUPTED, JOB_FAILED, PASS, USAGE } from './exit-codes.js';
import { measure } from './measure.js';
import type { Measured } from './measure.js';
import { prepared } from './prepared.js';
import type { PreparedRun } from './prepared.js';
import { gateJson } from './reports/gate-json.js';
import { gateText } from './reports/gate-text.js';
import { annotations, withoutCommands } from './reports/github.js';
import type { GateReport } from './reports/gate-report.js';
import { InterruptedError, RunFailedError } from './run-failed.error.js';
import { writeReports } from './write-reports.js';
import type { WrittenFiles } from './write-reports.js';

/** `beacon run`: runs a job and fails where it differs. The exit code is the result. */
export async function run(path: string, given: Given): Promise<void> {
  const code = await exitCode(async () => new GateRun(await prepared(path, given), given).run());
  if (code !== PASS) throw new EndedOtherwise(code);
}

/** Exit codes of a gate differ from those of other commands: 2 is a job that failed, and nothing that was typed. */
async function exitCode(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InterruptedError) return detached(error);
    if (error instanceof UsageError)
      return complain(`${error.message}\n${helpHint('beacon run')}`, USAGE);
    if (error instanceof RefusalError) return complain(error.message, USAGE);
    if (error instanceof Error && 'code' in error) return complain(error.message, JOB_FAILED);
    // A mistake of ours is told by its stack: the exit code says no more than that there is no result.
    return complain(
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      JOB_FAILED,
    );
  }
}

function detached({ jobId }: InterruptedError): number {
  const goesOn = jobId === null ? 'Stopped.' : `Detached: come back with beacon watch ${jobId}`;
  return complain(`\n${goesOn}`, INTERRUPTED);
}

function complain(text: string, code: number): number {
  process.stderr.write(`${terminalText(text)}\n`);
  return code;
}

class GateRun {
  /** Progress and text for people; with --json standard output holds the one object. */
  readonly #out: NodeJS.WriteStream;

  constructor(
    private readonly prepared: PreparedRun,
    private readonly given: Given,
  ) {
    this.#out = prepared.options.json ? process.stderr : process.stdout;
  }

  async run(): Promise<number> {
    const [stop, resume] = withoutCommands();
    if (this.prepared.isGitHub) this.#line(stop);
    try {
      const measured = await this.#measured();
      const isMeasured = !(measured instanceof RunFailedError);
      const report = isMeasured
        ? reportOf(this.prepared, measured)
        : failedReport(this.prepared, measured);
      const files = await writeReports(this.prepared, report, isMeasured ? measured.head : null);
      await this.#show(report, files);
      if (this.prepared.isGitHub) {
        for (const line of [resume, ...annotations(report)]) this.#line(line);
      }
      return report.judgement.exitCode;
    } catch (error) {
      if (this.prepared.isGitHub) this.#line(resume);
      throw error;
    }
  }

  async #measured(): Promise<Measured | RunFailedError> {
    try {
      return await untilInterrupted((signal) => this.#on(signal));
    } catch (error) {
      if (error instanceof RunFailedError) return error;
      throw error;
    }
  }

  async #on(signal: AbortSignal): Promise<Measured> {
    const { options } = this.prepared;
    const work = (gateway: Gateway): Promise<Measured> =>
      measure(gateway, this.prepared, {
        signal,
        reporter: reporterFor(false, this.#out, HINT),
        tell: (line) => this.#line(line),
      });
    if (!options.embedded) return work(Gateway.of(this.given));
    // Database and broker take a second to load, which a run without them need not wait for.
    const { withStack } = await import('../up/with-stack.js');
    try {
      return await withStack(options, signal, work);
    } catch (error) {
      // Whatever a start that is stopped says, it was stopped.
      throw signal.aborted ? new InterruptedError(null) : error;
    }
  }

  async #show(report: GateReport, files: WrittenFiles): Promise<void> {
    if (this.prepared.options.json) {
      const json = terminalJson(JSON.stringify(gateJson(report, files)));
      // GitHub's old commands begin with this, anywhere in a line.
      return showText(json.replaceAll('##[', String.raw`\u0023#[`));
    }
    const { texts, ...shown } = report;
    await showText(gateText({ ...printable(shown), texts }, columnsOf(process.stdout)));
  }

  #line(line: string): void {
    this.#out.write(`${terminalLine(line)}\n`);
  }
}

const HINT = 'Ctrl-C leaves; the job goes on';
