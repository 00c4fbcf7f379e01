import type { BarSeriesOption, ComposeOption, GridComponentOption, LineSeriesOption } from 'echarts';
// The whole of ECharts in one file loads four times faster than the few parts used here, which are 600 modules.
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { html, Markup } from './markup.ts';

export type ChartOption = ComposeOption<LineSeriesOption | BarSeriesOption | GridComponentOption>;

/**
 * The colours a chart may use. They stand for the style sheet's variables of the same names, which differ between
 * light, dark and print; ECharts wants real colours, so these are ones that nothing else has.
 */
export const PAINT = {
  muted: '#010101',
  rule: '#010102',
  accent: '#010103',
  band: '#010104',
  blind: '#010105',
  unwatched: '#010106',
  paper: '#010107',
  warn: '#010108',
} as const;

const PAINTED = new RegExp(`"(?:${Object.values(PAINT).join('|')})"`, 'g');
const VARIABLES = new Map(Object.entries(PAINT).map(([name, colour]) => [`"${colour}"`, `"var(--${name})"`]));

/**
 * Draws a chart with ECharts, as SVG to stand inside a page.
 *
 * Text within SVG is escaped by ECharts and can hold neither `<` nor `"`, so what is replaced here is always markup.
 *
 * @param chart `id`: unique on the page, a letter first; `label`: its name for screen readers; sizes in pixels
 */
export function drawn(
  option: ChartOption,
  chart: { id: string; label: string; description: string; width: number; height: number },
): Markup {
  const { id, width, height } = chart;
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    canvas.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option });
    const svg = canvas.renderToSVGString();
    const shapes = svg
      .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
      // Rules for the pointer, and numbers that count up with every chart of the process.
      .replace(/<style[\s\S]*<\/style>/, '')
      .replace(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="\w+")/g, '')
      .replace(/"(url\(#)?zr\d+-(c\d+\)?)"/g, `"$1${id}-$2"`)
      .replace(PAINTED, (colour) => VARIABLES.get(colour) ?? colour)
      // Of clip paths, which nobody sees.
      .replaceAll(' fill="#000"', '')
      .replaceAll('\n', '');
    return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title id="${id}-title">${chart.label}</title><desc id="${id}-desc">${chart.description}</desc>${new Markup(shapes)}</svg>`;
  } finally {
    canvas.dispose();
  }
}
