import { cellsOfBlock } from './cell-order.js';
import type { CellBlock } from './cell-order.js';
import { inOrderOf, lanesOf, questionsPerLane } from './cell.js';
import type { JobLane } from './cell.js';
import type { JobModel, JobQuestion, JobSpec } from './job-specification.js';

/** What is added to a job. What the job has already may be named again: it changes nothing. */
export interface JobAddition {
  /** Canonical; those named by a model only need not be among them. */
  readonly regions: readonly string[];
  /** Models, each with the regions from which it is to be asked too. */
  readonly models: readonly JobModel[];
  readonly questions: readonly JobQuestion[];
  /** Repeats of every question from now on; a lower number than before takes nothing away. */
  readonly repeats: number;
  /** What the whole job may cost from now on, in nanodollars. @default as before */
  readonly maxCostNanoUsd?: number;
}

/** A job as it stands: its specification and its lanes with the blocks that are planned or recorded already. */
export interface ExtensibleJob {
  readonly spec: JobSpec;
  readonly lanes: readonly JobLane[];
}

/** A job with an addition: lanes in the job's order, each with its old blocks first. */
export interface ExtendedJob extends ExtensibleJob {
  /** How many cells are new. */
  readonly added: number;
}

/** The specification of a job with an addition. Everything old keeps its place, its name and its text. */
export function mergeSpec(spec: JobSpec, addition: JobAddition): JobSpec {
  const regions = union(
    spec.regions,
    addition.regions,
    addition.models.flatMap((model) => model.regions),
  );
  return {
    ...spec,
    regions,
    models: mergeModels(spec.models, addition.models, regions),
    questions: mergeQuestions(spec.questions, addition.questions),
    repeats: Math.max(spec.repeats, addition.repeats),
    constraints: withMaxCost(spec.constraints, addition),
  };
}

function withMaxCost(
  constraints: JobSpec['constraints'],
  { maxCostNanoUsd }: JobAddition,
): JobSpec['constraints'] {
  return maxCostNanoUsd === undefined ? constraints : { ...constraints, maxCostNanoUsd };
}

/**
 * Extends a job by the difference only. Old blocks are untouched, so that every position keeps its cell: more repeats add
 * a block for the old questions, new questions a block with all repeats, a new (region, model) is a whole lane: with the blocks
 * of the model's other regions where it has any, so that all of them ask in one order.
 */
export function extendSpec(job: ExtensibleJob, addition: JobAddition): ExtendedJob {
  const spec = mergeSpec(job.spec, addition);
  const before = new Map(job.lanes.map((lane) => [keyOf(lane), lane]));
  const siblings = new Map(job.lanes.map((lane) => [lane.model, lane]));
  const lanes = lanesOf(spec).map((whole) => {
    const old = before.get(keyOf(whole)) ?? siblings.get(whole.model);
    return old === undefined ? whole : extendLane({ ...old, region: whole.region }, job.spec, spec);
  });
  return { spec, lanes, added: cellsOf(lanes) - cellsOf(job.lanes) };
}

function extendLane(lane: JobLane, before: JobSpec, after: JobSpec): JobLane {
  let { cells } = lane;
  const blocks = [...lane.blocks];
  for (const block of addedBlocks(before, after)) {
    const size = cellsOfBlock(block);
    if (size === 0) continue;
    blocks.push({ base: cells, ...inOrderOf(after, lane.model, block) });
    cells += size;
  }
  return { ...lane, cells, blocks };
}

/** What a lane that asked everything before does not ask yet. */
function addedBlocks(before: JobSpec, after: JobSpec): readonly Omit<CellBlock, 'base'>[] {
  const asked = questionsPerLane(before);
  return [
    {
      questionFrom: 0,
      questionTo: asked,
      repeatFrom: before.repeats + 1,
      repeatTo: after.repeats,
    },
    {
      questionFrom: asked,
      questionTo: questionsPerLane(after),
      repeatFrom: 1,
      repeatTo: after.repeats,
    },
  ];
}

function mergeModels(
  old: readonly JobModel[],
  added: readonly JobModel[],
  regions: readonly string[],
): readonly JobModel[] {
  const byId = new Map(old.map((model) => [model.id, model]));
  for (const { id, name, regions: more } of added) {
    const known = byId.get(id);
    const asked = new Set([...(known?.regions ?? []), ...more]);
    // In the job's order, which old regions keep.
    const inOrder = regions.filter((region) => asked.has(region));
    byId.set(id, { id, name: known?.name ?? name, regions: inOrder });
  }
  return [...byId.values()];
}

function mergeQuestions(
  old: readonly JobQuestion[],
  added: readonly JobQuestion[],
): readonly JobQuestion[] {
  const known = new Set(old.map(({ id }) => id));
  return [...old, ...added.filter(({ id }) => !known.has(id))];
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

function cellsOf(lanes: readonly JobLane[]): number {
  return lanes.reduce((sum, { cells }) => sum + cells, 0);
}

function keyOf({ region, model }: Pick<JobLane, 'region' | 'model'>): string {
  return `${region} ${model}`;
}
