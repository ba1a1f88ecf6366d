import type { Column, RowSource } from './columns.js';
import { BYTE_ORDER_MARK, csvHeader, csvLine } from './csv.js';
import { jsonLine } from './jsonl.js';

/** Formats of the table of executions. */
export const TABLE_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Turns rows into the bytes of a file, as they come. What is null has nothing to send yet. */
export interface TableEncoder {
  start(): string | null;
  row(row: RowSource): string | Uint8Array | null;
  end(): Uint8Array | null;
}

/** How a table is written. */
export interface EncodingOptions {
  readonly columns: readonly Column[];
  /** Whether a CSV file starts with a byte order mark. */
  readonly withMark: boolean;
  /** What a Parquet file says of itself. */
  readonly facts: Readonly<Record<string, string>>;
}

/** The encoder of a format. */
export async function encoderOf(
  format: TableFormat,
  options: EncodingOptions,
): Promise<TableEncoder> {
  switch (format) {
    case 'csv':
      return csvEncoder(options);
    case 'jsonl':
      return jsonlEncoder(options);
    case 'parquet':
      return parquetEncoder(options);
  }
}

function csvEncoder({ columns, withMark }: EncodingOptions): TableEncoder {
  return {
    start: () => `${withMark ? BYTE_ORDER_MARK : ''}${csvHeader(columns)}`,
    row: (row) => csvLine(columns.map(({ valueOf }) => valueOf(row))),
    end: () => null,
  };
}

function jsonlEncoder({ columns }: EncodingOptions): TableEncoder {
  return {
    start: () => null,
    row: (row) =>
      jsonLine(
        columns,
        columns.map(({ valueOf }) => valueOf(row)),
      ),
    end: () => null,
  };
}

async function parquetEncoder({ columns, facts }: EncodingOptions): Promise<TableEncoder> {
  // Loaded on use: a gateway starts sooner without it.
  const { ParquetFile } = await import('./parquet.js');
  const file = new ParquetFile(columns, facts);
  return {
    start: () => null,
    row: (row) => file.add(columns.map(({ valueOf }) => valueOf(row))),
    end: () => file.end(),
  };
}

/** Texts are buffered up to this length before they are sent. */
const CHUNK_CHARACTERS = 65_536;

/** The bytes of a table, made no faster than they are taken. */
export async function* tableBytes(
  encoder: TableEncoder,
  pages: AsyncIterable<readonly RowSource[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = encoder.start() ?? '';
  for await (const rows of pages) {
    for (const row of rows) {
      const piece = encoder.row(row);
      if (piece instanceof Uint8Array) yield piece;
      else text += piece ?? '';
      if (text.length < CHUNK_CHARACTERS) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text.length > 0) yield Buffer.from(text);
  const last = encoder.end();
  if (last !== null) yield last;
}
