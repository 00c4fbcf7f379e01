import type { Article } from './types.ts';

/** The thirteen points of the Global AI Governance Action Plan, in its order. */
export const PILLARS = [
  'seize-opportunities',
  'innovative-development',
  'industry-empowerment',
  'digital-infrastructure',
  'open-ecosystem',
  'data-supply',
  'energy-environment',
  'standards-norms',
  'public-sector',
  'safety-governance',
  'global-digital-compact',
  'capacity-building',
  'multistakeholder-governance',
] as const;

/** The weeks of the sample world. */
export const WEEKS = Array.from({ length: 10 }, (_, index) => `2025-W${30 + index}`);

/** When everything is out. */
export const AFTER_ALL = new Date('2025-09-29T00:00:00Z');

/** All words of an article. */
export function wordsOf({ title, standfirst, body }: Article): string {
  return [title, standfirst, ...body.map(({ text }) => text)].join('\n');
}
