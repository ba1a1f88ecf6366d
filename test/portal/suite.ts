import type { Scenario } from './scenario.js';
import type { Stage } from './stage/stage.js';

/** What came of a scenario. */
export interface ScenarioResult {
  readonly name: string;
  readonly seconds: number;
  /** Empty when all is as it has to be. */
  readonly problems: readonly string[];
}

/** Runs scenarios one after the other on one stage, whatever fails. */
export async function runScenarios(
  stage: Stage,
  scenarios: readonly Scenario[],
  onResult: (result: ScenarioResult) => void,
): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const result = await runScenario(stage, scenario);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runScenario(stage: Stage, { name, run }: Scenario): Promise<ScenarioResult> {
  const startedAt = performance.now();
  const problems: string[] = [];
  try {
    await stage.simulator.reset();
    await run(stage);
  } catch (error) {
    problems.push(
      error instanceof Error ? error.message : String(error),
      ...(await stage.pictures(name)),
    );
  }
  problems.push(...(await stage.endVisits()));
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { name, seconds, problems };
}

/** The line of a scenario, and below it what is wrong. */
export function resultLine({ name, seconds, problems }: ScenarioResult): string {
  const verdict = problems.length === 0 ? 'pass' : 'FAIL';
  return [
    `${verdict} ${name} (${seconds} s)`,
    ...problems.map((problem) => `  ${problem.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}

/** The last line of every test command. */
export function countLine(results: readonly ScenarioResult[], skipped = 0): string {
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  const counts = `${results.length - failed} passed, ${failed} failed`;
  return skipped === 0 ? counts : `${counts}, ${skipped} skipped`;
}
