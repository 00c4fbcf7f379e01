import { lookup } from 'node:dns/promises';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.ts';
import { UnusableError } from './errors.ts';
import type { Resolve } from './types.ts';

/** The system's own resolver: hosts file, then DNS. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * Opens connections to public addresses only. A name is looked up once, as part of connecting, and the connection goes
 * to an address of that very answer: an answer that changes afterwards (DNS rebinding) changes nothing.
 *
 * @param options.connectTo host → `address:port`, where connections to these hosts go instead, unchecked; the Host
 *   header and the name that TLS asks for stay
 * @param options.timeoutMs milliseconds for lookup, connect and TLS together
 */
export function publicConnector(options: {
  readonly connectTo: ReadonlyMap<string, string>;
  readonly resolve: Resolve;
  readonly timeoutMs: number;
}): buildConnector.connector {
  const detour = buildConnector({ timeout: options.timeoutMs });
  const checked = buildConnector({ timeout: options.timeoutMs, lookup: publicLookup(options.resolve) });
  return (target, callback) => {
    const instead = options.connectTo.get(isIPv6(target.hostname) ? `[${target.hostname}]` : target.hostname);
    if (instead !== undefined) {
      const colon = instead.lastIndexOf(':');
      const hostname = instead.slice(0, colon).replace(/^\[|\]$/g, '');
      detour({ ...target, hostname, port: instead.slice(colon + 1) }, callback);
    } else if (isIP(target.hostname) && !isPublicAddress(target.hostname)) {
      // No lookup takes place for a literal.
      queueMicrotask(() => callback(notPublic(target.hostname), null));
    } else {
      checked(target, callback);
    }
  };
}

function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first, ...rest] = found.filter(({ address }) => isPublicAddress(address));
        if (!first) {
          process.nextTick(callback, found.length > 0 ? notPublic(hostname) : noAddress(hostname), []);
        } else if (all) {
          process.nextTick(callback, null, [first, ...rest]);
        } else {
          process.nextTick(callback, null, first.address, first.family);
        }
      },
      (error) => process.nextTick(callback, error, []),
    );
  };
}

function notPublic(host: string): UnusableError {
  return new UnusableError(`${host}: the address is not on the public internet`);
}

function noAddress(host: string): Error {
  return Object.assign(new Error(`${host} has no address`), { code: 'ENODATA' });
}
