import { rolesOf } from './clause-roles.js';
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
  addGrams(features, 'h', sentences.slice(0, HEAD_SENTENCES).map((s)=>['^', ...masked(s, topic, holds)]), HN);
  addGrams(features, 'b', sentences.slice(HEAD_SENTENCES).map((s)=>['^', ...masked(s, topic, holds)]), BN);
  normaliseBlocks(features);
  dense(features, input, sentences, topic);
  return features;
}

const env=(k:string,d:number)=>+(process.env[k]??d);
const DS=env('DS',1), HS=env('HS',1), BS=env('BS',1), HN=env('HN',4), BN=env('BN',3);
function dense(out: Features, input: LearnedInput, sentences: string[][], topic: ReadonlySet<string>): void {
  const f = { set: (k: string, v: number) => out.set(k, v*DS) };
  const n = sentences.reduce((a,s)=>a+s.length,0);
  f.set('d:len', Math.log(1+n)/6);
  f.set('d:short', n<40?1:0);
  const li = sentences.filter((s)=>s[0]==='<li>').length;
  f.set('d:lists', Math.min(li,6)/6);
  f.set('d:code', sentences.some((s)=>s[0]==='<code>')?1:0);
  const q = wordsOf(input.question ?? '');
  const kind = questionKind(q);
  const first = (sentences[0] ?? []);
  const neg = first.some((t)=>NEGATIONS.has(t));
  const over = first.filter((t)=>isOfTopic(t, topic)).length;
  const qneg = q.some((t)=>NEGATIONS.has(t)||t==='denied'||t==='banned');
  f.set('d:q:'+kind, 1);
  if (neg) f.set('d:neg1', 1);
  if (neg) f.set('d:neg1&q:'+kind, 1);
  if (neg && over>0) f.set('d:neg1&topic', 1);
  if (neg && over>0) f.set('d:neg1&topic&'+kind, 1);
  const because = sentences.slice(0,2).flat().some((t)=>t==='because'||t==='since'||t==='due');
  if (because) f.set('d:because', 1);
  if (/^why|argue/.test(kind) && over>0) f.set(neg!==qneg?'d:flip':'d:same', 1);
  if (/^why|argue/.test(kind) && over>0 && !because) f.set(neg!==qneg?'d:flip!b':'d:same!b', 1);
  f.set('d:over', over/Math.max(1,topic.size));
  const demand = /^(?:why_should|argue|how|other)$/.test(kind);
  const roles = rolesOf(input.text);
  for (const r of roles.first) { f.set('d:r1:'+r, 1); if(kind!=='none') f.set('d:r1:'+r+(demand?'&demand':'&ask'), 1); }
  for (const r of roles.later) f.set('d:r2:'+r, 1);
  for (const [r,v] of roles.share) f.set('d:s:'+r, v);
}

function questionKind(words: string[]): string {
  const w = words.join(' ');
  if (w==='') return 'none';
  if (/\b(?:argue|argument|essay|speech|make the case|defend|convince|explain why|reasons why|case for|case against|persua|op-ed|column|manifesto)\b/.test(w)) return 'argue';
  if (/\bwhy .{0,60}\b(?:should|must|better|best|good|ok|okay|right|justified|deserve)\b/.test(w)) return 'why_should';
  if (/^why /.test(w)) return 'why_is';
  if (/^(?:is|are|was|were|do|does|did|could|should|would|will|has|have) /.test(w)) return 'yes_no';
  if (/^how (?:many|much|old|long|far|tall|important|good)\b/.test(w)) return 'what';
  if (/^how |how (?:can|do|to|could|would) /.test(w)) return 'how';
  if (/^(?:what|which|exactly) .{0,60}\b(?:my|s)\b/.test(w)) return 'whose';
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
    for (const k of features.keys()) if (k.startsWith(zone+':')) features.set(k, v*(zone==='h'?HS:BS));
  }
}
