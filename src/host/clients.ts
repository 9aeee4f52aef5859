// Who the client is: the socket's address, or what trusted proxies say of it.
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** The proxies that an operator trusts. */
export interface TrustedProxies {
  has(address: string): boolean;
}

/** `trusted_proxies` of the common configuration: addresses and networks such as 10.0.0.0/8. */
export function trustedProxies(common: Readonly<Record<string, unknown>>): TrustedProxies {
  const list = new BlockList();
  for (const entry of [common['trusted_proxies'] ?? []].flat().map(String)) add(list, entry);
  return { has: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') };
}

function add(list: BlockList, entry: string): void {
  const [network = '', bits] = entry.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(network) === 0) return;
  if (bits === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(bits), family);
}

/** True if the connection comes from one of them. */
export function isTrusted(address: string | undefined, proxies: TrustedProxies): boolean {
  return proxies.has(plain(address ?? ''));
}

/** The last hop that is not a trusted proxy. */
export function clientAddress(request: FastifyRequest, proxies: TrustedProxies): string {
  const socket = plain(request.socket.remoteAddress ?? '');
  if (!proxies.has(socket)) return socket;
  const hops = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const addresses = hops.map((hop) => plain(hop.trim())).filter((hop) => isIP(hop) !== 0);
  return addresses.findLast((address) => !proxies.has(address)) ?? socket;
}

/** An IPv4 address as such, also when it comes mapped into IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
