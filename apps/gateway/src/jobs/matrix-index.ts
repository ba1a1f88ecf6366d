import type { Twin } from '@beacon/verdict';
import { comparedRegions } from '@beacon/verdict';
import type { AskedList, LaneState } from '@beacon/persistence';
import type { MatrixColumns } from './matrix-columns.js';

/** A job's questions with what they came to: what finds them, orders them and counts them. */
export interface MatrixIndex {
  readonly asked: AskedList;
  readonly lanes: readonly Pick<LaneState, 'region' | 'modelId'>[];
  readonly columns: MatrixColumns;
  /** Second executors among the regions: what they say otherwise than their original is noise. */
  readonly twins: readonly Twin[];
}

/** A model's regions that are compared with each other. */
export interface ComparedModel {
  readonly modelId: string;
  /** Places of its lanes that are places of their own. */
  readonly lanes: readonly number[];
}

/** The models of a job, each with the lanes that are compared. */
export function comparedModels({ lanes, twins }: MatrixIndex): ComparedModel[] {
  const places = lanes.map(({ region, modelId }, lane) => ({ region, modelId, lane }));
  return [...Map.groupBy(places, ({ modelId }) => modelId)].map(([modelId, own]) => {
    const compared = new Set(
      comparedRegions(
        own.map(({ region }) => region),
        twins,
      ),
    );
    const kept = own.filter(({ region }) => compared.has(region));
    return { modelId, lanes: kept.map(({ lane }) => lane) };
  });
}
