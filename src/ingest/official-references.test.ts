import { expect, it } from 'vitest';
import { findGazetteReferences, findProceedingsReferences } from './official-references.ts';

it.each([
  ['Handelingen II 2022/23, nr. 84, item 12', 'h-tk-20222023-84-12'],
  ['Handelingen I 2022/23, nr. 8, item 3, p. 2', 'h-ek-20222023-8-3'],
  ['Handelingen II 2007/08, nr. 108, p. 7909-7943', null],
  ['Aanhangsel Handelingen II 2019/20, nr. 89', 'ah-tk-20192020-89'],
  ['Aanhangsel van de Handelingen, vergaderjaar 2024–2025, nr. 1028', 'ah-tk-20242025-1028'],
])('reads %s', (citation, id) => {
  const text = `Zie ${citation}. Einde`;
  expect(findProceedingsReferences(text)).toEqual([
    { start: 4, end: 4 + citation.length, text: citation, id },
  ]);
});

it.each([
  ['Stb. 2021, 598', 'stb-2021-598'],
  ['Staatsblad 2020, 118', 'stb-2020-118'],
  ['Stcrt. 2009, 9231', 'stcrt-2009-9231'],
  ['Trb. 2012, nr. 3', 'trb-2012-3'],
])('reads %s', (citation, id) => {
  expect(findGazetteReferences(`(${citation})`)).toEqual([
    { start: 1, end: 1 + citation.length, text: citation, id },
  ]);
});

it('finds nothing in words that only look like it', () => {
  expect(findProceedingsReferences('De handelingen van 2022/23 en Handelingen zonder meer')).toEqual([]);
  expect(findGazetteReferences('de Staatscourant van 2009')).toEqual([]);
});
