import { ContractError } from './contract.error.js';
import { fromToken, parseCellSubject } from './subjects.js';
import type { CellAddress } from './subjects.js';

/** What a message is about, as far as its subject says. */
export type MessageWork = Pick<CellAddress, 'jobId'> & Partial<Omit<CellAddress, 'jobId'>>;

/** Subjects whose last token is a job: commands to the planner, orders to the recorder, events. */
const OF_A_JOB = /^beacon\.(?:jobs|closings|events\.(?!lane\.))/;
const OF_A_CELL = /^beacon\.(?:tasks|results|attempts)\./;

/** The job, and the cell, that a message is about; null where its subject names none. */
export function messageWork(subject: string): MessageWork | null {
  try {
    if (OF_A_CELL.test(subject)) return parseCellSubject(subject);
    if (!OF_A_JOB.test(subject)) return null;
    return { jobId: fromToken(subject.slice(subject.lastIndexOf('.') + 1)) };
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}
