/**
 * Where the curves lie. Set by a coarse search on 171 openings of news articles, labelled by two people,
 * and 87 sample articles, then rounded; 778 pages of other news were watched for false alarms.
 */
const CURVE = {
  /** Points at which a pillar that stands alone is as likely as not. */
  pillarAt: 3.4,
  pillarSlope: 0.85,
  /** A pillar must reach further where another is stronger by up to so many points: two or three are usual. */
  share: 0.45,
  shareCap: 6,
  /** How much a text that seems irrelevant pulls its pillars down. */
  gate: 7,
  /** Points of steering at which a text without anything against it is as likely relevant as not. */
  relevanceAt: 1.7,
  relevanceSlope: 1.2,
  /** Points that a pillar lends to relevance. */
  pillar: 0.42,
  /** What a point against weighs beside a point of steering. */
  against: 2.1,
} as const;

/** The logistic function. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/**
 * @param points of the pillar
 * @param strongest points of the strongest pillar
 * @param relevance from `relevanceLogit`
 */
export function pillarLogit(points: number, strongest: number, relevance: number): number {
  const behind = Math.min(strongest - points, CURVE.shareCap);
  return CURVE.pillarSlope * (points - CURVE.pillarAt - CURVE.share * behind) + CURVE.gate * Math.min(0, relevance);
}

/**
 * @param steering points of what speaks of steering AI collectively
 * @param against points of what marks company, product or market news
 * @param strongest points of the strongest pillar
 */
export function relevanceLogit(steering: number, against: number, strongest: number): number {
  return CURVE.relevanceSlope * (steering + CURVE.pillar * strongest - CURVE.against * against - CURVE.relevanceAt);
}
