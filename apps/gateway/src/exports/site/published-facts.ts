import type { ReportFacts } from '@beacon/persistence';
import type { Verdict } from '@beacon/verdict';

/** What a published copy says of itself. */
export interface PublishedFacts {
  readonly job_id: string;
  /** What the job calls what it asks; null when it does not. */
  readonly name: string | null;
  /** ISO 8601. */
  readonly made_at: string;
  readonly beacon_version: string;
  /** Of what typed the outcomes that are in it. */
  readonly classifier_versions: readonly string[];
  /** Whether a simulator made up answers that are counted. */
  readonly simulated: boolean;
  readonly with_answers: boolean;
}

/** Versions of what typed a job's outcomes, each once. */
export function versionsOf({ typedBy }: Pick<ReportFacts, 'typedBy'>): string[] {
  return [...new Set(typedBy.map(({ version }) => version))].toSorted();
}

/** Whether a verdict warns that answers are made up. */
export function isSimulated({ warnings }: Pick<Verdict, 'warnings'>): boolean {
  return warnings.some(({ code }) => code === 'simulated');
}
