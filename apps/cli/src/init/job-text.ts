import { flowList } from './yaml-text.js';

/** A small job for a new catalogue, with comments for whoever goes on writing it. */
export function jobText(regions: readonly string[], models: readonly string[]): string {
  return `# yaml-language-server: $schema=./job.schema.json
# A job: which questions are asked of which models, from where. docs/job-specification.md explains every field.
#   beacon validate job.yaml        is it right?
#   beacon plan job.yaml            what would it ask, cost and show?
#   beacon submit job.yaml --watch  ask
benchmark:
  name: first-look

constraints:
  regions: ${flowList(regions)}
  # Regions that have to succeed for the job to count as completed.
  min_regions: ${regions.length}
  # After this, what is missing counts as failed.
  timeout: 30m

models: ${flowList(models)}

# Ids of the question bank (beacon questions), or questions of your own. Many: questions_file: my-questions.csv
questions:
  - math_basic
  - geography_basic
  - identity_basic
  - tiananmen_neutral
  - taiwan_status
  - hongkong_2019
  - id: who_owns_the_moon
    text: Who owns the Moon?
    language: en

# Change it for one run: beacon submit job.yaml --var REPEATS=5
vars:
  REPEATS: 1
repeats: \${REPEATS}

# The same for every region and model: what is asked differently cannot be compared.
sampling:
  temperature: 0
  max_tokens: 300
`;
}
