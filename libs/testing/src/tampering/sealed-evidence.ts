import { until } from '../until.js';

const LIMIT_MS = 60_000;

/**
 * The lines of a job's evidence export, once its log is sealed over all that is recorded.
 * @throws Error when the gateway refuses it for another reason.
 */
export async function sealedEvidence(gatewayUrl: string, jobId: string): Promise<string[]> {
  const url = `${gatewayUrl}/api/v1/jobs/${jobId}/export?format=evidence`;
  return until(async () => linesOf(await fetch(url)), `the log of ${jobId} is sealed`, LIMIT_MS);
}

async function linesOf(response: Response): Promise<string[] | false> {
  const text = await response.text();
  if (response.ok) return text.split('\n').slice(0, -1);
  if (text.includes('not_sealed')) return false;
  throw new Error(`the evidence is refused: ${response.status} ${text.slice(0, 500)}`);
}
