/** Headers of every response. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** JSON is data: nothing in it may run, and no cache may keep it. */
const DATA_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Pages load their own scripts and pictures only; inline styles are what the API's documentation needs. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
};

/** The headers that a response needs because of what it holds. */
export function headersFor(contentType: string): Readonly<Record<string, string>> {
  if (contentType.startsWith('text/html')) return PAGE_HEADERS;
  return contentType.startsWith('application/json') ? DATA_HEADERS : {};
}
