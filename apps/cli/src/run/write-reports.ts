import { openOutput } from '../output/open-output.js';
import { writeBaseline } from './counts/baseline-file.js';
import type { JobCounts } from './counts/head-counts.js';
import type { PreparedRun } from './prepared.js';
import type { GateReport } from './reports/gate-report.js';
import { gitHubStep, writeOutputs, writeSummary } from './reports/github.js';
import { junitOf } from './reports/junit.js';
import { markdownOf } from './reports/markdown.js';

/** The files that were written, by what they are. */
export type WrittenFiles = Readonly<Record<string, string>>;

/**
 * Writes the files that were asked for. A baseline is written of a job that came to its end as a whole: a later run must not be
 * compared with half of one.
 */
export async function writeReports(
  { options, isGitHub }: PreparedRun,
  report: GateReport,
  head: JobCounts | null,
): Promise<WrittenFiles> {
  const files: Record<string, string> = {};
  const { junit, markdown, saveBaseline } = options;
  const summary = markdownOf(report);
  if (junit !== undefined) await write((files['junit'] = junit), junitOf(report));
  if (markdown !== undefined) await write((files['markdown'] = markdown), summary);
  if (saveBaseline !== undefined && head !== null && report.judgement.result !== 'job_failed') {
    await writeBaseline((files['baseline'] = saveBaseline), head.counted);
  }
  if (isGitHub) await tellStep(report, files, summary);
  return files;
}

async function write(path: string, text: string): Promise<void> {
  const output = await openOutput(path);
  try {
    await output.write(text);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

async function tellStep(report: GateReport, files: WrittenFiles, summary: string): Promise<void> {
  const step = gitHubStep(process.env);
  await writeSummary(step, summary);
  await writeOutputs(step, {
    result: report.judgement.result,
    'exit-code': String(report.judgement.exitCode),
    sentence: report.sentence,
    'job-id': report.job?.id ?? '',
    junit: files['junit'] ?? '',
    markdown: files['markdown'] ?? '',
    baseline: files['baseline'] ?? '',
  });
}
