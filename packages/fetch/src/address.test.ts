import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address.ts';

const ipv4Text = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
const ipv6Text = (value: bigint) =>
  Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16)).join(':');

/** Any address of a range, given by its first address and the length of its prefix. */
const inIPv4 = (first: number, prefix: number) =>
  fc.integer({ min: 0, max: 2 ** (32 - prefix) - 1 }).map((rest) => ipv4Text((first + rest) >>> 0));
const inIPv6 = (first: bigint, prefix: number) =>
  fc.bigInt({ min: 0n, max: (1n << BigInt(128 - prefix)) - 1n }).map((rest) => ipv6Text(first + rest));

const quad = (a: number, b = 0, c = 0, d = 0) => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
const hextets = (...parts: number[]) =>
  parts.reduce((sum, part, at) => sum + (BigInt(part) << BigInt(112 - 16 * at)), 0n);

describe('isPublicAddress', () => {
  it.each([
    ['unspecified', quad(0), 8],
    ['private, 10/8', quad(10), 8],
    ['CGNAT', quad(100, 64), 10],
    ['loopback', quad(127), 8],
    ['link-local', quad(169, 254), 16],
    ['private, 172.16/12', quad(172, 16), 12],
    ['protocol assignments', quad(192), 24],
    ['documentation', quad(192, 0, 2), 24],
    ['6to4 relays', quad(192, 88, 99), 24],
    ['private, 192.168/16', quad(192, 168), 16],
    ['benchmarks', quad(198, 18), 15],
    ['multicast', quad(224), 4],
    ['reserved and broadcast', quad(240), 4],
  ] as const)('closes all of %s', (_, first, prefix) => {
    fc.assert(
      fc.property(inIPv4(first, prefix), (address) => {
        expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });

  it.each([
    ['unspecified and loopback', 0n, 120],
    ['IPv4-mapped', hextets(0, 0, 0, 0, 0, 0xffff), 96],
    ['IPv4-translated', hextets(0, 0, 0, 0, 0xffff, 0), 96],
    ['NAT64', hextets(0x64, 0xff9b), 96],
    ['local NAT64', hextets(0x64, 0xff9b, 1), 48],
    ['discard', hextets(0x100), 64],
    ['Teredo', hextets(0x2001), 32],
    ['documentation', hextets(0x2001, 0xdb8), 32],
    ['6to4', hextets(0x2002), 16],
    ['new documentation', hextets(0x3fff), 20],
    ['segment routing', hextets(0x5f00), 16],
    ['unique local', hextets(0xfc00), 7],
    ['link-local', hextets(0xfe80), 10],
    ['site-local', hextets(0xfec0), 10],
    ['multicast', hextets(0xff00), 8],
  ] as const)('closes all of IPv6 %s', (_, first, prefix) => {
    fc.assert(
      fc.property(inIPv6(first, prefix), (address) => {
        expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });

  it.each(['169.254.169.254', '100.100.100.200', '192.0.0.192', '168.63.129.16', 'fd00:ec2::254'])(
    'closes the metadata service at %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it('does not let a private IPv4 address through in an IPv6 coat', () => {
    const coats = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '2002:'];
    fc.assert(
      fc.property(fc.constantFrom(...coats), inIPv4(quad(10), 8), (coat, address) => {
        const [a, b, c, d] = address.split('.').map(Number);
        const hex = (high = 0, low = 0) => ((high << 8) | low).toString(16);
        const tail = `${hex(a, b)}:${hex(c, d)}`;
        expect(isPublicAddress(coat === '2002:' ? `2002:${tail}::1` : `${coat}${tail}`)).toBe(false);
        if (coat !== '2002:') expect(isPublicAddress(`${coat}${address}`)).toBe(false);
      }),
    );
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80b::200e',
    '2001:200::1',
  ])('opens %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('takes nothing but plain literals', () => {
    for (const text of [
      '',
      'example.org',
      '127.1',
      '0x7f.0.0.1',
      '1.1.1.1 ',
      '[2606:4700::1]',
      '2606:4700::1%eth0',
      '1.1.1',
    ]) {
      expect(isPublicAddress(text)).toBe(false);
    }
    fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === 'boolean'));
  });
});
