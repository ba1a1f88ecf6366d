import { describe, expect, it } from '@jest/globals';
import { actorHeader } from './actor.ts';

describe('the name of who asks', () => {
  it('goes as bytes, which a header can hold', () => {
    const { 'X-Beacon-Actor': value = '' } = actorHeader(' Zoë 李 ');
    const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe('Zoë 李');
    expect(new Headers({ 'X-Beacon-Actor': value }).get('X-Beacon-Actor')).toBe(value);
  });

  it('is left out when nobody is named', () => {
    expect(actorHeader('  ')).toEqual({});
  });
});
