import type { Registration } from '../program/registration.js';
import {
  importInspectCommand,
  importOpenAiBatchCommand,
  importSpeechMapCommand,
} from './import-answers.registration.js';
import { importPromptfooCommand } from './import-promptfoo.registration.js';

/** Commands under `beacon import`, one for each format. */
const FORMATS: readonly Registration[] = [
  importPromptfooCommand,
  importInspectCommand,
  importOpenAiBatchCommand,
  importSpeechMapCommand,
];

/** `beacon import FORMAT FILE` */
export const importCommand: Registration = (program) => {
  const command = program
    .command('import')
    .description('take over what another tool has written (docs/formats.md)')
    .summary('take over what another tool has written');
  for (const register of FORMATS) register(command);
};
