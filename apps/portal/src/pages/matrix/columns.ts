import type { Schema } from '@beacon/client';

export type Region = Schema<'MatrixRegionView'>;

/** A model of the matrix, with the regions that it is asked from in the job's order. */
export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly Region[];
}

/** What rows need to know of the whole job. */
export interface MatrixFrame {
  readonly jobId: string;
  readonly columns: readonly MatrixColumn[];
  /** The region of which a region is the second executor. */
  readonly twins: ReadonlyMap<string, string>;
}

/** The columns of a matrix. */
export function frameOf({
  job_id: jobId,
  models,
  regions,
}: Pick<Schema<'MatrixView'>, 'job_id' | 'models' | 'regions'>): MatrixFrame {
  return {
    jobId,
    columns: models.map(({ id, name, regions: asked }) => ({
      id,
      name,
      regions: regions.filter((region) => asked.includes(region.id)),
    })),
    twins: new Map(
      regions.flatMap(({ id, twin_of: original }) => (original === null ? [] : [[id, original]])),
    ),
  };
}
