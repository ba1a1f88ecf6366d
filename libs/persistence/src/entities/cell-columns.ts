import { p } from '@mikro-orm/core';

/** The columns that name a cell and its round. Made for each entity, which takes them as its own. */
export function cellColumns() {
  return {
    jobId: p.string().length(128),
    region: p.string().length(40),
    modelId: p.string().length(100),
    /** Null when the job asks its own prompt. */
    questionId: p.string().length(128).nullable(),
    repeat: p.bigint('number'),
    cell: p.string().length(26),
    round: p.integer(),
  };
}
