import { describe, expect, it } from '@jest/globals';
import { ambiguityOf } from './one-meaning.js';

describe(ambiguityOf, () => {
  const of = (...rawHeaders: string[]) => ambiguityOf({ rawHeaders, httpVersionMajor: 1 });

  it('finds none in what clients send', () => {
    expect(of('Host', 'a', 'Accept', 'b', 'Accept', 'c')).toBeNull();
  });

  it.each(['Host', 'Origin', 'Authorization', 'Content-Type', 'Content-Length'])(
    'finds two of %s, however they are written',
    (name) => expect(of(name, 'a', name.toUpperCase(), 'a')).toContain('twice'),
  );

  it('takes no version but the first', () => {
    expect(ambiguityOf({ rawHeaders: [], httpVersionMajor: 0 })).toContain('HTTP/1.1');
  });
});
