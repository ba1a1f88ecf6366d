/**
 * The JSON Schema of a job in a file, generated from the classes that read jobs by `npm run docs`: change these, never this file.
 */
export const JOB_FILE_SCHEMA: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A Beacon job',
  description:
    'What a file for `beacon submit` holds: the fields of POST /api/v1/jobs, and variables.',
  type: 'object',
  allOf: [
    { if: { required: ['jobspec'] }, else: { $ref: '#/definitions/JobFile' } },
    { if: { not: { required: ['jobspec'] } }, else: { $ref: '#/definitions/WrappedJobFile' } },
  ],
  definitions: {
    Variable: {
      description:
        'A variable: from --var, from `vars`, or from the environment if `env` lists it.',
      type: 'string',
      pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}',
    },
    JobFile: {
      additionalProperties: false,
      type: 'object',
      required: ['benchmark', 'constraints'],
      properties: {
        $schema: { description: 'Where this schema is, for editors.', type: 'string' },
        vars: {
          description:
            'Variables of the file with their defaults. `--var NAME=VALUE` gives another value.',
          type: ['object', 'null'],
          additionalProperties: { type: ['string', 'number', 'boolean'] },
          propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
        },
        env: {
          type: ['array', 'null'],
          items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
          maxItems: 100,
          description: 'Environment variables that may be put into the job. No others are.',
        },
        not_secret: {
          type: ['array', 'null'],
          items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
          maxItems: 100,
          description:
            'Names that look like those of keys and are none. A job is stored and shown: it holds no secret.',
        },
        questions_file: {
          description:
            'A file beside this one with more questions: CSV with the header `id,text,category,kind,language`, JSON Lines or YAML.',
          type: 'string',
          minLength: 1,
          maxLength: 1000,
        },
        id: {
          description: 'Id of the job; made when absent. A taken one is refused with 409.',
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        jobspec_id: {
          description: 'The same as id.',
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        version: {
          description:
            'Of the form. Default `v1`; with `1.0` a bias benchmark may ask a prompt of its own.',
          anyOf: [
            { type: ['string', 'null'], enum: ['v1', '1', '1.0', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        benchmark: {
          description: 'What is measured. Without questions, `input.data.prompt` is asked.',
          allOf: [{ $ref: '#/definitions/BenchmarkBody' }],
        },
        constraints: {
          description: 'Where is asked, and when the job counts as completed.',
          anyOf: [{ $ref: '#/definitions/ConstraintsBody' }, { type: 'null' }],
        },
        models: {
          description: 'Without them, `metadata.models` or `metadata.model`.',
          type: ['array', 'null'],
          items: { anyOf: [{ type: 'string' }, { $ref: '#/definitions/ModelBody' }] },
        },
        questions: {
          description:
            'Ids of the bank, or questions of your own. Without them the prompt is asked.',
          type: ['array', 'null'],
          items: {
            anyOf: [
              { description: 'Id of a question of the bank.', type: 'string' },
              { $ref: '#/definitions/QuestionBody' },
            ],
          },
        },
        repeats: {
          description: 'How often each question is asked. Default 1.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        runs: {
          description: 'The same, as it was called before.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        order_seed: {
          description: 'What the order of the cells is drawn from. Drawn when absent.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 0, maximum: 4294967295 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        sampling: {
          description: 'The same parameters for every region and model.',
          anyOf: [{ $ref: '#/definitions/SamplingBody' }, { type: 'null' }],
        },
        temperature: {
          description: 'Default 0.1.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 2 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        max_tokens: {
          description: 'Of an answer. Default 500.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 32768 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        seed: {
          description: 'None is sent when absent.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        top_p: {
          description: 'None is sent when absent.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        system_prompt: {
          description:
            "Whether the catalogue's regional system prompt is sent. As the catalogue says when absent.",
          anyOf: [
            { type: ['string', 'null'], enum: ['regional', 'none', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        arms: {
          description:
            'What is compared beside regions. An arm of system prompts or personas asks every question with each of them.',
          type: ['array', 'null'],
          items: {
            anyOf: [
              {
                type: 'string',
                enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
              },
              { $ref: '#/definitions/ArmBody' },
            ],
          },
        },
        analysis: {
          description:
            'How the job is to be analysed. It is registered before anything is asked, and what is claimed otherwise is exploratory. As by default when absent.',
          anyOf: [{ $ref: '#/definitions/AnalysisBody' }, { type: 'null' }],
        },
        judging: {
          description: 'Who judges the answers as they are recorded. Nobody when absent.',
          anyOf: [{ $ref: '#/definitions/JobJudgingBody' }, { type: 'null' }],
        },
        retention_days: {
          description:
            'For how many days after its end its answers are kept; they are erased then, and their hashes stay. As the installation says when absent.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 36500 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        metadata: {
          description: 'Whatever you want to find in the job again.',
          type: ['object', 'null'],
          additionalProperties: {},
        },
        created_at: { type: ['string', 'null'], minLength: 0, maxLength: 64 },
        signature: { type: ['string', 'null'], minLength: 0, maxLength: 1000 },
        public_key: { type: ['string', 'null'], minLength: 0, maxLength: 1000 },
        signature_form: {
          description: 'What the signature covers, and how; see docs/signed-specifications.md.',
          anyOf: [
            { type: ['string', 'null'], enum: ['beacon-1', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        wallet_auth: { anyOf: [{ $ref: '#/definitions/WalletBody' }, { type: 'null' }] },
      },
    },
    WrappedJobFile: {
      additionalProperties: false,
      type: 'object',
      required: ['jobspec'],
      properties: {
        $schema: { description: 'Where this schema is, for editors.', type: 'string' },
        vars: {
          description:
            'Variables of the file with their defaults. `--var NAME=VALUE` gives another value.',
          type: ['object', 'null'],
          additionalProperties: { type: ['string', 'number', 'boolean'] },
          propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
        },
        env: {
          type: ['array', 'null'],
          items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
          maxItems: 100,
          description: 'Environment variables that may be put into the job. No others are.',
        },
        not_secret: {
          type: ['array', 'null'],
          items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
          maxItems: 100,
          description:
            'Names that look like those of keys and are none. A job is stored and shown: it holds no secret.',
        },
        questions_file: {
          description:
            'A file beside this one with more questions: CSV with the header `id,text,category,kind,language`, JSON Lines or YAML.',
          type: 'string',
          minLength: 1,
          maxLength: 1000,
        },
        jobspec: { $ref: '#/definitions/JobBody' },
        target_regions: {
          description: 'Ids or aliases, such as `us-east` or `EU`.',
          type: ['array', 'null'],
          items: { type: 'string' },
        },
        min_regions: {
          anyOf: [{ type: ['integer', 'null'], minimum: 0 }, { $ref: '#/definitions/Variable' }],
        },
        min_success_rate: {
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        enable_analysis: {
          anyOf: [{ type: ['boolean', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
      },
    },
    AnalysisBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        endpoint: {
          description: 'Whose figures lead. Default refused.',
          anyOf: [
            { type: ['string', 'null'], enum: ['refused', 'withheld', 'blocked', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        claim: {
          description: 'What a claim is about. Default questions_like_these.',
          anyOf: [
            { type: ['string', 'null'], enum: ['questions_like_these', 'these_questions', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        alpha: {
          description: 'Family-wise error rate, above 0 and below 0.5. Default 0.05.',
          anyOf: [
            { type: ['number', 'null'], exclusiveMinimum: 0, exclusiveMaximum: 0.5 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        margin: {
          description:
            'Largest difference of rates that counts as none, above 0 and below 1. Default 0.05.',
          anyOf: [
            { type: ['number', 'null'], exclusiveMinimum: 0, exclusiveMaximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
      },
    },
    ArmBody: {
      additionalProperties: false,
      type: 'object',
      required: ['kind'],
      properties: {
        kind: {
          anyOf: [
            {
              type: 'string',
              enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
            },
            { $ref: '#/definitions/Variable' },
          ],
        },
        levels: {
          description:
            'Two at least, but for region and language, whose levels the regions and questions tell.',
          type: ['array', 'null'],
          items: { $ref: '#/definitions/ArmLevelBody' },
        },
      },
    },
    ArmLevelBody: {
      additionalProperties: false,
      type: 'object',
      required: ['name'],
      properties: {
        name: {
          anyOf: [
            { type: 'string', pattern: '^[A-Za-z0-9_-]{1,48}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        model: {
          description: 'Of a route or served model: the model of the job that stands for it.',
          type: ['string', 'null'],
        },
        system_prompt: {
          description: 'Of a system prompt or persona: what is sent. Without it, nothing is.',
          type: ['string', 'null'],
          minLength: 1,
          maxLength: 8000,
        },
      },
    },
    BenchmarkBody: {
      additionalProperties: false,
      type: 'object',
      required: ['name'],
      properties: {
        name: {
          description: 'What the job is called in lists and reports.',
          type: 'string',
          minLength: 1,
          maxLength: 200,
        },
        version: { type: ['string', 'null'], minLength: 0, maxLength: 100 },
        description: { type: ['string', 'null'], minLength: 0, maxLength: 10000 },
        container: { anyOf: [{ $ref: '#/definitions/ContainerBody' }, { type: 'null' }] },
        input: { anyOf: [{ $ref: '#/definitions/InputBody' }, { type: 'null' }] },
        scoring: { anyOf: [{ $ref: '#/definitions/ScoringBody' }, { type: 'null' }] },
        metadata: { type: ['object', 'null'], additionalProperties: {} },
      },
    },
    ConstraintsBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        regions: {
          description: 'Ids or aliases, such as `us-east` or `EU`.',
          type: ['array', 'null'],
          items: { type: 'string' },
        },
        min_regions: {
          description: 'Regions that must succeed. Default 1.',
          anyOf: [{ type: ['integer', 'null'], minimum: 0 }, { $ref: '#/definitions/Variable' }],
        },
        min_success_rate: {
          description: 'Share of a region, 0..1. Default 0.67.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        timeout: {
          description: 'Of the whole job: `10m`, or nanoseconds.',
          anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }],
        },
        provider_timeout: {
          description: 'Of one attempt.',
          anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }],
        },
        max_skew: {
          description: 'By how much one region may ask before another: `1m`, or `off`.',
          anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }],
        },
        max_cost: {
          description: 'What all calls of the job may cost, in US dollars. No limit when absent.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0.000001, maximum: 1000000 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        providers: {
          description: 'Refused unless empty: the catalogue decides who is asked.',
          type: ['array', 'null'],
          items: {},
        },
      },
    },
    ContainerBody: {
      additionalProperties: false,
      type: 'object',
      required: ['image'],
      properties: {
        image: {
          anyOf: [
            {
              type: 'string',
              pattern:
                '^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\\d{1,5}(?=\\/))?(?:\\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[A-Za-z0-9_.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$',
            },
            { $ref: '#/definitions/Variable' },
          ],
        },
        tag: {
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_.-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        command: { type: ['array', 'null'], items: { type: 'string' } },
        environment: { type: ['object', 'null'], additionalProperties: {} },
        resources: { anyOf: [{ $ref: '#/definitions/ResourcesBody' }, { type: 'null' }] },
      },
    },
    InputBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        type: {
          anyOf: [
            { type: ['string', 'null'], enum: ['prompt', 'dataset', 'file', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        data: {
          type: ['object', 'null'],
          additionalProperties: {},
          properties: { prompt: { description: 'A text, which a job without questions asks.' } },
        },
        hash: {
          anyOf: [
            {
              type: ['string', 'null'],
              pattern: '^(?:sha256:)?[0-9a-fA-F]{64}$|^sha256:placeholder$',
            },
            { $ref: '#/definitions/Variable' },
          ],
        },
      },
    },
    JobBody: {
      additionalProperties: false,
      type: 'object',
      required: ['benchmark'],
      properties: {
        id: {
          description: 'Id of the job; made when absent. A taken one is refused with 409.',
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        jobspec_id: {
          description: 'The same as id.',
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        version: {
          description:
            'Of the form. Default `v1`; with `1.0` a bias benchmark may ask a prompt of its own.',
          anyOf: [
            { type: ['string', 'null'], enum: ['v1', '1', '1.0', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        benchmark: {
          description: 'What is measured. Without questions, `input.data.prompt` is asked.',
          allOf: [{ $ref: '#/definitions/BenchmarkBody' }],
        },
        constraints: {
          description: 'Where is asked, and when the job counts as completed.',
          anyOf: [{ $ref: '#/definitions/ConstraintsBody' }, { type: 'null' }],
        },
        models: {
          description: 'Without them, `metadata.models` or `metadata.model`.',
          type: ['array', 'null'],
          items: { anyOf: [{ type: 'string' }, { $ref: '#/definitions/ModelBody' }] },
        },
        questions: {
          description:
            'Ids of the bank, or questions of your own. Without them the prompt is asked.',
          type: ['array', 'null'],
          items: {
            anyOf: [
              { description: 'Id of a question of the bank.', type: 'string' },
              { $ref: '#/definitions/QuestionBody' },
            ],
          },
        },
        repeats: {
          description: 'How often each question is asked. Default 1.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        runs: {
          description: 'The same, as it was called before.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        order_seed: {
          description: 'What the order of the cells is drawn from. Drawn when absent.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 0, maximum: 4294967295 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        sampling: {
          description: 'The same parameters for every region and model.',
          anyOf: [{ $ref: '#/definitions/SamplingBody' }, { type: 'null' }],
        },
        temperature: {
          description: 'Default 0.1.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 2 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        max_tokens: {
          description: 'Of an answer. Default 500.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 32768 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        seed: {
          description: 'None is sent when absent.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        top_p: {
          description: 'None is sent when absent.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        system_prompt: {
          description:
            "Whether the catalogue's regional system prompt is sent. As the catalogue says when absent.",
          anyOf: [
            { type: ['string', 'null'], enum: ['regional', 'none', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        arms: {
          description:
            'What is compared beside regions. An arm of system prompts or personas asks every question with each of them.',
          type: ['array', 'null'],
          items: {
            anyOf: [
              {
                type: 'string',
                enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
              },
              { $ref: '#/definitions/ArmBody' },
            ],
          },
        },
        analysis: {
          description:
            'How the job is to be analysed. It is registered before anything is asked, and what is claimed otherwise is exploratory. As by default when absent.',
          anyOf: [{ $ref: '#/definitions/AnalysisBody' }, { type: 'null' }],
        },
        judging: {
          description: 'Who judges the answers as they are recorded. Nobody when absent.',
          anyOf: [{ $ref: '#/definitions/JobJudgingBody' }, { type: 'null' }],
        },
        retention_days: {
          description:
            'For how many days after its end its answers are kept; they are erased then, and their hashes stay. As the installation says when absent.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 36500 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        metadata: {
          description: 'Whatever you want to find in the job again.',
          type: ['object', 'null'],
          additionalProperties: {},
        },
        created_at: { type: ['string', 'null'], minLength: 0, maxLength: 64 },
        signature: { type: ['string', 'null'], minLength: 0, maxLength: 1000 },
        public_key: { type: ['string', 'null'], minLength: 0, maxLength: 1000 },
        signature_form: {
          description: 'What the signature covers, and how; see docs/signed-specifications.md.',
          anyOf: [
            { type: ['string', 'null'], enum: ['beacon-1', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        wallet_auth: { anyOf: [{ $ref: '#/definitions/WalletBody' }, { type: 'null' }] },
      },
    },
    JobJudgingBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        models: {
          description: 'Judges: model ids of the catalogue.',
          type: ['array', 'null'],
          items: { type: 'string' },
        },
        region: { description: 'Where all of them are asked from.', type: ['string', 'null'] },
        policy: {
          anyOf: [
            { type: ['string', 'null'], enum: ['classifier', 'judges', 'one_judge', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        only: {
          anyOf: [
            { type: ['string', 'null'], enum: ['all', 'uncertain', 'disagreeing', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        max_tokens: {
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 32768 },
            { $ref: '#/definitions/Variable' },
          ],
        },
      },
    },
    ModelBody: {
      additionalProperties: false,
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string' },
        name: { type: ['string', 'null'], minLength: 0, maxLength: 200 },
        provider: { type: ['string', 'null'], minLength: 0, maxLength: 200 },
        container_image: { type: ['string', 'null'], minLength: 0, maxLength: 500 },
        regions: {
          description: 'Ids or aliases, such as `us-east` or `EU`.',
          type: ['array', 'null'],
          items: { type: 'string' },
        },
      },
    },
    QuestionBody: {
      additionalProperties: false,
      type: 'object',
      required: ['id'],
      properties: {
        id: {
          anyOf: [
            { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        text: {
          description: 'Needed unless the id is one of the bank.',
          type: ['string', 'null'],
          minLength: 1,
          maxLength: 8000,
        },
        category: { type: ['string', 'null'], minLength: 1, maxLength: 100 },
        language: {
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
        kind: {
          description: 'What it is for: the verdict compares the kinds.',
          anyOf: [
            { type: ['string', 'null'], enum: ['sensitive', 'neutral', 'control', null] },
            { $ref: '#/definitions/Variable' },
          ],
        },
        statement: {
          description: 'What an answer agrees or disagrees with: raters say which. It is not sent.',
          type: ['string', 'null'],
          minLength: 1,
          maxLength: 500,
        },
        pair: {
          description:
            'Joins it with the questions that ask the same in another language: the arm `language` compares them.',
          anyOf: [
            { type: ['string', 'null'], pattern: '^[A-Za-z0-9_.-]{1,128}$' },
            { $ref: '#/definitions/Variable' },
          ],
        },
      },
    },
    ResourcesBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        cpu: { type: ['string', 'null'], minLength: 0, maxLength: 100 },
        memory: { type: ['string', 'null'], minLength: 0, maxLength: 100 },
        gpu: { type: ['string', 'null'], minLength: 0, maxLength: 100 },
      },
    },
    SamplingBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        temperature: {
          description: 'Default 0.1.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 2 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        max_tokens: {
          description: 'Of an answer. Default 500.',
          anyOf: [
            { type: ['integer', 'null'], minimum: 1, maximum: 32768 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        seed: {
          description: 'None is sent when absent.',
          anyOf: [{ type: ['integer', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
        top_p: {
          description: 'None is sent when absent.',
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
      },
    },
    ScoringBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        method: {
          anyOf: [
            {
              type: ['string', 'null'],
              enum: ['similarity', 'accuracy', 'custom', 'default', null],
            },
            { $ref: '#/definitions/Variable' },
          ],
        },
        parameters: { type: ['object', 'null'], additionalProperties: {} },
      },
    },
    WalletBody: {
      additionalProperties: false,
      type: 'object',
      properties: {
        address: { type: ['string', 'null'], minLength: 0, maxLength: 200 },
        signature: { type: ['string', 'null'], minLength: 0, maxLength: 1000 },
        message: { type: ['string', 'null'], minLength: 0, maxLength: 10000 },
        chainId: {
          anyOf: [{ type: ['integer', 'null'], minimum: 0 }, { $ref: '#/definitions/Variable' }],
        },
        nonce: { type: ['string', 'null'], minLength: 0, maxLength: 256 },
        expiresAt: { type: ['string', 'null'], minLength: 0, maxLength: 64 },
      },
    },
    WrappedJobBody: {
      additionalProperties: false,
      type: 'object',
      required: ['jobspec'],
      properties: {
        jobspec: { $ref: '#/definitions/JobBody' },
        target_regions: {
          description: 'Ids or aliases, such as `us-east` or `EU`.',
          type: ['array', 'null'],
          items: { type: 'string' },
        },
        min_regions: {
          anyOf: [{ type: ['integer', 'null'], minimum: 0 }, { $ref: '#/definitions/Variable' }],
        },
        min_success_rate: {
          anyOf: [
            { type: ['number', 'null'], minimum: 0, maximum: 1 },
            { $ref: '#/definitions/Variable' },
          ],
        },
        enable_analysis: {
          anyOf: [{ type: ['boolean', 'null'] }, { $ref: '#/definitions/Variable' }],
        },
      },
    },
  },
};
