import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { drawChart } from './draw-chart.ts';

const groups = [
  { title: 'Success@5 <fixed> & own', bars: [{ label: 'A & B', value: 0.5, ours: false }] },
  { title: 'nDCG', bars: [{ label: 'ours', value: 1, ours: true }] },
];

describe('the chart', () => {
  it('is well-formed XML, whatever stands in a label', () => {
    const parser = new SaxesParser({ xmlns: true });
    const names: string[] = [];
    parser.on('opentag', ({ name }) => names.push(name));
    parser.write(drawChart('Peers & we', groups)).close();
    expect(names.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(names.filter((name) => name === 'rect')).toHaveLength(3);
  });

  it('says all its figures in words, and has colours for dark and light', () => {
    const svg = drawChart('Peers', groups);
    expect(svg).toContain('A &amp; B 0.500');
    expect(svg).toContain('nDCG: ours 1.000.');
    expect(svg).toContain('aria-labelledby="title desc"');
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('draws a bar as long as its value', () => {
    const [, half, whole] = [...drawChart('Peers', groups).matchAll(/<rect[^>]* width="([\d.]+)"/gu)].map(
      (match) => Number(match[1]),
    );
    expect(whole! / half!).toBeCloseTo(2, 2);
  });
});
