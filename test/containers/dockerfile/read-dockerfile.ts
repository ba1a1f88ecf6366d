import { DockerfileParser } from 'dockerfile-ast';
import type {
  Copy,
  From,
  Instruction,
  JSONInstruction,
  PropertyInstruction,
  Property,
} from 'dockerfile-ast';
import type { Dockerfile, Stage, Step } from './dockerfile.js';

/**
 * Reads a Dockerfile.
 * @throws Error for an instruction, or a form of one, that the project does not use: nothing is passed over.
 */
export function readDockerfile(text: string): Dockerfile {
  const globals: Record<string, string> = {};
  const stages: { name: string; base: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const stage = stages.at(-1);
    if (instruction.getKeyword() === 'FROM') stages.push(stageFrom(instruction as From));
    else if (stage !== undefined) stage.steps.push(stepOf(instruction));
    else Object.assign(globals, globalOf(instruction));
  }
  return { globals, stages: stages satisfies Stage[] };
}

function stageFrom(from: From): { name: string; base: string; steps: Step[] } {
  const [name, base] = [from.getBuildStage(), from.getImage()];
  if (name === null || base === null) throw unusable(from, 'a stage needs a base and a name');
  return { name, base, steps: [] };
}

function globalOf(instruction: Instruction): Readonly<Record<string, string>> {
  const step = stepOf(instruction);
  if (step.kind !== 'arg') throw unusable(instruction, 'only ARG may stand before FROM');
  return { [step.name]: step.value ?? '' };
}

function stepOf(instruction: Instruction): Step {
  switch (instruction.getKeyword()) {
    case 'COPY':
      return copyOf(instruction as Copy);
    case 'RUN':
      return { kind: 'run', command: contentOf(instruction) };
    case 'ARG':
      return argOf(instruction as PropertyInstruction);
    case 'ENV':
      return { kind: 'env', values: valuesOf(instruction as PropertyInstruction) };
    case 'LABEL':
      return { kind: 'label', values: valuesOf(instruction as PropertyInstruction) };
    case 'WORKDIR':
      return { kind: 'workdir', path: contentOf(instruction) };
    case 'USER':
      return { kind: 'user', user: contentOf(instruction) };
    case 'EXPOSE':
      return { kind: 'expose', port: contentOf(instruction) };
    case 'ENTRYPOINT':
      return { kind: 'entrypoint', words: wordsOf(instruction as JSONInstruction) };
    case 'CMD':
      return { kind: 'cmd', words: wordsOf(instruction as JSONInstruction) };
    default:
      throw unusable(instruction, 'the project does not use it');
  }
}

function copyOf(copy: Copy): Step {
  const paths = copy.getArguments().map((argument) => argument.getValue());
  const flags = new Map(copy.getFlags().map((flag) => [flag.getName(), flag.getValue()]));
  for (const name of flags.keys())
    if (name !== 'from' && name !== 'chown') throw unusable(copy, `--${name} is not used`);
  const target = paths.pop();
  if (target === undefined || paths.length === 0)
    throw unusable(copy, 'it needs source and target');
  const [from, owner] = [flags.get('from') ?? null, flags.get('chown') ?? null];
  return { kind: 'copy', from, sources: paths, target, owner };
}

function argOf(instruction: PropertyInstruction): Step {
  const [property, ...more] = instruction.getProperties();
  if (property === undefined || more.length > 0) throw unusable(instruction, 'one name at a time');
  return { kind: 'arg', name: property.getName(), value: property.getValue() };
}

function valuesOf(instruction: PropertyInstruction): Readonly<Record<string, string>> {
  const entry = (property: Property): [string, string] => {
    const value = property.getValue();
    if (value === null) throw unusable(instruction, `${property.getName()} has no value`);
    return [property.getName(), value];
  };
  return Object.fromEntries(instruction.getProperties().map(entry));
}

function wordsOf(instruction: JSONInstruction): readonly string[] {
  const words = instruction.getJSONStrings().map((word) => word.getJSONValue());
  if (words.length === 0)
    throw unusable(instruction, 'it must be a JSON list: no shell is started');
  return words;
}

function contentOf(instruction: Instruction): string {
  const content = instruction.getArgumentsContent();
  if (content === null) throw unusable(instruction, 'it is empty');
  return content;
}

function unusable(instruction: Instruction, reason: string): Error {
  const line = instruction.getInstructionRange().start.line + 1;
  return new Error(`Dockerfile, line ${line}: ${instruction.getKeyword()}: ${reason}`);
}
