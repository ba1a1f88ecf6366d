import { hanging } from '../terminal/lines.js';

/** What is read of a verdict to say it. */
export interface SaidVerdict {
  readonly sentence: string;
  readonly models: readonly { readonly sentence: string }[];
  readonly warnings: readonly { readonly code: string; readonly text: string }[];
}

/** What the answers amount to, in the verdict's own sentences, and what to beware of. Its texts must be clean. */
export function verdictLines(
  { sentence, models, warnings }: SaidVerdict,
  columns: number,
): readonly string[] {
  const warned = (isFirst: boolean): readonly string[] =>
    warnings
      .filter(({ code }) => PROVENANCE.has(code) === isFirst)
      .flatMap(({ text }) => hanging(text, columns, '  ! '));
  return [
    // What nobody may overlook comes before what was found.
    ...warned(true),
    ...hanging(sentence, columns),
    ...models.flatMap((model) => hanging(model.sentence, columns, '  - ')),
    ...warned(false),
  ];
}

/** Of warnings that say where answers come from. */
const PROVENANCE: ReadonlySet<string> = new Set(['simulated', 'imported']);
