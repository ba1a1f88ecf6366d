import { canonicalHash, canonicalText } from '@beacon/signing';

/** What the gateway signs of a file: whose it is, where its log stands, and every line of it. */
export interface ExportStatement {
  readonly v: 1;
  readonly type: 'export';
  readonly job: string;
  /** Entries of the log. */
  readonly size: number;
  /** SHA-256 of all lines before the last, each with its line feed. */
  readonly content_sha256: string;
  /** SHA-256 of the verdict's canonical form. */
  readonly verdict_sha256: string;
  readonly exported_at: string;
  readonly kid: string | null;
}

/** The facts of a file from which its statement is made. */
export interface ExportFacts extends Omit<ExportStatement, 'v' | 'type' | 'verdict_sha256'> {
  readonly verdict: unknown;
}

/** The text that `signText(key, 'export', …)` signs. */
export function exportStatementText({ verdict, ...facts }: ExportFacts): string {
  const statement: ExportStatement = {
    v: 1,
    type: 'export',
    ...facts,
    verdict_sha256: canonicalHash(verdict),
  };
  return canonicalText(statement);
}
