import { resolveRegion, systemPromptFor } from '@beacon/domain';
import type { Catalogue, JobSpec } from '@beacon/domain';

/** The system prompt of each region of a job, as the catalogue has it now; null where none is sent. */
export function systemPromptsOf(
  { regions, systemPrompt }: Pick<JobSpec, 'regions' | 'systemPrompt'>,
  catalogue: Catalogue,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    regions.map((id) => {
      const region = systemPrompt === 'none' ? undefined : resolveRegion(catalogue, id);
      return [id, region === undefined ? null : systemPromptFor(catalogue, region)];
    }),
  );
}
