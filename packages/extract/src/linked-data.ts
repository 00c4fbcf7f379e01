/** What a page says of its article in JSON-LD (schema.org Article and its kinds). */
export interface LinkedData {
  readonly headline: string | null;
  readonly body: string | null;
  readonly description: string | null;
  readonly published: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
  /** Names of the site as such. */
  readonly siteNames: readonly string[];
}

type Json = { readonly [key: string]: unknown };

const ARTICLE =
  /^(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|CriticReview|AnalysisNewsArticle|SocialMediaPosting|DiscussionForumPosting|CreativeWork|MedicalWebPage|HowTo|Recipe|VideoObject|WebPage)$/;

/** Most JSON nodes that are looked at in one page, and longest script read, in UTF-16 units. */
const MOST_NODES = 20_000;
const LONGEST_SCRIPT = 2_000_000;

/**
 * Reads the page's linked data. Scripts that are no JSON even after the usual repairs are passed over.
 *
 * @param scripts contents of the page's `application/ld+json` elements
 */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes = scripts.flatMap((script) => flattenNodes(parseLenient(script)));
  const byId = new Map<string, Json>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && (node.name !== undefined || node.headline !== undefined)) byId.set(id, node);
  }
  const articles = nodes.filter((node) => types(node).some((type) => ARTICLE.test(type)));
  articles.sort((a, b) => rank(b) - rank(a));
  const first = (key: string): string | null => firstText(articles, key);
  return {
    headline: firstText(
      articles.filter((node) => rank(node) > 0),
      'headline',
    ),
    body: first('articleBody'),
    description: first('description'),
    published: first('datePublished') ?? first('dateCreated') ?? first('uploadDate'),
    authors: names(articles.find((node) => names(authorOf(node), byId).length > 0)?.author ?? null, byId),
    publisher: names(articles.find((node) => node.publisher !== undefined)?.publisher, byId)[0] ?? null,
    language: first('inLanguage'),
    url: first('url') ?? mainEntity(articles),
    siteNames: nodes
      .filter((node) => types(node).some((type) => /Organization$|^WebSite$/.test(type)))
      .flatMap((node) => names(node, byId)),
  };
}

function authorOf(node: Json): unknown {
  return node.author ?? null;
}

/** An article with a body first, pages and videos last. */
function rank(node: Json): number {
  const kind = types(node);
  if (kind.some((type) => /Article$|^BlogPosting$|^Report$|^LiveBlogPosting$/.test(type))) {
    return typeof node.articleBody === 'string' ? 4 : 3;
  }
  if (kind.some((type) => /^WebPage$|^VideoObject$|^CreativeWork$/.test(type)))
    return kind.includes('WebPage') ? -1 : 0;
  return 1;
}

function types(node: Json): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((each) => typeof each === 'string');
}

function firstText(nodes: readonly Json[], key: string): string | null {
  for (const node of nodes) {
    const value = node[key];
    const text = Array.isArray(value) ? value.find((each) => typeof each === 'string') : value;
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return null;
}

function mainEntity(articles: readonly Json[]): string | null {
  for (const node of articles) {
    const main = node.mainEntityOfPage;
    if (typeof main === 'string') return main;
    if (isObject(main) && typeof main['@id'] === 'string') return main['@id'];
  }
  return null;
}

function names(value: unknown, byId: ReadonlyMap<string, Json>): string[] {
  const found: string[] = [];
  for (const each of Array.isArray(value) ? value.slice(0, 30) : [value]) {
    if (typeof each === 'string') found.push(each);
    if (!isObject(each)) continue;
    const id = each['@id'];
    const named = each.name === undefined && typeof id === 'string' ? byId.get(id) : each;
    const name = named?.name;
    for (const one of Array.isArray(name) ? name : [name]) if (typeof one === 'string') found.push(one);
  }
  return found.filter((name) => name.trim() !== '');
}

/** Every object of the tree, in document order. */
function flattenNodes(root: unknown): Json[] {
  const found: Json[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0 && found.length < MOST_NODES) {
    const value = waiting.pop();
    if (isObject(value)) found.push(value);
    if (typeof value === 'object' && value !== null) {
      const inside = Object.values(value);
      for (let index = Math.min(inside.length, MOST_NODES) - 1; index >= 0; index--) {
        if (typeof inside[index] === 'object') waiting.push(inside[index]);
      }
    }
  }
  return found;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON as publishers write it: with raw line breaks in strings, comments around it, commas too many. */
function parseLenient(script: string): unknown {
  if (script.length > LONGEST_SCRIPT) return null;
  const attempts: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace(/\p{Cc}/gu, ' '),
    (text) => text.slice(Math.max(0, text.search(/[[{]/)), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1),
    (text) => text.replace(/,\s*([\]}])/g, '$1'),
  ];
  let text = script;
  for (const repair of attempts) {
    text = repair(text);
    try {
      return JSON.parse(text);
    } catch {
      // The next repair may do.
    }
  }
  return null;
}
