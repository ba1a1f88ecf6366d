import type { ModelVerdict } from '../shape/shape.js';

/** What no sentence about imported answers may be read without: nobody of ours stood where they came from. */
const NOT_SHOWN = 'its answers were imported, and their regions are as declared, not shown';
const SOME_NOT_SHOWN = 'answers were imported, and their regions are as declared, not shown';

/** A sentence about a model, and what it must not be read without where its answers were imported. */
export function withDeclaration(sentence: string, isImported: boolean): string {
  return isImported ? `${sentence}; ${NOT_SHOWN}` : sentence;
}

/** A model of which answers were imported says in its sentence that its regions were not shown. */
export function withDeclaredRegions(
  model: ModelVerdict,
  imported: readonly string[],
): ModelVerdict {
  if (!imported.includes(model.model_id)) return model;
  return { ...model, sentence: `${model.sentence}; ${NOT_SHOWN}` };
}

/** The same of the sentence about a job. */
export function sentenceWithDeclaredRegions(sentence: string, imported: readonly string[]): string {
  return imported.length === 0 ? sentence : `${sentence}; ${SOME_NOT_SHOWN}`;
}
