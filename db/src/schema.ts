import type {
  ArticleState,
  DateOrigin,
  Evidence,
  NoMentionReason,
  PagesPolicy,
  PollOutcome,
  SourceKind,
  Step,
  WeeklyReport,
} from '@pillarwatch/model';
import type { ColumnType } from 'kysely';
import type * as tables from './schema.generated.ts';

/** A table whose check constraints and JSON are known more closely than the catalogue tells. */
type Narrowed<Table, Columns extends { [Name in keyof Table]?: unknown }> = Omit<Table, keyof Columns> & Columns;

/** Written as JSON text, read as what it holds. */
type StoredAs<T> = ColumnType<T, string, string>;

/** The tables, as generated from the migrations, with the model's words in place of plain text. */
export interface DB
  extends Omit<
    tables.DB,
    'articles' | 'classifications' | 'corrections' | 'feed_polls' | 'feeds' | 'mentions' | 'reports' | 'sources'
  > {
  articles: Narrowed<
    tables.Articles,
    {
      state: ColumnType<ArticleState, ArticleState | undefined, ArticleState>;
      failed_step: Step | null;
      published_from: DateOrigin | null;
    }
  >;
  classifications: Narrowed<tables.Classifications, { reason: NoMentionReason | null }>;
  corrections: Narrowed<tables.Corrections, { verdict: 'add' | 'remove' }>;
  feed_polls: Narrowed<tables.FeedPolls, { outcome: PollOutcome }>;
  feeds: Narrowed<
    tables.Feeds,
    {
      pages: PagesPolicy;
      state: ColumnType<'active' | 'paused' | 'retired', 'active' | undefined, 'active' | 'paused' | 'retired'>;
    }
  >;
  mentions: Narrowed<tables.Mentions, { evidence: StoredAs<readonly Evidence[]> }>;
  reports: Narrowed<tables.Reports, { content: StoredAs<WeeklyReport> }>;
  sources: Narrowed<tables.Sources, { kind: SourceKind }>;
}
