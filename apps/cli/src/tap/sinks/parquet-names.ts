import { readPosition, writePosition } from '@beacon/bus';
import type { EventPosition } from '@beacon/bus';

/** What the name of a file says. */
export interface ParquetPart {
  readonly name: string;
  /** From 1 on, in the order of writing. */
  readonly number: number;
  /** Of its last event. */
  readonly position: EventPosition;
}

const NAME = /^events-(\d{6,12})-(\d+-[0-9a-z]+)\.parquet$/;
const DIGITS = 6;

/** Such as `events-000003-1520-mic3v2k8.parquet`. */
export function fileNameOf({ number, position }: Omit<ParquetPart, 'name'>): string {
  return `events-${String(number).padStart(DIGITS, '0')}-${writePosition(position)}.parquet`;
}

/** The files of a tap among names, in the order of writing. */
export function partsOf(names: readonly string[]): readonly ParquetPart[] {
  return names
    .flatMap((name) => {
      const [, number, text = ''] = NAME.exec(name) ?? [];
      const position = readPosition(text);
      return number === undefined || position === null
        ? []
        : [{ name, number: Number(number), position }];
    })
    .toSorted((one, other) => one.number - other.number);
}
