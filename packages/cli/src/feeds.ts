import { InputError } from '@pillarwatch/model';
import { type FeedList, loadFeedList, type Settings } from '@pillarwatch/settings';
import { userPath } from './console.ts';

/**
 * The list of feeds to run, from a file or the configuration folder.
 *
 * @throws InputError when it is wrong, or when real sites would be asked without saying who asks
 */
export async function loadFeeds(settings: Settings, file: string | undefined): Promise<FeedList> {
  const list = await loadFeedList(settings.configDir, file === undefined ? null : userPath(file));
  const elsewhere = list.feeds.some(({ url }) => !settings.connectTo.has(new URL(url).hostname));
  if (elsewhere && settings.contact === null) {
    throw new InputError(
      'sites want to know who asks: set PILLARWATCH_CONTACT to a web or mail address that reaches you, for example PILLARWATCH_CONTACT=https://example.org/about-our-monitor',
    );
  }
  return list;
}
