import { IMPORTED } from '@beacon/domain';
import { typingOf } from './answered-by.js';
import type { AnsweredGroup, AskedJob } from './asked.js';
import type { ArmTyping, ComparedProfile, JobComparisonInput, LaneInput } from './input.js';

type Lane = Pick<LaneInput, 'modelId' | 'region'>;

/** One of two jobs, without how its questions came out. */
export interface PairedArm {
  readonly job: AskedJob;
  readonly answered: readonly AnsweredGroup[];
  /** What a finished review says of its typing; empty without one. */
  readonly reviewed: ArmTyping['reviewed'];
}

/** Two jobs, counted over what is comparable in them. */
export interface PairedJobs {
  readonly before: PairedArm;
  readonly after: PairedArm;
  /** Models and regions that both asked in the same way. */
  readonly lanes: readonly Lane[];
  /** Questions that both asked in the same words. */
  readonly questions: number;
  readonly profiles: readonly (ComparedProfile & Lane)[];
  readonly options: JobComparisonInput['options'];
}

/** What `compareJobs` reads of two jobs, whoever counted them. */
export function pairedInput({ before, after, ...paired }: PairedJobs): JobComparisonInput {
  const answered = [...before.answered, ...after.answered];
  return {
    lanes: laneInputs(paired, { before: before.job.repeats, after: after.job.repeats }),
    typing: {
      before: typingOf(before.answered, before.reviewed),
      after: typingOf(after.answered, after.reviewed),
    },
    simulated: comparedModels(
      answered.filter(({ isSimulated }) => isSimulated),
      paired.lanes,
    ),
    imported: comparedModels(answered.filter(isImported), paired.lanes),
    options: paired.options,
  };
}

function laneInputs(
  { lanes, questions, profiles }: Pick<PairedJobs, 'lanes' | 'questions' | 'profiles'>,
  repeats: LaneInput['repeats'],
): LaneInput[] {
  // Without a question in common there is nothing to compare in any lane.
  if (questions === 0) return [];
  const byLane = Map.groupBy(profiles, keyOf);
  return lanes.map(({ modelId, region }) => {
    const own = byLane.get(keyOf({ modelId, region })) ?? [];
    return { modelId, region, questions, repeats, profiles: own };
  });
}

/** Neither ids of models nor of regions hold a blank. */
function keyOf({ modelId, region }: Lane): string {
  return `${modelId} ${region}`;
}

function isImported({ provider }: AnsweredGroup): boolean {
  return provider === IMPORTED;
}

/** Models that groups are of, those among them that are compared. */
function comparedModels(groups: readonly AnsweredGroup[], lanes: readonly Lane[]): string[] {
  const compared = new Set(lanes.map(({ modelId }) => modelId));
  return [...new Set(groups.map(({ modelId }) => modelId))].filter((id) => compared.has(id));
}
