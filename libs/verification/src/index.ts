/** What an evidence export holds, and what a stranger can check of it without us. */

export { exportStatementText, type ExportFacts } from './checks/export-signature.js';
export type { KnownSeal } from './checks/sealed-tree.js';
export { EvidenceFileError, FAULT_KINDS, type Fault, type FaultKind } from './faults.js';
export { type ExportSigner, EvidenceWriter, type WrittenEntry } from './file/evidence-writer.js';
export { FILE_LIMITS } from './file/limits.js';
export { EVIDENCE_FORMAT, EVIDENCE_VERSION, type HeaderLine } from './file/lines.js';
export type { EvidenceReport } from './report.js';
export { EvidenceVerifier, type VerifierOptions } from './verifier.js';
