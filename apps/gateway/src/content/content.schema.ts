// Made by tools/answer-schemas.mjs from ContentComparison of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a ContentComparison. */
export const CONTENT_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    conclusion: {
      type: 'string',
      enum: ['content_differs', 'not_found', 'not_tested'],
      description:
        '`not_found` is not "the same"; `not_tested` says in a model\'s `reason` what is needed.',
    },
    sentence: { type: 'string' },
    alpha: {
      type: 'number',
      description: 'Chance to claim any difference that is not, over all models and content tests.',
    },
    claim: { type: 'string', enum: ['questions_like_these', 'these_questions'] },
    seed: { type: 'integer', description: 'Of the sample and of random draws.' },
    tests_in_family: { type: 'integer' },
    correction: { type: 'string', enum: ['holm'] },
    embedding_model: {
      nullable: true,
      type: 'string',
      description: "Embeddings' model; null where words were compared.",
    },
    models: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: { type: 'string' },
          sample: {
            type: 'object',
            properties: {
              questions: {
                type: 'integer',
                description: 'Questions that were read, of those that the job asks of the model.',
              },
              questions_asked: { type: 'integer' },
              answers: {
                type: 'integer',
                description: 'Answers that were compared: answered or partial, not quarantined.',
              },
              answers_per_region: {
                type: 'integer',
                description: 'Answers of one region to one question that are read at most.',
              },
              characters: {
                type: 'integer',
                description:
                  'UTF-16 code units of an answer, its reasoning left out, that are compared at most.',
              },
            },
            required: [
              'questions',
              'questions_asked',
              'answers',
              'answers_per_region',
              'characters',
            ],
            additionalProperties: false,
            description: "What of a model's answers was compared.",
          },
          stance: {
            nullable: true,
            type: 'object',
            properties: {
              measure: {
                type: 'string',
                enum: ['lexical', 'embedding', 'stance'],
                description:
                  'What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.',
              },
              conclusion: {
                type: 'string',
                enum: ['content_differs', 'not_found', 'not_tested'],
                description:
                  '`not_found` is not "the same"; `not_tested` says in `reason` what is needed.',
              },
              scope: {
                nullable: true,
                type: 'string',
                enum: ['questions_like_these', 'these_questions'],
                description: 'What the claim is about; null without one.',
              },
              sentence: { type: 'string' },
              reason: {
                nullable: true,
                type: 'string',
                description: 'Why nothing was tested; null otherwise.',
              },
              p_adjusted: {
                nullable: true,
                type: 'number',
                minimum: 0,
                maximum: 1,
                description: 'The smallest adjusted p of its tests; null without one.',
              },
              tests: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    test: {
                      type: 'string',
                      enum: ['by_question', 'against_twins', 'within_questions'],
                    },
                    scope: {
                      type: 'string',
                      enum: ['questions_like_these', 'these_questions'],
                      description:
                        'What a claim by this test is about: other questions of their kind, or exactly these.',
                    },
                    questions: { type: 'integer', description: 'Questions that it uses.' },
                    p: { type: 'number', minimum: 0, maximum: 1 },
                    p_adjusted: {
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description: 'Holm over the content tests of all models.',
                    },
                    method: { type: 'string', enum: ['exact', 'monte_carlo'] },
                    draws: {
                      nullable: true,
                      type: 'integer',
                      description: 'Random labellings; null when exact.',
                    },
                  },
                  required: ['test', 'scope', 'questions', 'p', 'p_adjusted', 'method', 'draws'],
                  additionalProperties: false,
                  description: 'One test of a model, over all its regions.',
                },
              },
              pairs: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    a: { type: 'string' },
                    b: { type: 'string' },
                    questions: { type: 'integer', description: 'Questions with answers in both.' },
                    between: {
                      nullable: true,
                      type: 'number',
                      description:
                        'Mean distance of an answer of one region from an answer of the other.',
                    },
                    within: {
                      nullable: true,
                      type: 'number',
                      description:
                        'Mean distance of two repeats in one region, over the questions that have any; null where there are none.',
                    },
                    excess: {
                      nullable: true,
                      type: 'number',
                      description: '`between` - `within` over the questions that have both.',
                    },
                    p: {
                      type: 'object',
                      properties: {
                        by_question: { nullable: true, type: 'number', minimum: 0, maximum: 1 },
                        against_twins: { nullable: true, type: 'number', minimum: 0, maximum: 1 },
                        within_questions: {
                          nullable: true,
                          type: 'number',
                          minimum: 0,
                          maximum: 1,
                        },
                      },
                      required: ['by_question', 'against_twins', 'within_questions'],
                      additionalProperties: false,
                      description: 'Raw p by test; null where it was not made.',
                    },
                    p_adjusted: {
                      nullable: true,
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description:
                        "Of the smallest p, times their number: Holm over the pairs of all models, and never below the model's own. Null without a test.",
                    },
                  },
                  required: [
                    'a',
                    'b',
                    'questions',
                    'between',
                    'within',
                    'excess',
                    'p',
                    'p_adjusted',
                  ],
                  additionalProperties: false,
                  description:
                    'Two regions of one model. Distances go from 0, the same, to 1, nothing in common; means over questions, each with the same weight.',
                },
                description: 'Every two regions but twins, in the order of the job.',
              },
              twins: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    twin: { type: 'string' },
                    questions: { type: 'integer' },
                    between: { nullable: true, type: 'number' },
                    within: { nullable: true, type: 'number' },
                    p: {
                      nullable: true,
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description:
                        'The smallest p of the tests that can be made, times their number; not adjusted further. Null without a test.',
                    },
                  },
                  required: ['region', 'twin', 'questions', 'between', 'within', 'p'],
                  additionalProperties: false,
                  description: 'A region and its second executor: what differs here is noise.',
                },
                description:
                  'Regions against their second executors: what they differ by is noise.',
              },
              questions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    question_id: { nullable: true, type: 'string' },
                    between: {
                      type: 'number',
                      description: 'Mean distance of answers from different regions.',
                    },
                    within: {
                      nullable: true,
                      type: 'number',
                      description:
                        'Mean distance of repeats in one region; null, like `p` and `q`, where answers were not exchanged within questions.',
                    },
                    p: {
                      nullable: true,
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description: "Of the exchange of this question's answers; not adjusted.",
                    },
                    q: {
                      nullable: true,
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description: "Benjamini-Hochberg over the model's questions.",
                    },
                  },
                  required: ['question_id', 'between', 'within', 'p', 'q'],
                  additionalProperties: false,
                  description:
                    'A question on which answers differ by region: worth reading, never a conclusion.',
                },
                description:
                  'At most 10: by `q` where there is one, else those on which the regions are farthest apart.',
              },
              warnings: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    code: {
                      type: 'string',
                      enum: [
                        'repeats_alike',
                        'repeats_hang_together',
                        'twins_differ',
                        'embeddings_unavailable',
                        'sampled',
                        'cut',
                      ],
                    },
                    message: { type: 'string' },
                  },
                  required: ['code', 'message'],
                  additionalProperties: false,
                  description: 'Something to know before relying on it.',
                },
              },
              regions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    agree: { type: 'integer' },
                    disagree: { type: 'integer' },
                    neither: { type: 'integer' },
                  },
                  required: ['region', 'agree', 'disagree', 'neither'],
                  additionalProperties: false,
                  description: 'How the answers to statements came out in one region.',
                },
              },
            },
            required: [
              'measure',
              'conclusion',
              'scope',
              'sentence',
              'reason',
              'p_adjusted',
              'tests',
              'pairs',
              'twins',
              'questions',
              'warnings',
              'regions',
            ],
            additionalProperties: false,
            description:
              'The same for the stances that raters gave the answers; null where no question carries a statement.',
          },
          measure: {
            type: 'string',
            enum: ['lexical', 'embedding', 'stance'],
            description:
              'What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.',
          },
          conclusion: {
            type: 'string',
            enum: ['content_differs', 'not_found', 'not_tested'],
            description:
              '`not_found` is not "the same"; `not_tested` says in `reason` what is needed.',
          },
          scope: {
            nullable: true,
            type: 'string',
            enum: ['questions_like_these', 'these_questions'],
            description: 'What the claim is about; null without one.',
          },
          sentence: { type: 'string' },
          reason: {
            nullable: true,
            type: 'string',
            description: 'Why nothing was tested; null otherwise.',
          },
          p_adjusted: {
            nullable: true,
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'The smallest adjusted p of its tests; null without one.',
          },
          tests: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                test: {
                  type: 'string',
                  enum: ['by_question', 'against_twins', 'within_questions'],
                },
                scope: {
                  type: 'string',
                  enum: ['questions_like_these', 'these_questions'],
                  description:
                    'What a claim by this test is about: other questions of their kind, or exactly these.',
                },
                questions: { type: 'integer', description: 'Questions that it uses.' },
                p: { type: 'number', minimum: 0, maximum: 1 },
                p_adjusted: {
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description: 'Holm over the content tests of all models.',
                },
                method: { type: 'string', enum: ['exact', 'monte_carlo'] },
                draws: {
                  nullable: true,
                  type: 'integer',
                  description: 'Random labellings; null when exact.',
                },
              },
              required: ['test', 'scope', 'questions', 'p', 'p_adjusted', 'method', 'draws'],
              additionalProperties: false,
              description: 'One test of a model, over all its regions.',
            },
          },
          pairs: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                a: { type: 'string' },
                b: { type: 'string' },
                questions: { type: 'integer', description: 'Questions with answers in both.' },
                between: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Mean distance of an answer of one region from an answer of the other.',
                },
                within: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Mean distance of two repeats in one region, over the questions that have any; null where there are none.',
                },
                excess: {
                  nullable: true,
                  type: 'number',
                  description: '`between` - `within` over the questions that have both.',
                },
                p: {
                  type: 'object',
                  properties: {
                    by_question: { nullable: true, type: 'number', minimum: 0, maximum: 1 },
                    against_twins: { nullable: true, type: 'number', minimum: 0, maximum: 1 },
                    within_questions: { nullable: true, type: 'number', minimum: 0, maximum: 1 },
                  },
                  required: ['by_question', 'against_twins', 'within_questions'],
                  additionalProperties: false,
                  description: 'Raw p by test; null where it was not made.',
                },
                p_adjusted: {
                  nullable: true,
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description:
                    "Of the smallest p, times their number: Holm over the pairs of all models, and never below the model's own. Null without a test.",
                },
              },
              required: ['a', 'b', 'questions', 'between', 'within', 'excess', 'p', 'p_adjusted'],
              additionalProperties: false,
              description:
                'Two regions of one model. Distances go from 0, the same, to 1, nothing in common; means over questions, each with the same weight.',
            },
            description: 'Every two regions but twins, in the order of the job.',
          },
          twins: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                region: { type: 'string' },
                twin: { type: 'string' },
                questions: { type: 'integer' },
                between: { nullable: true, type: 'number' },
                within: { nullable: true, type: 'number' },
                p: {
                  nullable: true,
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description:
                    'The smallest p of the tests that can be made, times their number; not adjusted further. Null without a test.',
                },
              },
              required: ['region', 'twin', 'questions', 'between', 'within', 'p'],
              additionalProperties: false,
              description: 'A region and its second executor: what differs here is noise.',
            },
            description: 'Regions against their second executors: what they differ by is noise.',
          },
          questions: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                question_id: { nullable: true, type: 'string' },
                between: {
                  type: 'number',
                  description: 'Mean distance of answers from different regions.',
                },
                within: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Mean distance of repeats in one region; null, like `p` and `q`, where answers were not exchanged within questions.',
                },
                p: {
                  nullable: true,
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description: "Of the exchange of this question's answers; not adjusted.",
                },
                q: {
                  nullable: true,
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description: "Benjamini-Hochberg over the model's questions.",
                },
              },
              required: ['question_id', 'between', 'within', 'p', 'q'],
              additionalProperties: false,
              description:
                'A question on which answers differ by region: worth reading, never a conclusion.',
            },
            description:
              'At most 10: by `q` where there is one, else those on which the regions are farthest apart.',
          },
          warnings: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                code: {
                  type: 'string',
                  enum: [
                    'repeats_alike',
                    'repeats_hang_together',
                    'twins_differ',
                    'embeddings_unavailable',
                    'sampled',
                    'cut',
                  ],
                },
                message: { type: 'string' },
              },
              required: ['code', 'message'],
              additionalProperties: false,
              description: 'Something to know before relying on it.',
            },
          },
        },
        required: [
          'model_id',
          'sample',
          'stance',
          'measure',
          'conclusion',
          'scope',
          'sentence',
          'reason',
          'p_adjusted',
          'tests',
          'pairs',
          'twins',
          'questions',
          'warnings',
        ],
        additionalProperties: false,
        description: 'What one model says by region.',
      },
    },
  },
  required: [
    'conclusion',
    'sentence',
    'alpha',
    'claim',
    'seed',
    'tests_in_family',
    'correction',
    'embedding_model',
    'models',
  ],
  additionalProperties: false,
  description:
    "What the models of a job say by region. Ready for JSON. Not about rates: those are the verdict's.",
};
