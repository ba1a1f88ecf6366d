/** A column of promptfoo's table: a model asked from a region. */
export interface ResultColumn {
  readonly model: string;
  readonly region: string;
}

/** As promptfoo shows it. */
export function labelOf({ model, region }: ResultColumn): string {
  return `${model} @ ${region}`;
}
