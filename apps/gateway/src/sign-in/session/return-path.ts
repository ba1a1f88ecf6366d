/** What a return path must be, in short. */
export const RETURN_PATH_ALLOWED = 'a path of this server, such as /jobs, up to 2000 characters';

/** Base of which no path may leave the origin. */
const NOWHERE = 'http://return.invalid';
const MOST = 2_000;

/**
 * Whether a text is a path of this server that a page may have: the browser is sent there after a sign-in. `//host`, `/\host` and what browsers
 * read as such after they leave out tabs and line breaks lead to other servers; a path of the API would answer with data or do something.
 */
export function isReturnPath(text: string): boolean {
  if (text.length > MOST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) {
    return false;
  }
  const url = URL.parse(text, NOWHERE);
  if (url === null || url.origin !== NOWHERE || url.pathname.startsWith('//')) return false;
  return !/^\/+api(\/|$)/i.test(decoded(url.pathname));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/api/';
  }
}
