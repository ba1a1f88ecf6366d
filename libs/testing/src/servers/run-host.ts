import { inTime } from '../until.js';

/**
 * Asks the host of what the spec files of a run share, which Jest's global setup starts.
 * @throws Error with the host's reason when it has not what is asked for.
 */
export async function askRunHost(method: 'POST' | 'DELETE', path: string): Promise<string> {
  const host = process.env['BEACON_TEST_HOST'];
  if (host === undefined)
    throw new Error("no host of the run: run specs by Jest with the project's jest.config.mjs");
  const response = await inTime(
    `the host of the run answers ${method} ${path}`,
    fetch(`${host}/${path}`, { method }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`the host of the run failed (${method} ${path}): ${text}`);
  return text;
}
