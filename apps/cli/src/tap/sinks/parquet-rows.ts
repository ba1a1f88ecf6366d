import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { TapEvent } from '../tap-event.js';
import { cellsOf, COLUMNS } from './columns.js';
import type { Cell, Column, ColumnType } from './columns.js';

type BasicType = NonNullable<Parameters<typeof schemaFromColumnData>[0]['columnData'][0]['type']>;
type ParquetValue = string | number | bigint | boolean | Date | null;

const TYPE_OF: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  integer: 'INT32',
  long: 'INT64',
  boolean: 'BOOLEAN',
  time: 'TIMESTAMP',
  json: 'STRING',
};

/** Columns in which nearly every value is another one: looking for repetitions takes longer than writing them. */
const UNIQUE: ReadonlySet<string> = new Set(['id', 'subject', 'data', 'answer_text']);

/** The bytes of a Parquet file of events, made a row group at a time. */
export class ParquetRows {
  readonly #bytes = new ByteWriter();
  readonly #writer = new ParquetWriter({
    writer: this.#bytes,
    schema: schemaFromColumnData({
      columnData: COLUMNS.map(({ name, type }) => ({ name, type: TYPE_OF[type], data: [] })),
    }),
    createdBy: 'Beacon',
  });

  /** The bytes of a row group. */
  group(events: readonly TapEvent[]): Uint8Array {
    const rows = events.map(cellsOf);
    const columnData = COLUMNS.map((column, index) => columnOf(column, rows, index));
    void this.#writer.write({ columnData, rowGroupSize: events.length });
    return this.#take();
  }

  /** The last bytes. */
  end(): Uint8Array {
    void this.#writer.finish();
    return this.#take();
  }

  /** What was written since the last time; the writer's own count of bytes goes on. */
  #take(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

function columnOf({ name, type }: Column, rows: readonly (readonly Cell[])[], index: number) {
  const data = rows.map((cells) => parquetValue(type, cells[index] ?? null));
  const plain = UNIQUE.has(name) ? { encoding: 'PLAIN' as const, statistics: false } : {};
  return { name, data, offsetIndex: false, ...plain };
}

function parquetValue(type: ColumnType, value: Cell): ParquetValue {
  return type === 'long' && typeof value === 'number' ? BigInt(value) : value;
}
