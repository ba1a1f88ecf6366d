import { CLASSIFIER_VERSION } from '@beacon/classification';
import {
  contentComparison,
  ownCalibration,
  profilesOf,
  RowError,
  timesOfRows,
  verdict,
  type AnalysedRow,
  type CountedRows,
  type ModelContent,
  type Twin,
  type Verdict,
  type VerdictOptions,
} from '@beacon/verdict';
import { DEFAULT_MAX_SKEW_MS, terminalJson } from '@beacon/domain';
import { openOutput } from '../output/open-output.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { openInput } from '../rows/open-input.js';
import { readAnalyseOptions, type AnalyseOptions } from './analyse-options.js';
import type { TypedBy } from './execution-row.js';
import { readExecutions, type Executions } from './read-executions.js';
import { inOrder, requireRegions } from './regions.js';
import { verdictText } from './verdict-text.js';

/** Prints the verdict on a file of executions. Nothing is written unless all of it can be. */
export async function analyse(given: Given): Promise<void> {
  const options = readAnalyseOptions(given);
  const input = openInput(options.in);
  const result = verdictOf(await readExecutions(input), input.name, options);
  const output = await openOutput(options.out);
  try {
    await output.write(written(result, options));
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

function verdictOf(executions: Executions, file: string, options: AnalyseOptions): Verdict {
  const counted = count(executions.rows, file);
  requireRegions('--regions', options.regions, counted.regions);
  requireRegions(
    '--twin',
    options.twin.flatMap(({ region, twinOf }) => [region, twinOf]),
    counted.regions,
  );
  const { endpoint, claim, alpha, margin, seed } = options;
  const calibration = calibrationOf(executions, options);
  try {
    const ordered = inOrder(counted, options.regions);
    const twins = twinsOf(executions, options);
    return verdict({
      ...ordered,
      twins,
      content: contentOf(executions, { regions: ordered.regions, twins, options }),
      simulated: executions.simulated,
      imported: executions.imported,
      time: timesOfRows(executions.rows, DEFAULT_MAX_SKEW_MS / 1_000),
      versions: executions.isClassified ? { classifier: CLASSIFIER_VERSION } : {},
      options: { endpoint, claim, alpha, margin, seed, calibration },
    });
  } catch (error) {
    // What a verdict does not take is in the rows or the options; anything else is a mistake of ours.
    throw error instanceof RangeError ? new RefusalError(error.message, { cause: error }) : error;
  }
}

/** What the rows' texts say by region; nothing where they hold none. */
function contentOf(
  { sample }: Executions,
  {
    regions,
    twins,
    options: { alpha, claim, seed },
  }: {
    readonly regions: readonly string[];
    readonly twins: readonly Twin[];
    readonly options: AnalyseOptions;
  },
): readonly ModelContent[] {
  const options = { alpha, claim, seed };
  return contentComparison(sample.compared(regions, twins, options), options).models;
}

/** The errors of what typed the outcomes, where all of those that count were typed by somebody whose errors are known. */
function calibrationOf(
  { typedBy }: Executions,
  { typedBy: said }: AnalyseOptions,
): VerdictOptions['calibration'] {
  const all: readonly (TypedBy | null)[] = [...typedBy].map((who) => who ?? said ?? null);
  if (all.includes(null)) return undefined;
  return all.includes('classifier') ? ownCalibration() : 'exact';
}

/** What the command line says of a region goes before what its rows say. */
function twinsOf({ twins }: Executions, { twin }: AnalyseOptions): readonly Twin[] {
  const named = new Set(twin.map(({ region }) => region));
  return [...twin, ...twins.filter(({ region }) => !named.has(region))];
}

function count(rows: readonly AnalysedRow[], file: string): CountedRows {
  try {
    return profilesOf(rows);
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    throw new RefusalError(`${file}: ${error.message}.`, { cause: error });
  }
}

function written(result: Verdict, { text, compact }: AnalyseOptions): string {
  if (text) return verdictText(result);
  return `${terminalJson(JSON.stringify(result, null, compact ? 0 : 2))}\n`;
}
