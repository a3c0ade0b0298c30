import { insist } from './fault.ts';

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'<>=/]+(?:="[^"<>]*")?)*)\s*\/?>/giu;
const FORBIDDEN = /^(?:iframe|object|embed|base|meta-refresh|style|applet|frame)$/iu;
const ADDRESS = /\s(?:href|src|action|formaction|cite)="([^"]*)"/giu;

/**
 * A page of ours: every `<` begins a tag that a browser and we read alike, no inline script or handler, no address that
 * runs something. What a reader wrote may stand in it as text only.
 */
export function checkPage(html: string): void {
  const rest = html.replace(/^<!doctype html>/iu, '').replace(TAG, '');
  insist(
    !rest.includes('<'),
    'every < of a page begins a tag of ours',
    rest.slice(Math.max(0, rest.indexOf('<') - 80)),
  );
  for (const [whole, slash, name = '', attributes = ''] of html.matchAll(TAG)) {
    insist(!FORBIDDEN.test(name), 'a page holds no such element', whole);
    insist(
      !/\s(?:on\w+|style|srcdoc)(?:=|\s|$)/iu.test(attributes.replace(/"[^"]*"/gu, '')),
      'no handler or style in an attribute',
      whole,
    );
    insist(
      slash === '/' || name.toLowerCase() !== 'script' || / src="\/widget\.js"/u.test(attributes),
      'no script but the widget',
      whole,
    );
    for (const [, address = ''] of attributes.matchAll(ADDRESS))
      insist(
        /^(?:https?:\/\/|\/(?!\/)|#|\?|tel:|mailto:|$|[\w.-]+$)/iu.test(address),
        'an address that only leads',
        address,
      );
  }
}
