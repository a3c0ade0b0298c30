import { describe, expect, it } from 'vitest';
import { buildPaperPdf, buildPdf } from './fixtures/pdf-builder.ts';
import { parsePaperPdf } from './pdf.ts';

const refused = expect.objectContaining({ type: 'source_refused' });

describe('a paper that is only a PDF', () => {
  it('is read as paragraphs: lines joined, cut words healed, running feet left out', async () => {
    const { document } = await parsePaperPdf(buildPaperPdf(), 'kst-99999-8');
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      'VERZONNEN VOORBEELD - geen echt Kamerstuk',
      'Dit is een verzonnen alinea over een vijver met land- en tuinbouw, die op de volgende bladzijde nog doorloopt en daar eindigt.',
      'De tweede alinea staat op de tweede bladzijde.',
    ]);
    expect(document).toMatchObject({ id: 'kst-99999-8', offsets: [], date: null });
  });

  it('knows what stands on which page', async () => {
    const { document, pages } = await parsePaperPdf(buildPaperPdf(), 'kst-99999-8');
    expect(pages.map(({ start, end }) => document.text.slice(start, end).trim())).toEqual([
      expect.stringMatching(/^VERZONNEN.*bladzijde nog$/su),
      expect.stringMatching(/^doorloopt.*tweede bladzijde\.$/su),
    ]);
  });

  it('keeps short paragraphs apart', async () => {
    const pdf = buildPdf([
      [
        'De Kamer,',
        '',
        'gehoord de beraadslaging,',
        '',
        'gaat over tot de orde van de dag.',
        '',
        'kst-99999-8',
      ],
    ]);
    const { document } = await parsePaperPdf(pdf, 'kst-99999-8');
    expect(document.text).toBe('De Kamer,\n\ngehoord de beraadslaging,\n\ngaat over tot de orde van de dag.');
  });

  it('has to say which paper it is, where there is no metadata', async () => {
    await expect(parsePaperPdf(buildPaperPdf(), 'kst-99999-9')).rejects.toThrow(
      'does not say that it is this paper',
    );
  });

  it.each([
    ['no PDF', new TextEncoder().encode('<html>VERZONNEN VOORBEELD</html>')],
    ['a PDF that was cut', buildPaperPdf().slice(0, 300)],
    ['a PDF without text', buildPdf([['']])],
    ['nothing', new Uint8Array()],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(parsePaperPdf(bytes, 'kst-99999-8')).rejects.toThrow(refused);
  });
});
