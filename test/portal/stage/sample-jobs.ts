export const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'] as const;
export const REGIONS = ['us-east', 'eu-west', 'asia-pacific'] as const;

/** The question in which the simulated `qwen2.5-1.5b` refuses in asia-pacific alone. */
export const DIFFERING = { model: 'qwen2.5-1.5b', question: 'taiwan_status' } as const;

/** Questions of the bank: in the last three the simulated models' regions differ. */
const QUESTIONS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
] as const;

/** A job as most scenarios look at it: 6 questions, 3 models, 3 regions, 54 cells. */
export function sampleJob(id: string, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    id,
    benchmark: { name: `Sample ${id}` },
    constraints: { regions: REGIONS, timeout: '10m' },
    models: MODELS,
    questions: QUESTIONS,
    ...more,
  };
}

/** Asked by {@link hostileJob}, and said again by the simulated models. */
export const ATTACKS: Readonly<Record<string, string>> = {
  image: '<img src=x onerror="alert(1)" class="attack">',
  script: '</script><script class="attack">alert(2)</script>',
  frame: '"><iframe class="attack" src="javascript:alert(3)"></iframe>',
  drawing: '<svg class="attack" onload=alert(4)><style>body{display:none}</style></svg>',
  link: '[press](javascript:alert(5)) <a class="attack" href="javascript:alert(5)">press</a>',
  entity: '&lt;b class=&quot;attack&quot;&gt;bold&lt;/b&gt; &#x3c;img&#x3e;',
  template: '{{constructor.constructor("alert(6)")()}} ${alert(6)} <%= alert(6) %>',
  formula: '=HYPERLINK("http://127.0.0.1:9/","press")',
  hidden: 'user\u202Etxt.exe\u202C bell\u0007 zero\u200Bwidth \u2066isolated\u2069',
};

/** A job whose id is ordinary, as ids must be, and whose every other text is an attack. */
export function hostileJob(id: string): object {
  return {
    id,
    benchmark: { name: `<img src=x onerror=alert(7) class=attack> \u202Eeman` },
    constraints: { regions: REGIONS, timeout: '10m' },
    models: ['llama3.2-1b', 'mistral-7b'],
    questions: Object.entries(ATTACKS).map(([name, text]) => ({
      id: name,
      text,
      category: `<b class="attack">${name}</b>`,
      language: 'en',
    })),
  };
}
