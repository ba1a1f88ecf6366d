/** A file that answers were imported from. */
export interface ImportedFile {
  /** Its last part; never a path. */
  readonly name: string;
  /** Of its bytes, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Where the answers of an imported job come from. */
export interface JobImport {
  /** Such as `inspect`, `openai-batch` or `speechmap`. */
  readonly format: string;
  /** What made the files, as far as they say; null where they do not. */
  readonly tool: string | null;
  readonly toolVersion: string | null;
  readonly files: readonly ImportedFile[];
  /** ISO 8601. */
  readonly importedAt: string;
  /** Answers and errors that were imported; the job's other cells have none. */
  readonly answers: number;
  /** Whether each of them came with its own moment: otherwise nothing may be concluded from times. */
  readonly timesKnown: boolean;
  /** Whether the job's sampling is what they were asked with, as the importer says; else it is that of jobs that say nothing of it. */
  readonly samplingKnown: boolean;
}

/** Code of cells of an imported job for which no answer was given. They are failures of the data, and never answers. */
export const NOT_IMPORTED = 'not_imported';

/** The provider and the executor of an imported answer: nothing of ours asked it. */
export const IMPORTED = 'imported';

/** The region of answers that are imported without one. */
export const IMPORTED_REGION = 'imported';
