import { Stdout } from '../output/stdout.js';
import type { Out } from './out.js';
import type { Sink } from './sinks/sink.js';
import { StdoutSink } from './sinks/stdout-sink.js';

/**
 * Opens where events go. What a sink is made of is loaded with it.
 * @throws RefusalError when it cannot be used.
 */
export async function openSink(
  { kind, path, table }: Out,
  name: string | null,
  tell: (text: string) => void,
): Promise<Sink> {
  switch (kind) {
    case 'stdout':
      return new StdoutSink(new Stdout());
    case 'jsonl':
      return (await import('./sinks/jsonl-sink.js')).JsonLinesSink.open(path, name !== null);
    case 'parquet-file':
      return (await import('./sinks/parquet-file-sink.js')).ParquetFileSink.open(path);
    case 'parquet-folder':
      return (await import('./sinks/parquet-folder-sink.js')).ParquetFolderSink.open(
        path,
        name !== null,
      );
    case 'duckdb':
      return (await import('./sinks/duckdb-sink.js')).DuckDbSink.open({ path, table, name, tell });
  }
}
