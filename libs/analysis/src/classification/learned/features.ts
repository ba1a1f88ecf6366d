import { clausesOf, ruleForClause } from './clause-roles.js';
import { isOfTopic, masked, sentencesOf, topicOf, wordsOf } from './tokens.js';

export interface LearnedInput { readonly text: string; readonly question: string | null }

/** Features with values; names are stable and readable. */
export type Features = Map<string, number>;

const NEGATIONS = new Set(['not', 'no', 'never', 'cannot', 'nothing', 'none', 'neither', 'nor', 'without']);

const HEAD_SENTENCES = 2;

export function featuresOf(input: LearnedInput, holds: (word: string) => boolean): Features {
  const features: Features = new Map();
  const topic = topicOf(input.question ?? '');
  const sentences = sentencesOf(input.text);
  addGrams(features, 'h', sentences.slice(0, HEAD_SENTENCES).map((s)=>['^', ...masked(s, topic, holds)]), 4);
  addGrams(features, 'b', sentences.slice(HEAD_SENTENCES).map((s)=>['^', ...masked(s, topic, holds)]), 3);
  normaliseBlocks(features);
  dense(features, input, sentences, topic);
  return features;
}

function dense(f: Features, input: LearnedInput, sentences: string[][], topic: ReadonlySet<string>): void {
  const n = sentences.reduce((a,s)=>a+s.length,0);
  f.set('d:len', Math.log(1+n)/6);
  f.set('d:short', n<40?1:0);
  const li = sentences.filter((s)=>s[0]==='<li>').length;
  f.set('d:lists', Math.min(li,6)/6);
  f.set('d:code', sentences.some((s)=>s[0]==='<code>')?1:0);
  const kind = questionKind(wordsOf(input.question ?? ''));
  const first = sentences[0] ?? [];
  const neg = first.some((t)=>NEGATIONS.has(t));
  const over = first.filter((t)=>isOfTopic(t, topic)).length;
  f.set('d:q:'+kind, 1);
  if(neg) f.set('d:neg1', 1);
  if (neg) f.set('d:neg1&q:'+kind, 1);
  if (neg && over>0) f.set('d:neg1&topic', 1);
  if (neg && over>0) f.set('d:neg1&topic&'+kind, 1);
  f.set('d:over', over/Math.max(1,topic.size));
  for (const [k,v] of ruleForClause(input.text)) f.set('d:r:'+k, v);
}

function questionKind(words: string[]): string {
  const w = words.join(' ');
  if (w==='') return 'none';
  if (/^why (?:is|was|were|are|did|do|does) /.test(w)) return 'why_is';
  if (/\bwhy .{0,40}\b(?:should|must|better|best)\b/.test(w)) return 'why_should';
  if (/\b(?:argue|argument|write|essay|speech|make the case|defend|convince|explain why)\b/.test(w)) return 'argue';
  if (/^(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have) /.test(w)) return 'yes_no';
  if (/^how |how (?:can|do|to|could|would) /.test(w)) return 'how';
  if (/^(?:what|which) .{0,60}\b(?:my|s)\b/.test(w)) return 'whose';
  if (/^(?:what|which|who|where|when)/.test(w)) return 'what';
  return 'other';
}

function addGrams(features: Features, zone: string, sentences: string[][], longest: number): void {
  for (const tokens of sentences) {
    for (let from = 0; from < tokens.length; from += 1) {
      let gram = zone;
      for (let to = from; to < Math.min(tokens.length, from + longest); to += 1) {
        gram += to===from ? ':'+tokens[to] : ' '+tokens[to];
        const last = tokens[to]!;
        if (to===from && (last==='_'||last==='Q'||last==='^')) continue;
        if (last==='_' ) continue; // ends with a word
        if (tokens[from]==='_') continue;
        features.set(gram, 1);
      }
    }
  }
}

function normaliseBlocks(features: Features): void {
  for (const zone of ['h','b']) {
    let count=0; for (const k of features.keys()) if (k.startsWith(zone+':')) count++;
    const v = count>0 ? 1/Math.sqrt(count) : 0;
    for (const k of features.keys()) if (k.startsWith(zone+':')) features.set(k, v);
  }
}
