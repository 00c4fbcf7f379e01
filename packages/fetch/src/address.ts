import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 ranges that are not the public internet: IANA's special-purpose registry (RFC 6890 and successors),
 * multicast and reserved space, and one address of a cloud that lies outside them.
 */
const CLOSED_IPV4 = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers (CGNAT); holds 100.100.100.200, a metadata service
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's host services
  ['169.254.0.0', 16], // link-local; holds 169.254.169.254, metadata services
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // IETF protocol assignments; holds 192.0.0.192, a metadata service
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

/**
 * The only IPv6 range given out for global unicast. Everything else is closed: loopback, unspecified,
 * IPv4-mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48), discard-only, unique local (fc00::/7, with
 * fd00:ec2::254, a metadata service), link-local, site-local, multicast.
 */
const OPEN_IPV6 = ['2000::', 3] as const;

/** Closed parts of it. */
const CLOSED_IPV6 = [
  ['2001::', 23], // IETF protocol assignments: Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: carries an IPv4 address
  ['3fff::', 20], // documentation
] as const;

const closed = new BlockList();
for (const [net, prefix] of CLOSED_IPV4) closed.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of CLOSED_IPV6) closed.addSubnet(net, prefix, 'ipv6');
const open = new BlockList();
open.addSubnet(...OPEN_IPV6, 'ipv6');

/**
 * Whether an IP address belongs to the public internet, and so may be connected to.
 *
 * @param address an IPv4 or IPv6 literal without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  // A zone (fe80::1%eth0) only makes sense on a local link.
  if (!isIPv6(address) || address.includes('%')) return false;
  return open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
