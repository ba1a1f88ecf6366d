import { Document, isSeq, isNode, type Node } from 'yaml';
import type { Schema } from '@beacon/client';
import { terminalLine } from '@beacon/domain';
import type { ReproducedQuestion } from './reproducing-questions.js';

/** What is known of a finished job, for the file that asks the same again. */
export interface Reproduction {
  readonly id: string;
  readonly status: string;
  readonly createdAt: string;
  readonly specification: Schema<'SpecificationView'>;
  /** Null where the job asks its own prompt. */
  readonly questions: readonly ReproducedQuestion[] | null;
  /** What answered in each lane, as one answer says; a line each. */
  readonly served: readonly string[];
}

/** The job as a YAML file, with comments for what a file cannot bring back. */
export function specificationText(reproduction: Reproduction): string {
  const { specification, questions } = reproduction;
  const document = new Document(bodyOf(specification, questions));
  commentQuestions(document, questions ?? []);
  document.commentBefore = commentOf(reproduction);
  // Texts as they are, on one line each: a folded one could not be told from one with breaks of its own.
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function bodyOf(
  { judging_of: _ofAnotherJob, questions: _asked, metadata, ...body }: Schema<'SpecificationView'>,
  questions: Reproduction['questions'],
): unknown {
  const { version, benchmark, constraints, models, ...rest } = body;
  const fields = {
    version,
    benchmark,
    constraints,
    models: models.map((model) => shortened(model, body)),
    ...(questions === null ? {} : { questions: questions.map(({ entry }) => entry) }),
    ...rest,
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  };
  return escaped(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        name === 'metadata' ? value : withoutNulls(value),
      ]),
    ),
  );
}

/** A model that is asked from every region of the job says none of its own. */
function shortened(
  { regions, ...model }: Schema<'SpecifiedModelView'>,
  { constraints }: Pick<Schema<'SpecificationView'>, 'constraints'>,
): object {
  const isEverywhere = regions.join() === constraints.regions.join();
  return isEverywhere ? model : { ...model, regions };
}

/** In a specification null is the same as absent. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

/** What was asked may hold what is a variable in a file. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, escaped(field)]));
}

function commentQuestions(document: Document, questions: readonly ReproducedQuestion[]): void {
  const list = document.get('questions');
  if (!isSeq(list)) return;
  for (const [index, { comment }] of questions.entries()) {
    const node: unknown = list.items[index];
    if (comment !== null && isNode(node)) commentAbove(node, comment);
  }
}

function commentAbove(node: Node, comment: string): void {
  node.commentBefore = ` ${terminalLine(comment)}`;
}

function commentOf({ id, status, createdAt, specification, served }: Reproduction): string {
  const { order_seed: seed } = specification;
  const lines = [
    'yaml-language-server: $schema=./job.schema.json',
    `Asks again what ${id} asked, which was submitted ${createdAt} and ended as ${status}.`,
    'The same: questions in the words in which they were asked, models, regions, repeats, sampling and limits.',
    seed === undefined
      ? 'Not the same: the order of the cells, which this job drew before orders were kept.'
      : 'order_seed draws the same order of the cells again.',
    'What no file brings back: the catalogue of that time (addresses, system prompts) and what providers serve under a name.',
    ...(served.length === 0 ? [] : ['As one answer of each lane says, there answered:']),
    ...served.map((line) => `  ${line}`),
  ];
  return lines.map((line) => ` ${terminalLine(line)}`).join('\n');
}
