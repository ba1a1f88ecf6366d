import { terminalText } from '@beacon/domain';

/** A piece of an XML document. */
export type Xml = string & { readonly xml: unique symbol };

/** Attributes in their order; undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with attributes, and texts or elements in it. */
export function element(name: string, attributes: Attributes, ...inner: readonly Xml[]): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return `<${name}${written}>${inner.join('')}</${name}>` as Xml;
}

/** A text of anybody's. */
export function xmlText(value: string): Xml {
  return escaped(value) as Xml;
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML does not allow at all are among those that act on a terminal: both are written out. */
function escaped(value: string): string {
  return terminalText(value.toWellFormed())
    .replaceAll(/[&<>"']/g, (sign) => NAMED[sign] ?? '')
    .replaceAll(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
