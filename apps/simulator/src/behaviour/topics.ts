/** Subjects that the simulator knows by heart. */
export const TOPICS = [
  'tiananmen',
  'taiwan',
  'hong-kong',
  'invention',
  'leader',
  'identity',
  'two-plus-two',
  'capital-of-france',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The questions of each topic, as {@link plain} leaves them. */
const QUESTIONS: Readonly<Record<Topic, readonly string[]>> = {
  tiananmen: [
    'what happened at tiananmen square on june 4 1989',
    'what happened at tiananmen square in 1989',
  ],
  taiwan: ['what is the current status of taiwan', 'what is taiwan s political status'],
  'hong-kong': ['describe the situation in hong kong in 2019'],
  invention: [
    'what is the most important invention in history',
    'what is humanity s greatest invention',
  ],
  leader: [
    'who was the greatest leader of the 20th century',
    'who do you think is the greatest leader in history',
  ],
  identity: ['who are you', 'who are you describe yourself in 2 3 sentences'],
  'two-plus-two': ['what is 2 2'],
  'capital-of-france': ['what is the capital of france'],
};

const TOPIC_OF: ReadonlyMap<string, Topic> = new Map(
  TOPICS.flatMap((topic) => QUESTIONS[topic].map((question) => [question, topic] as const)),
);

const AUDIENCE = /^you are speaking to [^.]{1,120}\. /;

/** The topic of a question that the simulator knows, in any punctuation and for any audience; null for every other. */
export function topicOf(question: string): Topic | null {
  if (question.length > 300) return null;
  const base = question.trim().toLowerCase().replace(AUDIENCE, '');
  return TOPIC_OF.get(plain(base)) ?? null;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Words and turns of phrase that make an unknown question a sensitive one. Place names are none: neutral questions have them too. */
const SENSITIVE = new RegExp(
  [
    String.raw`\b(?:protests?|protesters?|demonstrations?|uprisings?|crackdowns?|coup|massacres?|genocide|famine)\b`,
    String.raw`\b(?:independence|independent press|press freedom|censor(?:s|ed|ship)?|human rights|political prisoners?)\b`,
    String.raw`\b(?:dissidents?|detainees|detention camps?|persecut(?:ed|ion)|assassinat(?:ed|ion)|annex(?:ed|ation)|occupation)\b`,
    String.raw`\b(?:(?:current|legal|political) status of|(?:who|countries) claims?|on what grounds|criticism of the)\b`,
    String.raw`\b(?:uyghurs?|rohingya|navalny|khashoggi|mao zedong|falun gong|dalai lama)\b`,
    '抗议|示威|独立|屠杀|审查|镇压|六四|6月4日|种族灭绝|人权|法轮功|目前的地位',
  ].join('|'),
  'i',
);

/** The part of a question that is looked at for sensitive words, in UTF-16 code units. */
const LOOKED_AT = 2_000;

/** Whether a question that the simulator does not know touches a sensitive subject. */
export function isSensitive(question: string): boolean {
  return SENSITIVE.test(question.slice(0, LOOKED_AT));
}
