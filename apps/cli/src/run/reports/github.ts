import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { terminalText } from '@beacon/domain';
import { fileError } from '../../rows/open-input.js';
import type { GateReport } from './gate-report.js';
import { headingOf, unitName } from './gate-report.js';

/** GitHub shows ten of a kind for a step. */
const MOST_ANNOTATIONS = 10;
/** Of a step's summary GitHub takes 1 MiB; ours is far below. */
const MOST_MESSAGE = 2_000;

/** What a step of GitHub Actions is given: what it prints, and files that it appends to. */
export interface GitHubStep {
  readonly summaryFile: string | undefined;
  readonly outputFile: string | undefined;
}

export function gitHubStep(env: NodeJS.ProcessEnv): GitHubStep {
  const { GITHUB_STEP_SUMMARY: summaryFile, GITHUB_OUTPUT: outputFile } = env;
  return { summaryFile: summaryFile || undefined, outputFile: outputFile || undefined };
}

/** Workflow commands that annotate the run: what it fails on as errors, what it only found as warnings. */
export function annotations(report: GateReport): readonly string[] {
  const { judgement, sentence, file } = report;
  const failing = judgement.findings.filter(({ fails }) => fails);
  const others = judgement.findings.filter(({ fails }) => !fails);
  const command = (kind: 'error' | 'warning' | 'notice', title: string, text: string): string =>
    `::${kind} file=${property(file)},title=${property(title)}::${message(text)}`;
  return [
    ...failing
      .slice(0, MOST_ANNOTATIONS)
      .map((found) => command('error', `${headingOf(report)}: ${placeOf(found)}`, found.text)),
    ...others
      .slice(0, MOST_ANNOTATIONS)
      .map((found) => command('warning', `${found.code}: ${placeOf(found)}`, found.text)),
    ...(failing.length === 0 ? [command('notice', headingOf(report), sentence)] : []),
  ];
}

function placeOf({ code, modelId, region }: GateReport['judgement']['findings'][number]): string {
  return modelId === null ? code : unitName({ modelId, region });
}

/** A command's text: a line break would end the command, and the next line could be one of somebody else's. */
function message(value: string): string {
  return terminalText(value.slice(0, MOST_MESSAGE).toWellFormed())
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

/** A property ends at a colon or a comma. */
function property(value: string): string {
  return message(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Appends the summary of a step. */
export async function writeSummary({ summaryFile }: GitHubStep, markdown: string): Promise<void> {
  if (summaryFile !== undefined) await append(summaryFile, `${markdown}\n`);
}

/** Appends outputs of a step. A delimiter that nobody can know keeps a value from making another output. */
export async function writeOutputs(
  { outputFile }: GitHubStep,
  outputs: Readonly<Record<string, string>>,
): Promise<void> {
  if (outputFile === undefined) return;
  const delimiter = `beacon-${randomUUID()}`;
  const lines = Object.entries(outputs).map(
    ([name, value]) => `${name}<<${delimiter}\n${terminalText(value)}\n${delimiter}\n`,
  );
  await append(outputFile, lines.join(''));
}

async function append(path: string, text: string): Promise<void> {
  try {
    await appendFile(path, text);
  } catch (error) {
    throw fileError('--github', path, error);
  }
}

/**
 * Text for people within which nothing is a workflow command: a question or an answer may begin with `::`.
 * @returns the lines before and after it.
 */
export function withoutCommands(): readonly [stop: string, resume: string] {
  const token = randomUUID();
  return [`::stop-commands::${token}`, `::${token}::`];
}
