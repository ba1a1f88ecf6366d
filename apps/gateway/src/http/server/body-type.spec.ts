import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors/api-error.js';
import { checkBodyType } from './body-type.js';

const JSON_TYPE = 'application/json';

/** The error's code, and what is allowed; null when the body is read. */
function refusalOf(type: string | undefined, coding?: string): readonly [string, string] | null {
  try {
    checkBodyType({ 'content-type': type, 'content-encoding': coding }, JSON_TYPE);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    expect(error.status).toBe(415);
    const [detail] = error.details;
    return [error.code, detail?.allowed ?? ''];
  }
}

describe(checkBodyType, () => {
  it.each([
    JSON_TYPE,
    'APPLICATION/JSON',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"; x=y',
    'application/json; charset=us-ascii',
  ])('reads %s', (type) => {
    expect(refusalOf(type)).toBeNull();
    expect(refusalOf(type, 'identity')).toBeNull();
  });

  it.each([
    undefined,
    '',
    'nonsense',
    'application/jsonp',
    'application/json, text/plain',
    'application/vnd.api+json',
    'application/x-ndjson',
  ])('refuses the type %p, and says which is taken', (type) => {
    expect(refusalOf(type)).toEqual(['invalid_content_type', JSON_TYPE]);
  });

  it.each(['utf-16', 'latin1', 'utf-8x'])('refuses the charset %s', (charset) => {
    const [code] = refusalOf(`application/json; charset=${charset}`) ?? [];
    expect(code).toBe('unsupported_charset');
  });

  it.each(['gzip', 'br', 'identity, gzip', 'x'])('refuses the coding %s', (coding) => {
    const [code] = refusalOf(JSON_TYPE, coding) ?? [];
    expect(code).toBe('unsupported_content_encoding');
  });
});
