import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../types.ts';
import { exportAnswer, exportCheck } from './export-content.ts';
import type { Frame } from './frame.ts';
import { words } from './words.ts';
import { writeDocx } from './write-docx.ts';
import { writeMarkdown } from './write-markdown.ts';

const INDEX = { version: 'made-up-1', builtAt: '2026-01-02T03:04:05.000Z' };
const frame: Frame = {
  language: 'nl',
  words: words.nl,
  path: '/press',
  origin: 'https://vragen.example.nl',
  contact: { label: 'Balie', url: 'https://example.nl', telephone: '1400' },
  index: INDEX,
  hasWord: true,
};

function cite(number: number, quote: string): Citation {
  return {
    number,
    documentId: 'verzonnen',
    documentTitle: 'VERZONNEN brief (MADE UP)',
    documentKind: 'letter',
    passageId: `verzonnen:p${number}`,
    section: ['Bomen'],
    quote,
    prefix: '',
    suffix: '',
    start: number * 100,
    end: number * 100 + quote.length,
    url: `/documents/verzonnen?start=${number * 100}&end=${number * 100 + quote.length}#p${number}`,
    sourceUrl: null,
    commitment: 'will',
  };
}

const answer: Answer = {
  id: 'a1',
  answered: true,
  reason: null,
  answer: '',
  statements: [
    { text: 'Er komen *honderd* bomen. [1]', citations: [1] },
    { text: 'Er komt een park. [2] [1]', citations: [2, 1] },
  ],
  citations: [cite(1, 'Er komen *honderd* bomen.'), cite(2, 'Er komt een park & een <pad>.')],
  related: [],
  question: 'Wat komt er?',
  mode: 'extractive',
  aiGenerated: false,
  model: null,
  index: INDEX,
};

/** The parts of a .docx by name: a ZIP whose entries are found by its central directory (APPNOTE 4.3.12). */
function readZip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes);
  const parts = new Map<string, string>();
  for (let at = data.indexOf('PK\x01\x02'); at >= 0; at = data.indexOf('PK\x01\x02', at + 4)) {
    const [size, nameLength, offset] = [
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
      data.readUInt32LE(at + 42),
    ];
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    const content = data.subarray(start, start + size);
    const isStored = data.readUInt16LE(at + 10) === 0;
    parts.set(name, (isStored ? content : inflateRawSync(content)).toString('utf8'));
  }
  return parts;
}

describe('an answer as Markdown', () => {
  const markdown = writeMarkdown(exportAnswer(frame, answer, '2026-11-23'));

  it('gives every sentence the footnotes of its quotes, and a quote that comes again points back', () => {
    expect(markdown).toContain(String.raw`Er komen \*honderd\* bomen.[^1]`);
    expect(markdown).toContain('Er komt een park.[^2][^3]');
    expect(markdown).toContain('\n[^2]: Zie noot 1.\n');
  });

  it('says where each quote stands, how firm it is, and where it opens', () => {
    expect(markdown).toContain('Kamerbrief: VERZONNEN brief (MADE UP) › Bomen (hoe stellig: zal)');
    expect(markdown).toContain(`<https://vragen.example.nl${answer.citations[0]?.url}>`);
  });

  it('lets no words of a source become markup', () => {
    expect(markdown).toContain(String.raw`een \<pad\>`);
  });

  it('names the version of the sources and that no human made it', () => {
    expect(markdown).toContain('made-up-1 (2026-01-02)');
    expect(markdown).toContain('23 november 2026');
    expect(markdown).toContain('niet door een mens');
  });
});

it('a check names its verdict, the text that was checked, and each difference', () => {
  const check = {
    ...answer,
    verdict: 'contradicted' as const,
    explanation: 'De brief noemt honderd, niet tien.',
    differences: [{ kind: 'number' as const, claim: 'tien', source: 'honderd' }],
    commitment: 'will' as const,
    parts: [],
  };
  const markdown = writeMarkdown(exportCheck(frame, [{ text: 'Er komen tien bomen.', check }], '2026-11-23'));
  expect(markdown).toContain(
    '## De bron zegt iets anders\n\n> Er komen tien bomen.\n\nDe brief noemt honderd',
  );
  expect(markdown).toContain('aantal: tien → honderd');
});

it('a Word document has real footnotes that hold the quotes and open them', async () => {
  const parts = readZip(await writeDocx(exportAnswer(frame, answer, '2026-11-23')));
  const body = parts.get('word/document.xml') ?? '';
  expect([...body.matchAll(/<w:footnoteReference w:id="(\d)"/g)].map(([, id]) => id)).toEqual([
    '1',
    '2',
    '3',
  ]);
  const notes = parts.get('word/footnotes.xml') ?? '';
  expect(notes).toContain('“Er komt een park &amp; een &lt;pad&gt;.”');
  const links = parts.get('word/_rels/footnotes.xml.rels') ?? '';
  expect(links).toContain('https://vragen.example.nl/documents/verzonnen?start=100&amp;end=125"');
  // Word keeps what follows the # apart.
  expect(notes).toContain('w:anchor="p1"');
});
