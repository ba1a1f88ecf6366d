import { parsePart, type LanguagePart, type LearnedModel } from './learned-model.js';
import { WEIGHTS } from './weights.js';

/** A language's part as it is kept. */
export interface WrittenPart {
  readonly scales: LanguagePart['scales'];
  readonly withheld: string;
  readonly partly: string;
}

let read: LearnedModel | null = null;

/** The learned part that the project uses; read when it is first asked for. */
export function learnedModel(): LearnedModel {
  read ??= new Map([
    ['en', partOf(WEIGHTS.en)],
    ['zh', partOf(WEIGHTS.zh)],
  ]);
  return read;
}

function partOf({ scales, withheld, partly }: WrittenPart): LanguagePart {
  return { scales, withheld: parsePart(withheld), partly: parsePart(partly) };
}
