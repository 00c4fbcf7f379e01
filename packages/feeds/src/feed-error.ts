import { InputError } from '@pillarwatch/model';

/** The document cannot be read as a feed at all; the message says what it is instead. */
export class FeedError extends InputError {
  override name = 'FeedError';
}
