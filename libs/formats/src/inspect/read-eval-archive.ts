import { constants, createZstdDecompress } from 'node:zlib';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { objectOf } from '../completions/json-values.js';
import { FormatError } from '../format.error.js';
import { parsedLog, readEvalHeader } from './read-eval-log.js';
import type { EvalHeader, InspectImport, InspectLogFacts } from './eval-log.js';
import { SampleReader } from './read-sample.js';

/** Zstandard, as Inspect writes archives by default; the zip reader itself inflates the older ones. */
const ZSTD = 93;
/** Of one part of an archive, unpacked. */
const MOST_BYTES = 256 * 1024 * 1024;
const HEADER = 'header.json';
const START = '_journal/start.json';
const SAMPLE = /^samples\/.*\.json$/;
/** Chunked and later forms keep their samples elsewhere. */
const CONVERT = 'convert it first: inspect log convert --to json --output-dir DIR FILE';

/**
 * Reads an `.eval` archive of Inspect, sample by sample, and adds its samples.
 * @param name for messages.
 * @throws FormatError when it is no such archive.
 */
export async function readEvalArchive(
  path: string,
  name: string,
  into: InspectImport,
): Promise<InspectLogFacts> {
  const zip = await opened(path, name);
  try {
    const entries = await entriesOf(zip, name);
    const header = await headerOf(zip, entries, name, into);
    const samples = entries.filter(({ fileName }) => SAMPLE.test(fileName));
    if (samples.length === 0)
      throw refusal(name, `holds no samples in a form that is known: ${CONVERT}`);
    const reader = new SampleReader(header, into);
    for (const entry of samples) {
      const part = `${name}!${entry.fileName}`;
      reader.read(parsedLog(await textOf(zip, entry, part), part), {
        file: part,
        line: null,
        field: 'sample',
      });
    }
    return header.facts;
  } finally {
    zip.close();
  }
}

async function opened(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw refusal(name, `is no archive that can be read: ${CONVERT}`, cause);
  }
}

async function entriesOf(zip: ZipFile, name: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (cause) {
    throw refusal(name, `is no archive that can be read: ${CONVERT}`, cause);
  }
  return entries;
}

/** A run that was cut off has no header, but what it was started with. */
async function headerOf(
  zip: ZipFile,
  entries: readonly Entry[],
  name: string,
  into: InspectImport,
): Promise<EvalHeader> {
  const entry =
    entries.find(({ fileName }) => fileName === HEADER) ??
    entries.find(({ fileName }) => fileName === START);
  if (entry === undefined) throw refusal(name, `has no ${HEADER}: this is no log of Inspect`);
  const part = `${name}!${entry.fileName}`;
  const log = objectOf(parsedLog(await textOf(zip, entry, part), part));
  return readEvalHeader(log, name, into);
}

async function textOf(zip: ZipFile, entry: Entry, part: string): Promise<string> {
  const isZstd = entry.compressionMethod === ZSTD;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const packed: Readable = await zip.openReadStreamPromise(
      entry,
      isZstd ? { decodeFileData: false } : {},
    );
    const bytes = isZstd ? packed.pipe(createZstdDecompress(LIMITED)) : packed;
    packed.on('error', (error) => bytes.destroy(error));
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > MOST_BYTES)
        throw refusal(part, `is over ${MOST_BYTES} bytes when it is unpacked`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw refusal(part, `cannot be unpacked: ${CONVERT}`, cause);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks));
}

/** A frame may ask for a window of gigabytes. */
const LIMITED = { params: { [constants.ZSTD_d_windowLogMax]: 27 } };

function refusal(file: string, message: string, cause?: unknown): FormatError {
  const problem = { file, line: null, field: '$', message };
  return new FormatError([problem], cause === undefined ? undefined : { cause });
}
