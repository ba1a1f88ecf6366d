import { clausesOf } from '../clauses.js';
import { ENGLISH_RULES } from '../english-rules.js';
import { ruleFor } from '../rule.js';
export { clausesOf };
export interface Roles { first: Set<string>; later: Set<string>; share: Map<string, number>; }
export function rolesOf(text: string): Roles {
  const first = new Set<string>(), later = new Set<string>(), share = new Map<string, number>();
  const clauses = clausesOf(text);
  let tot=0;
  clauses.forEach((c,i)=>{
    const r = ruleFor(c, ENGLISH_RULES);
    tot+=c.text.length;
    const role = r?.role ?? 'substance';
    share.set(role, (share.get(role)??0)+c.text.length);
    if (r) (i<2?first:later).add(role);
  });
  for (const [k,v] of share) share.set(k, v/Math.max(1,tot));
  return {first, later, share};
}
