import { PillarwatchError } from '@pillarwatch/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicationKey, JOB_NAMES, type JobName, parsePayload } from './payloads.ts';

const good: Record<JobName, object> = {
  sweep: {},
  'poll-feed': { feedId: 'reuters-world' },
  'fetch-page': { host: 'example.org' },
  'analyse-article': { articleId: 7 },
  'publish-report': { planId: 'gaigap', week: '2025-W30' },
};

describe('parsePayload', () => {
  it.each(JOB_NAMES)('takes what %s carries, and nothing more', (name) => {
    expect(parsePayload(name, good[name])).toEqual(good[name]);
    expect(() => parsePayload(name, { ...good[name], body: 'words' })).toThrow(PillarwatchError);
  });

  it.each([
    ['poll-feed', { feedId: '' }, 'feedId'],
    ['poll-feed', {}, 'feedId'],
    ['fetch-page', { host: null }, 'host'],
    ['analyse-article', { articleId: 0 }, 'articleId'],
    ['analyse-article', { articleId: 1.5 }, 'articleId'],
    ['analyse-article', { articleId: '7' }, 'articleId'],
    ['publish-report', { planId: 'gaigap', week: '2025-30' }, 'week: must be an ISO week'],
    ['sweep', null, 'payload'],
  ] as const)('refuses %s with %j and names the fault', (name, payload, fault) => {
    expect(() => parsePayload(name, payload)).toThrow(`job ${name} has a bad payload (${fault}`);
  });

  it('refuses anything else without breaking', () => {
    fc.assert(
      fc.property(fc.constantFrom(...JOB_NAMES), fc.anything(), (name, value) => {
        try {
          parsePayload(name, value);
        } catch (error) {
          expect(error).toBeInstanceOf(PillarwatchError);
        }
      }),
    );
  });
});

describe('deduplicationKey', () => {
  it('stands for what the job is about', () => {
    expect(deduplicationKey('sweep', {})).toBe('sweep');
    expect(deduplicationKey('poll-feed', { feedId: 'reuters' })).toBe('feed:reuters');
    expect(deduplicationKey('fetch-page', { host: 'example.org' })).toBe('host:example.org');
    expect(deduplicationKey('analyse-article', { articleId: 7 })).toBe('article:7');
    expect(deduplicationKey('publish-report', { planId: 'gaigap', week: '2025-W30' })).toBe('report:gaigap:2025-W30');
  });
});
