import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { CellValue, Column, ColumnType } from './columns.js';

/** Rows of a row group at most. */
const ROWS_PER_GROUP = 10_000;
/**
 * Characters of a row group's texts, above which it is written. It bounds the memory, and the time for which writing a group
 * keeps everything else waiting: about a quarter of a second.
 */
const CHARACTERS_PER_GROUP = 4_000_000;

/** Columns in which nearly every value is another one: looking for repetitions takes longer than writing them. */
const UNIQUE: ReadonlySet<string> = new Set([
  'cell',
  'provider_request_id',
  'text_sha256',
  'outcome_evidence',
  'text',
]);

type BasicType = NonNullable<Parameters<typeof schemaFromColumnData>[0]['columnData'][0]['type']>;
type ParquetValue = string | number | bigint | boolean | Date | null;

const TYPE_OF: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  integer: 'INT32',
  long: 'INT64',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  time: 'TIMESTAMP',
  json: 'STRING',
};

/**
 * A Parquet file that is written as its rows come: one row group is in memory at a time. Its index at the end grows with
 * the number of row groups, by some kilobytes each.
 */
export class ParquetFile {
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #group: ParquetValue[][];
  #rows = 0;
  #characters = 0;

  /** @param facts key-value pairs that the file carries. */
  constructor(
    private readonly columns: readonly Column[],
    facts: Readonly<Record<string, string>>,
  ) {
    this.#group = emptyGroup(columns);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({
        columnData: columns.map(({ name, type }) => ({ name, type: TYPE_OF[type], data: [] })),
      }),
      kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
      createdBy: 'Beacon',
    });
  }

  /** Takes a row. @returns the bytes of a row group when one is full, else null. */
  add(cells: readonly CellValue[]): Uint8Array | null {
    for (const [index, { type }] of this.columns.entries()) {
      const value = cells[index] ?? null;
      this.#group[index]?.push(parquetValue(type, value));
      if (typeof value === 'string') this.#characters += value.length;
    }
    this.#rows += 1;
    const isFull = this.#rows >= ROWS_PER_GROUP || this.#characters >= CHARACTERS_PER_GROUP;
    return isFull ? this.#writeGroup() : null;
  }

  /** Ends the file. @returns its last bytes. */
  end(): Uint8Array {
    const last = this.#rows > 0 ? this.#writeGroup() : new Uint8Array();
    void this.#writer.finish();
    return Buffer.concat([last, this.#take()]);
  }

  #writeGroup(): Uint8Array {
    const columnData = this.columns.map(({ name }, index) => ({
      name,
      data: this.#group[index] ?? [],
      offsetIndex: false,
      ...(UNIQUE.has(name) ? { encoding: 'PLAIN' as const, statistics: false } : {}),
    }));
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#group = emptyGroup(this.columns);
    this.#rows = 0;
    this.#characters = 0;
    return this.#take();
  }

  /** What was written since the last time; the writer's own count of bytes goes on. */
  #take(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

function emptyGroup(columns: readonly Column[]): ParquetValue[][] {
  return columns.map(() => []);
}

function parquetValue(type: ColumnType, value: CellValue): ParquetValue {
  if (value === null) return null;
  if (type === 'long' && typeof value === 'number') return BigInt(value);
  return type === 'time' && typeof value === 'string' ? new Date(value) : value;
}
