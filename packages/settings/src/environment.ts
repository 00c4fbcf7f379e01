import { z } from 'zod';

/** One environment variable: what it is for, how it is read, and whether it must be hidden in prints. */
interface Variable {
  readonly schema: z.ZodType<unknown, string | undefined>;
  readonly help: string;
  /** What `.env.example` shows; the default where there is one. */
  readonly example: string;
  readonly secret?: true;
}

const optional = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

const url = (...protocols: string[]) =>
  optional.refine(
    (text) =>
      text === null ||
      (URL.canParse(text) && protocols.some((protocol) => text.toLowerCase().startsWith(`${protocol}://`))),
    `expected a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  );

const wholeNumber = (least: number, most: number, standard: number) =>
  z
    .string()
    .default(String(standard))
    .transform((text, context) => {
      const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= most) return number;
      context.addIssue({ code: 'custom', message: `expected a whole number from ${least} to ${most}` });
      return z.NEVER;
    });

const timeZone = z
  .string()
  .default('UTC')
  .refine((zone) => {
    // JavaScript takes +08:00 as eight hours east, PostgreSQL as eight hours west; a name is the same to both.
    if (!/^[A-Za-z]/.test(zone)) return false;
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }, 'expected an IANA time zone, such as UTC or Asia/Shanghai');

const instant = optional.transform((text, context) => {
  if (text === null) return null;
  const at = new Date(z.iso.datetime({ offset: true }).safeParse(text).data ?? Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({
    code: 'custom',
    message: 'expected an ISO 8601 instant with its zone, such as 2025-07-26T09:00:00Z or 2025-07-26T17:00:00+08:00',
  });
  return z.NEVER;
});

const connectTo = z
  .string()
  .default('')
  .transform((text, context) => {
    const map = new Map<string, string>();
    for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
      const match = /^([^=\s]+)=([^=\s]+:(\d{1,5}))$/.exec(pair.trim());
      if (!match?.[1] || !match[2] || Number(match[3]) > 65_535) {
        context.addIssue({ code: 'custom', message: 'expected host=address:port pairs with commas between' });
        return z.NEVER;
      }
      map.set(match[1].toLowerCase(), match[2]);
    }
    return map as ReadonlyMap<string, string>;
  });

/** Every setting that comes from the environment. `.env.example` is generated from this table. */
export const VARIABLES = {
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    help: 'PostgreSQL 15 or newer. Empty: an embedded server is started in PILLARWATCH_DATA_DIR.',
    example: '',
    secret: true,
  },
  REDIS_URL: {
    schema: url('redis', 'rediss'),
    help: 'Redis 6.2 or newer, or Valkey, for the queue. Empty: the queue lives in PostgreSQL too.',
    example: '',
    secret: true,
  },
  PILLARWATCH_DATA_DIR: {
    schema: z.string().min(1).default('.pillarwatch'),
    help: 'Folder of the embedded PostgreSQL, from the working directory.',
    example: '.pillarwatch',
  },
  PILLARWATCH_CONFIG_DIR: {
    schema: optional,
    help: 'Folder with feeds.yaml, relevance.yaml and plans/. Empty: the config folder of this repository.',
    example: '',
  },
  PILLARWATCH_PLAN: {
    schema: z.string().min(1).default('global-ai-governance-2025'),
    help: 'The plan that articles are classified against: a folder of config/plans.',
    example: 'global-ai-governance-2025',
  },
  PILLARWATCH_CONTACT: {
    schema: optional.refine(
      // It goes into a header, which holds visible ASCII only.
      (text) => text === null || /^(?:https?:\/\/|mailto:|[!-~]+@)[!-~]+$/.test(text),
      'expected a web or mail address in ASCII',
    ),
    help: 'Who runs this: a web or mail address that goes into the User-Agent, so that sites can reach you.',
    example: '',
  },
  PILLARWATCH_TIME_ZONE: { schema: timeZone, help: 'Time zone in which weeks begin.', example: 'UTC' },
  PILLARWATCH_POLL_MINUTES: {
    schema: wholeNumber(1, 1440, 30),
    help: 'Minutes between two polls of a feed.',
    example: '30',
  },
  PILLARWATCH_FIRST_POLL_DAYS: {
    schema: wholeNumber(1, 3650, 30),
    help: "How many days back a feed's first poll reaches.",
    example: '30',
  },
  PILLARWATCH_HOST_PACE_MS: {
    schema: wholeNumber(0, 600_000, 2_000),
    help: 'Milliseconds between two requests to one host.',
    example: '2000',
  },
  PILLARWATCH_FETCH_TIMEOUT_MS: {
    schema: wholeNumber(100, 600_000, 30_000),
    help: 'Milliseconds that one request may take in all.',
    example: '30000',
  },
  PILLARWATCH_MAX_PAGE_BYTES: {
    schema: wholeNumber(1_000, 100_000_000, 8_000_000),
    help: 'Largest page or feed that is read, in bytes after decompression.',
    example: '8000000',
  },
  PILLARWATCH_CONNECT_TO: {
    schema: connectTo,
    help: 'host=address:port pairs with commas between: where requests for these hosts go instead of their own address.',
    example: '',
  },
  PILLARWATCH_PARSERS: {
    schema: wholeNumber(1, 64, 2),
    help: 'Parser processes: each reads one page or feed at a time, under a deadline.',
    example: '2',
  },
  PILLARWATCH_PARSE_TIMEOUT_MS: {
    schema: wholeNumber(100, 600_000, 20_000),
    help: 'Milliseconds that reading one page or feed may take.',
    example: '20000',
  },
  PILLARWATCH_PARSER_MEMORY_MB: {
    schema: wholeNumber(16, 16_384, 512),
    help: 'Megabytes of heap that one parser process may use.',
    example: '512',
  },
  PILLARWATCH_JOB_LOCK_MS: {
    schema: wholeNumber(1_000, 600_000, 30_000),
    help: 'Milliseconds that a worker may hold a job without a sign of life.',
    example: '30000',
  },
  PILLARWATCH_MAX_ATTEMPTS: {
    schema: wholeNumber(1, 50, 5),
    help: 'Attempts at a step before an article is put on the dead list.',
    example: '5',
  },
  PILLARWATCH_NOW: {
    schema: instant,
    help: "Instant from which the program's clock starts, for replays and tests: ISO 8601 with zone. Empty: the machine's clock.",
    example: '',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
