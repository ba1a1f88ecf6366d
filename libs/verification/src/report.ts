import type { JobEvidence } from './job-evidence.js';
import type { Fault, FaultKind, Faults } from './faults.js';
import type { Registrations } from './checks/registrations.js';
import type { SealedTree } from './checks/sealed-tree.js';
import type { HeaderLine } from './file/lines.js';
import type { ResultCounts } from './checks/result-check.js';
import type { VerdictCheck } from './verdict/analysis.js';

/** What was registered, in short. */
export interface RegisteredFacts {
  /** ISO 8601. */
  readonly registered_at: string;
  readonly kind: string;
  /** Whether the submitter gave the plan of the analysis. */
  readonly declared: boolean;
  readonly endpoint: string;
  readonly claim: string;
  readonly alpha: number;
  readonly margin: number;
  /** Registrations after the first: additions to the job, made when answers were known. */
  readonly additions: number;
}

/** What was found of a file. Texts may hold what others wrote. */
export interface EvidenceReport {
  readonly verified: boolean;
  readonly job: string;
  readonly exported_at: string;
  readonly registration: RegisteredFacts | null;
  readonly log: {
    readonly entries: number;
    readonly seals: number;
    /** Merkle root of the newest seal. */
    readonly root: string | null;
    readonly sealed_at: string | null;
  };
  readonly cells: { readonly registered: number; readonly recorded: number };
  readonly results: ResultCounts;
  readonly outcomes: {
    /** Typed again from the answer by the version that typed it. */
    readonly typed_again: number;
    /** Typed by a version that this build does not have. */
    readonly other_version: number;
    /** Typed by a person or a judge, or by what is not in the file. */
    readonly not_from_text: number;
    readonly other_versions: readonly string[];
  };
  /** What of the rows was erased, and so stands as it was signed and sealed, without being computed again. */
  readonly erased: {
    /** When it was asked for, ISO 8601, as the log says; null where it was not. */
    readonly at: string | null;
    readonly answers: number;
    /** Failures of which what the provider said is gone. */
    readonly failures: number;
  };
  /** Null where the file has no verdict. */
  readonly verdict: VerdictCheck | null;
  /** How many faults of each kind. */
  readonly fault_counts: Readonly<Partial<Record<FaultKind, number>>>;
  /** At most 100 of each kind. */
  readonly faults: readonly Fault[];
}

/** A file that was read. */
export interface ReadFile {
  readonly header: HeaderLine;
  readonly registrations: Registrations;
  readonly tree: SealedTree;
  /** Null when its log did not begin. */
  readonly job: JobEvidence | null;
}

/** What was found, put together. */
export function reportOf({
  file: { header, tree, job, registrations },
  faults,
  verdict,
}: {
  readonly file: ReadFile;
  readonly faults: Faults;
  readonly verdict: VerdictCheck | null;
}): EvidenceReport {
  return {
    verified: faults.total === 0,
    job: header.job,
    exported_at: header.exported_at,
    registration: registeredFacts(registrations),
    log: logFacts(tree),
    ...jobFacts(job),
    verdict,
    fault_counts: Object.fromEntries(faults.counts),
    faults: faults.kept,
  };
}

function logFacts({ size, seals, last }: SealedTree): EvidenceReport['log'] {
  return {
    entries: size,
    seals: seals.length,
    root: last?.seal.root ?? null,
    sealed_at: last?.seal.sealed_at ?? null,
  };
}

/** A file whose log did not begin has nothing of this. */
function jobFacts(
  job: JobEvidence | null,
): Pick<EvidenceReport, 'cells' | 'results' | 'outcomes' | 'erased'> {
  if (job === null) {
    return {
      cells: { registered: 0, recorded: 0 },
      results: { signed: 0, closed: 0, imported: 0 },
      outcomes: { typed_again: 0, other_version: 0, not_from_text: 0, other_versions: [] },
      erased: { at: null, answers: 0, failures: 0 },
    };
  }
  const { again, otherVersion, notFromText } = job.rows.counts;
  return {
    cells: { registered: job.recount.book.size, recorded: job.recorded() },
    results: job.results.counts,
    outcomes: {
      typed_again: again,
      other_version: otherVersion,
      not_from_text: notFromText,
      other_versions: job.rows.otherVersions,
    },
    erased: { at: job.erasedAt, ...job.rows.erased },
  };
}

function registeredFacts({ first, last, all }: Registrations): RegisteredFacts | null {
  if (first === undefined || last === undefined) return null;
  const { declared, endpoint, claim, alpha, margin } = last.registration.analysis;
  const { registered_at, kind } = first.registration;
  const additions = all.length - 1;
  return { registered_at, kind, declared, endpoint, claim, alpha, margin, additions };
}
