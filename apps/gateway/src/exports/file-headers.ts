import { REPORT_POLICY } from './report/page.js';

/** Media types of exports by format. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  html: 'text/html; charset=utf-8',
  site: 'text/html; charset=utf-8',
  specification: 'application/json',
  evidence: 'application/x-ndjson; charset=utf-8',
} as const;
export type FileFormat = keyof typeof FILE_TYPES;

const EXTENSIONS: Readonly<Record<FileFormat, string>> = {
  csv: 'csv',
  jsonl: 'jsonl',
  parquet: 'parquet',
  html: 'html',
  site: 'html',
  specification: 'json',
  evidence: 'evidence.jsonl',
};

/** Nothing in data may run. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Headers of an export. The report opens in the browser, everything else is saved.
 * @param jobId of the pattern of job ids, so that it is safe in a file name.
 * @param isPart whether a filter leaves executions out, which the name of the file then says.
 */
export function fileHeaders(
  jobId: string,
  format: FileFormat,
  isPart = false,
): Readonly<Record<string, string>> {
  const suffix = format === 'site' ? '-site' : isPart ? '-part' : '';
  const name = `beacon-${jobId}${suffix}.${EXTENSIONS[format]}`;
  return {
    'content-type': FILE_TYPES[format],
    'content-disposition': `${format === 'html' ? 'inline' : 'attachment'}; filename="${name}"`,
    'content-security-policy': format === 'html' ? REPORT_POLICY : DATA_POLICY,
    'cache-control': 'no-store',
  };
}
