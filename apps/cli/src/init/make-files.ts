import type { Environment } from '@beacon/config';
import type { GivenAnswers, InitAnswers } from './answers.js';
import type { Asker } from './asker.js';
import { catalogueText, demoCatalogueText } from './catalogue-text.js';
import { jobText } from './job-text.js';
import { modelIdOf } from './model-id.js';
import { newFiles, type NewFiles } from './new-files.js';
import { PLACES, PLACE_IDS } from './places.js';
import { settleAnswers } from './settle-answers.js';

/** The models that the simulator has. */
const SIMULATED = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];

/** Files for models of one's own. Without an asker, what is not given is taken as usual. */
export async function ownFiles(
  given: GivenAnswers,
  env: Environment,
  asker: Asker | null,
): Promise<NewFiles> {
  const answers = await settleAnswers(given, env, asker);
  return newFiles(catalogueText(answers), jobText(regionsOf(answers), [modelIdOf(answers)]));
}

/** Files for models that are simulated. */
export function demoFiles(): NewFiles {
  return newFiles(demoCatalogueText(), jobText(PLACE_IDS, SIMULATED));
}

function regionsOf({ places }: InitAnswers): string[] {
  const ids = places.map(({ id }) => id);
  return PLACES.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
}
