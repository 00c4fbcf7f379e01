import { InputError, PillarwatchError } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { reach, serverAt, within } from './reach.ts';

describe('serverAt', () => {
  it.each([
    ['redis://user:secret@cache.example:6380/2', 'cache.example:6380'],
    ['rediss://cache.example', 'cache.example:6379'],
    ['redis://[::1]:6380', '[::1]:6380'],
    ['postgres:///pillarwatch?host=/run/postgresql', '/run/postgresql:6379'],
  ])('reads host and port out of %s', (url, address) => {
    expect(serverAt('Redis', 'REDIS_URL', url, 6379).address).toBe(address);
  });

  it('does not repeat what it cannot read', () => {
    const read = () => serverAt('Redis', 'REDIS_URL', '//user:secret@cache', 6379);
    expect(read).toThrow(InputError);
    expect(read).toThrow('REDIS_URL is not a URL; write it as redis://host:6379');
  });
});

describe('reach', () => {
  it('passes an answer on', async () => {
    const server = serverAt('Redis', 'REDIS_URL', 'redis://cache.example', 6379);
    expect(await reach(server, Promise.resolve('PONG'))).toBe('PONG');
  });

  it('says which server failed, why, and what to look at', async () => {
    const server = serverAt('Redis', 'REDIS_URL', 'redis://:secret@cache.example', 6379);
    const error = await reach(server, Promise.reject(new Error('refused'))).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PillarwatchError);
    expect(error).toMatchObject({
      message: 'cannot use Redis at cache.example:6379 for the queue (refused); is it running, and is REDIS_URL right?',
      cause: new Error('refused'),
    });
  });
});

describe('within', () => {
  it('gives up on a promise that does not settle', async () => {
    await expect(within(1, new Promise(() => {}), new Error('late'))).rejects.toThrow('late');
  });

  it('is not disturbed by what comes after', async () => {
    const slow = new Promise((_resolve, reject) => {
      setTimeout(() => reject(new Error('too late to matter')), 5);
    });
    await expect(within(1, slow, new Error('late'))).rejects.toThrow('late');
    await slow.catch(() => {});
  });
});
