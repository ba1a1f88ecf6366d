// Made by tools/answer-schemas.mjs from SeriesLook of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a SeriesLook. */
export const SERIES_LOOK_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    run: { type: 'integer' },
    look: {
      type: 'integer',
      description: '0 for the first run, which there is nothing to compare with.',
    },
    alpha: {
      nullable: true,
      type: 'number',
      description: 'Level of this look over both comparisons; null at the first run.',
    },
    conclusion: {
      type: 'string',
      enum: ['nothing_to_compare', 'first_run', 'change_found', 'no_change_found'],
    },
    sentence: { type: 'string' },
    first_run: { nullable: true, type: 'integer' },
    previous_run: { nullable: true, type: 'integer' },
    lanes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: { type: 'string' },
          region: { type: 'string' },
          endpoints: {
            type: 'object',
            properties: {
              refused: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  rate: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'Of this run.',
                  },
                  first: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      run: { type: 'integer', description: 'Number of the earlier run.' },
                      conclusion: {
                        type: 'string',
                        enum: [
                          'differs',
                          'differs_on_these_questions',
                          'equivalent',
                          'cannot_tell',
                        ],
                        description: "By the comparison alone, at this look's level.",
                      },
                      difference: {
                        nullable: true,
                        type: 'number',
                        description:
                          'This run minus the earlier one, every question with the same weight; null when no question was measured in both.',
                      },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description: 'Of this comparison alone, at 95 %.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description: 'Holm over everything that is compared with the earlier run.',
                      },
                      alpha: {
                        type: 'number',
                        description: "What `p_adjusted` had to reach: this look's share of alpha.",
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in both runs.',
                      },
                      found: {
                        type: 'boolean',
                        description:
                          'Whether a change is claimed: it differs, and by more than the floor.',
                      },
                    },
                    required: [
                      'run',
                      'conclusion',
                      'difference',
                      'interval',
                      'p_adjusted',
                      'alpha',
                      'questions',
                      'found',
                    ],
                    additionalProperties: false,
                    description: 'Null at the first run.',
                  },
                  previous: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      run: { type: 'integer', description: 'Number of the earlier run.' },
                      conclusion: {
                        type: 'string',
                        enum: [
                          'differs',
                          'differs_on_these_questions',
                          'equivalent',
                          'cannot_tell',
                        ],
                        description: "By the comparison alone, at this look's level.",
                      },
                      difference: {
                        nullable: true,
                        type: 'number',
                        description:
                          'This run minus the earlier one, every question with the same weight; null when no question was measured in both.',
                      },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description: 'Of this comparison alone, at 95 %.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description: 'Holm over everything that is compared with the earlier run.',
                      },
                      alpha: {
                        type: 'number',
                        description: "What `p_adjusted` had to reach: this look's share of alpha.",
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in both runs.',
                      },
                      found: {
                        type: 'boolean',
                        description:
                          'Whether a change is claimed: it differs, and by more than the floor.',
                      },
                    },
                    required: [
                      'run',
                      'conclusion',
                      'difference',
                      'interval',
                      'p_adjusted',
                      'alpha',
                      'questions',
                      'found',
                    ],
                    additionalProperties: false,
                    description: 'Null where the previous run is the first.',
                  },
                  floor: {
                    type: 'object',
                    properties: {
                      pairs: {
                        type: 'integer',
                        description:
                          'Successive runs it is read from: of the last 20 looks those at which no change was found.',
                      },
                      largest: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Largest difference between them; null until there are three. What is claimed is larger.',
                      },
                    },
                    required: ['pairs', 'largest'],
                    additionalProperties: false,
                    description:
                      'How far apart successive runs were without a change: the A/A floor.',
                  },
                  standing: {
                    type: 'string',
                    enum: ['as_first', 'more', 'less'],
                    description:
                      'Where a model and region stands, by all looks so far, against the first run.',
                  },
                },
                required: ['endpoint', 'rate', 'first', 'previous', 'floor', 'standing'],
                additionalProperties: false,
                description: 'One endpoint of a model and region at a look.',
              },
              withheld: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  rate: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'Of this run.',
                  },
                  first: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      run: { type: 'integer', description: 'Number of the earlier run.' },
                      conclusion: {
                        type: 'string',
                        enum: [
                          'differs',
                          'differs_on_these_questions',
                          'equivalent',
                          'cannot_tell',
                        ],
                        description: "By the comparison alone, at this look's level.",
                      },
                      difference: {
                        nullable: true,
                        type: 'number',
                        description:
                          'This run minus the earlier one, every question with the same weight; null when no question was measured in both.',
                      },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description: 'Of this comparison alone, at 95 %.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description: 'Holm over everything that is compared with the earlier run.',
                      },
                      alpha: {
                        type: 'number',
                        description: "What `p_adjusted` had to reach: this look's share of alpha.",
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in both runs.',
                      },
                      found: {
                        type: 'boolean',
                        description:
                          'Whether a change is claimed: it differs, and by more than the floor.',
                      },
                    },
                    required: [
                      'run',
                      'conclusion',
                      'difference',
                      'interval',
                      'p_adjusted',
                      'alpha',
                      'questions',
                      'found',
                    ],
                    additionalProperties: false,
                    description: 'Null at the first run.',
                  },
                  previous: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      run: { type: 'integer', description: 'Number of the earlier run.' },
                      conclusion: {
                        type: 'string',
                        enum: [
                          'differs',
                          'differs_on_these_questions',
                          'equivalent',
                          'cannot_tell',
                        ],
                        description: "By the comparison alone, at this look's level.",
                      },
                      difference: {
                        nullable: true,
                        type: 'number',
                        description:
                          'This run minus the earlier one, every question with the same weight; null when no question was measured in both.',
                      },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description: 'Of this comparison alone, at 95 %.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description: 'Holm over everything that is compared with the earlier run.',
                      },
                      alpha: {
                        type: 'number',
                        description: "What `p_adjusted` had to reach: this look's share of alpha.",
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in both runs.',
                      },
                      found: {
                        type: 'boolean',
                        description:
                          'Whether a change is claimed: it differs, and by more than the floor.',
                      },
                    },
                    required: [
                      'run',
                      'conclusion',
                      'difference',
                      'interval',
                      'p_adjusted',
                      'alpha',
                      'questions',
                      'found',
                    ],
                    additionalProperties: false,
                    description: 'Null where the previous run is the first.',
                  },
                  floor: {
                    type: 'object',
                    properties: {
                      pairs: {
                        type: 'integer',
                        description:
                          'Successive runs it is read from: of the last 20 looks those at which no change was found.',
                      },
                      largest: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Largest difference between them; null until there are three. What is claimed is larger.',
                      },
                    },
                    required: ['pairs', 'largest'],
                    additionalProperties: false,
                    description:
                      'How far apart successive runs were without a change: the A/A floor.',
                  },
                  standing: {
                    type: 'string',
                    enum: ['as_first', 'more', 'less'],
                    description:
                      'Where a model and region stands, by all looks so far, against the first run.',
                  },
                },
                required: ['endpoint', 'rate', 'first', 'previous', 'floor', 'standing'],
                additionalProperties: false,
                description: 'One endpoint of a model and region at a look.',
              },
            },
            required: ['refused', 'withheld'],
            additionalProperties: false,
          },
          questions: {
            type: 'object',
            properties: {
              first: {
                nullable: true,
                type: 'object',
                properties: {
                  total: { type: 'integer' },
                  ids: {
                    type: 'array',
                    items: { nullable: true, type: 'string' },
                    description:
                      "The first 50 of them, the largest change first; null for a job's own prompt.",
                  },
                },
                required: ['total', 'ids'],
                additionalProperties: false,
                description:
                  'Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary.',
              },
              previous: {
                nullable: true,
                type: 'object',
                properties: {
                  total: { type: 'integer' },
                  ids: {
                    type: 'array',
                    items: { nullable: true, type: 'string' },
                    description:
                      "The first 50 of them, the largest change first; null for a job's own prompt.",
                  },
                },
                required: ['total', 'ids'],
                additionalProperties: false,
                description:
                  'Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary.',
              },
            },
            required: ['first', 'previous'],
            additionalProperties: false,
          },
        },
        required: ['model_id', 'region', 'endpoints', 'questions'],
        additionalProperties: false,
        description: 'A model and region at a look.',
      },
    },
    changes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: { type: 'string' },
          region: { type: 'string' },
          endpoint: { type: 'string', enum: ['refused', 'withheld'] },
          against: {
            type: 'array',
            items: {
              type: 'string',
              enum: ['first', 'previous'],
              description: 'With which run another is compared.',
            },
            description: 'Against which runs it was found; the figures are of the first named.',
          },
          reference_run: { type: 'integer' },
          difference: { type: 'number' },
          interval: {
            nullable: true,
            type: 'array',
            items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
            minItems: 2,
            maxItems: 2,
            description:
              'Low and high end. Rates and differences are fractions, never percentages.',
          },
          p_adjusted: { nullable: true, type: 'number' },
          alpha: { type: 'number' },
          questions: {
            type: 'object',
            properties: {
              total: { type: 'integer' },
              ids: {
                type: 'array',
                items: { nullable: true, type: 'string' },
                description:
                  "The first 50 of them, the largest change first; null for a job's own prompt.",
              },
            },
            required: ['total', 'ids'],
            additionalProperties: false,
            description:
              'Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary.',
          },
          sentence: { type: 'string', description: 'Plain English, effect first.' },
        },
        required: [
          'model_id',
          'region',
          'endpoint',
          'against',
          'reference_run',
          'difference',
          'interval',
          'p_adjusted',
          'alpha',
          'questions',
          'sentence',
        ],
        additionalProperties: false,
        description: 'A change that is claimed.',
      },
    },
    warnings: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string', description: 'Stable, snake_case.' },
          model_id: { nullable: true, type: 'string' },
          region: { nullable: true, type: 'string' },
          text: { type: 'string' },
        },
        required: ['code', 'model_id', 'region', 'text'],
        additionalProperties: false,
        description: 'What a reader must know before relying on it.',
      },
      description:
        'What a reader must know of the comparison with the previous run, such as that another model answered.',
    },
  },
  required: [
    'run',
    'look',
    'alpha',
    'conclusion',
    'sentence',
    'first_run',
    'previous_run',
    'lanes',
    'changes',
    'warnings',
  ],
  additionalProperties: false,
  description:
    'What was said of a run when it had ended. A look is taken once: alpha is spent by it.',
};
