/** The bucket of clients whose address nobody can tell. */
export const UNKNOWN_CLIENT = 'unknown';

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** Takes off a port, brackets and a zone: `[2001:db8::1]:443` → `2001:db8::1`, `192.0.2.1:80` → `192.0.2.1`. */
function stripPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  const bare = bracketed ?? (/^[\d.]+:\d+$/.test(address) ? address.slice(0, address.indexOf(':')) : address);
  return bare.split('%', 1)[0] ?? '';
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros; undefined when it is none. */
function expandIpv6(address: string): string[] | undefined {
  if (!address.includes(':') || !URL.canParse(`http://[${address}]`)) return undefined;
  // The URL parser writes any IPv6 address in its one canonical form (RFC 5952), an embedded IPv4 address included.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(gap).fill('0'), ...after];
}

function unmapIpv4(groups: string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function normalizeAddress(address: string): string | undefined {
  const bare = stripPort(address.trim());
  if (IPV4.test(bare)) return bare;
  const groups = expandIpv6(bare);
  // One subscriber gets a /64 at least (RFC 6177), so a finer key would give everyone endless buckets.
  return groups && (unmapIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`);
}

/**
 * The key under which a client's requests are counted. With `trustedProxies` n > 0 the client is the nth address from the
 * right of `X-Forwarded-For`: what stands left of it was written by the client itself. A header shorter than that falls
 * back to the peer. IPv4 as it is, IPv6 by its /64, anything else `unknown`.
 */
export function clientKey(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = forwardedFor?.split(',') ?? [];
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  const usable = hops.length >= trustedProxies ? claimed : undefined;
  return normalizeAddress(usable ?? peer ?? '') ?? UNKNOWN_CLIENT;
}
