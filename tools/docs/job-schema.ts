import { jobFileSchema } from '../../apps/gateway/src/http/openapi/job-file-schema.js';
import { fileOf } from './client.js';
import type { Page } from './page.js';
import { servedDocument } from './routes.js';

const ABOUT = `/**
 * The JSON Schema of a job in a file, generated from the classes that read jobs by \`npm run docs\`: change these, never this file.
 */
`;

/** The published schema of jobs in files, and the copy of it that the command line holds files against. */
export async function jobSchemaFiles(root: string): Promise<Page[]> {
  const schema = JSON.stringify(jobFileSchema(await servedDocument()));
  const code = `${ABOUT}export const JOB_FILE_SCHEMA: object = ${schema};\n`;
  return Promise.all([
    fileOf(root, 'docs/job.schema.json', schema),
    fileOf(root, 'apps/cli/src/jobfile/job-file.schema.ts', code),
  ]);
}
