import type { Schema } from '@beacon/client';
import { questionsOf } from '../../features/questions/bank.ts';
import type { BankQuestion } from '../../features/questions/bank.ts';

/** A model with the regions that serve it, in the catalogue's order. */
export interface KnownModel {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
}

type Region = Schema<'RegionView'>;

/** What a job can be made of here. */
export interface KnownParts {
  readonly questions: readonly BankQuestion[];
  /** The same by their ids. */
  readonly bank: ReadonlyMap<string, BankQuestion>;
  readonly models: readonly KnownModel[];
  readonly regions: readonly Pick<Region, 'id' | 'name' | 'aliases' | 'twin_of'>[];
}

export function knownPartsOf(
  bank: Schema<'QuestionListView'>,
  { models }: Schema<'ModelListView'>,
  { regions }: Schema<'RegionListView'>,
): KnownParts {
  const questions = questionsOf(bank);
  return {
    questions,
    bank: new Map(questions.map((question) => [question.question_id, question])),
    models: models.map(({ id, name, regions: served }) => ({
      id,
      name,
      regions: regions
        .filter(({ id: region }) => served.some((one) => one.region === region))
        .map(({ id: region }) => region),
    })),
    regions,
  };
}
