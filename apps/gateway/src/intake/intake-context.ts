import { questionBank } from '@beacon/domain';
import type { BankQuestion, Catalogue, JobLimits, QuestionBank } from '@beacon/domain';

/** What bodies are read against. */
export interface IntakeContext {
  readonly catalogue: Catalogue;
  readonly bank: QuestionBank;
  readonly limits: JobLimits;
}

/** The same as data, which can be given to a thread. */
export interface IntakeData {
  readonly catalogue: Catalogue;
  readonly questions: readonly BankQuestion[];
  readonly limits: JobLimits;
}

export function toIntakeData({ catalogue, bank, limits }: IntakeContext): IntakeData {
  return { catalogue, questions: bank.questions, limits };
}

export function toIntakeContext({ catalogue, questions, limits }: IntakeData): IntakeContext {
  return { catalogue, bank: questionBank(questions), limits };
}
