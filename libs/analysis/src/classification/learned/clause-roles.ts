import { clausesOf } from '../clauses.js';
import { ENGLISH_RULES } from '../english-rules.js';
import { ruleFor } from '../rule.js';
export { clausesOf };
export function ruleForClause(text: string): [string, number][] {
  const out = new Map<string, number>();
  const clauses = clausesOf(text);
  let sub=0, tot=0;
  clauses.forEach((c,i)=>{
    const r = ruleFor(c, ENGLISH_RULES);
    tot+=c.text.length;
    if (r===undefined) sub+=c.text.length;
    else { const z = i<2?'1':'2'; out.set(r.role+z, 1); }
  });
  out.set('sub', sub/Math.max(1,tot));
  return [...out];
}
