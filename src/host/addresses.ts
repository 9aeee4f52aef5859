// Which network addresses a script's request may go to: public ones only, by whatever spelling they are written.
import { BlockList, isIP } from 'node:net';

const V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Only global unicast is let through at all; these parts of it are special, translated or tunnelled. */
const V6_SPECIAL: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, bits] of V4) refused.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of V6_SPECIAL) refused.addSubnet(network, bits, 'ipv6');

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Cloud platforms answer questions about the machine there, on addresses that look public. */
const METADATA = new Set(['168.63.129.16', '100.100.100.200']);

/** True for an address on the public internet. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 4) return !refused.check(plain, 'ipv4') && !METADATA.has(plain);
  // Mapped and translated forms (::ffff:…, 64:ff9b::…) are outside of 2000::/3.
  return version === 6 && globalUnicast.check(plain, 'ipv6') && !refused.check(plain, 'ipv6');
}
