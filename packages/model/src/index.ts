/**
 * The words of Pillarwatch, one meaning each, in code, tables, commands and on screen.
 *
 * | word           | meaning |
 * |----------------|---------|
 * | source         | an outlet: name, hosts, country, language, kind |
 * | feed           | one RSS, Atom, RDF or JSON Feed document, polled on a schedule; it belongs to a source, or is a discovery feed that belongs to none |
 * | entry          | one item of a feed as that feed gave it; many entries may point to one article |
 * | article        | a page at one canonical URL; its source follows from that URL's host |
 * | snapshot       | the bytes fetched for an article, kept compressed, so that extraction can run again without the network |
 * | text           | one immutable revision of an article's words |
 * | story          | the set of articles that are copies or light edits of one text |
 * | plan, pillar   | a governance plan and one of its numbered points |
 * | classifier     | code, plan and weights, named by a version that changes when any of them does |
 * | classification | what one classifier version said of one text |
 * | mention        | one pillar found in one text by one classifier version: probability and evidence |
 * | correction     | what a person said instead; it outranks every classifier version |
 * | coverage       | all analysed articles of a time span in supported languages: the denominator of every share |
 * | week           | an ISO 8601 week, in UTC unless the settings name a time zone |
 */
export * from './article.ts';
export * from './canonical-url.ts';
export * from './classification.ts';
export * from './clock.ts';
export * from './errors.ts';
export * from './feed.ts';
export * from './figures.ts';
export * from './page.ts';
export * from './plan.ts';
export * from './storable.ts';
export * from './story.ts';
export * from './week.ts';
