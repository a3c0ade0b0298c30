import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');
const documents = readdirSync(new URL('docs/', ROOT))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);
const programs = ['src/', 'scripts/'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/u.test(name))
    .map((name) => folder + name),
);

/** Rows of a table of two columns whose head is `veld` and `waarde`. */
function readFields(text: string): Map<string, string> {
  const rows = [...text.matchAll(/^\| ([^|]+?) \| ([^|]*?) \|$/gmu)].map(
    ([, name, value]) => [name!, value!] as const,
  );
  return new Map(rows.filter(([name]) => name !== 'veld' && !/^-+$/u.test(name)));
}

describe.each([...documents, 'SECURITY.md'])('%s', (file) => {
  it('names files that are there', () => {
    const paths = [...read(file).matchAll(/`((?:src|scripts|evals|tests|docs|corpus)\/[\w./-]*\.\w+)`/gu)];
    expect(paths.map(([, path]) => path!).filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });

  it('names settings that the program reads', () => {
    const known = programs.map(read).join('\n');
    const named = [
      ...read(file).matchAll(/\b((?:BRIEFWIJZER|CLOUDFLARE|DATABASE|KOOP)_[A-Z_]*[A-Z])\b(?!_)/gu),
    ];
    expect(named.map(([, name]) => name!).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names metrics that the program counts', () => {
    const known = programs.map(read).join('\n');
    const named = [...read(file).matchAll(/`(briefwijzer_[a-z_]+?)(?:_bucket|_sum|_count)?(?:\{[^`]*)?`/gu)];
    expect(named.map(([, name]) => name!).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('marks what nobody filled in, and closes each mark', () => {
    const open = read(file).match(/\[in te vullen(?!(?:[^[\]]*)\])/gu) ?? [];
    expect(open).toEqual([]);
    expect(read(file)).not.toMatch(/\b(?:TODO|TBD|XXX|lorem)\b/iu);
  });
});

/** Most characters of a field: the publication standard of the register, version 1.0.0. */
const LENGTHS: Record<string, number> = {
  Naam: 100,
  'Korte omschrijving': 350,
  Organisatie: 100,
  'Doel en impact': 2500,
  Afwegingen: 2500,
  'Menselijke tussenkomst': 2500,
  Risicobeheer: 2500,
  'Wettelijke basis': 2500,
  'Titel van wettelijke basis': 100,
  'Toelichting op impacttoetsen': 2500,
  Gegevens: 2500,
  'Titel van gegevensbron': 500,
  'Technische werking': 5000,
  Leverancier: 200,
  'Bron-ID': 100,
  Zoektermen: 2500,
};
const OTHER_FIELDS = [
  'Thema',
  'Status',
  'Begindatum',
  'Einddatum',
  'Contactgegevens',
  'Link naar publiekspagina',
  'Publicatiecategorie',
  'Link naar bronregistratie',
  'Link naar wettelijke basis',
  'Verwerkingsregister',
  'Impacttoetsen',
  'Link naar impacttoets',
  'Link naar gegevensbron',
  'Link naar broncode',
  'Taal',
  'Schema',
];

describe('docs/algoritmeregister.md', () => {
  const fields = readFields(read('docs/algoritmeregister.md'));

  it('has every field of the register, and no other', () => {
    expect([...fields.keys()].sort()).toEqual([...Object.keys(LENGTHS), ...OTHER_FIELDS].sort());
  });

  it.each(Object.entries(LENGTHS))('keeps %s below %i characters', (name, most) => {
    expect(fields.get(name)!.length).toBeLessThan(most);
  });

  it('chooses from the lists', () => {
    expect(fields.get('Status')).toMatch(/^(?:In ontwikkeling|In gebruik|Buiten gebruik)$/u);
    expect(fields.get('Publicatiecategorie')).toMatch(/^Overige algoritmes/u);
    expect([fields.get('Taal'), fields.get('Schema')]).toEqual(['nld', '1.0.0']);
  });
});

describe('docs/dpia.md', () => {
  it('goes through the seventeen points of the model in order', () => {
    const points = [...read('docs/dpia.md').matchAll(/^## (\d+)\. /gmu)].map(([, number]) => Number(number));
    expect(points).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
  });
});

describe('docs/toegankelijkheidsverklaring.md', () => {
  it('has the parts of the model, and claims no status that needs a full audit', () => {
    const text = read('docs/toegankelijkheidsverklaring.md');
    const heads = [...text.matchAll(/^## (.+)$/gmu)].map(([, head]) => head);
    expect(heads).toEqual([
      'Verklaring',
      'Nalevingsstatus',
      'Akkoordverklaring',
      'Onderbouwing',
      'Feedback en contactgegevens',
      'Handhavingsprocedure',
    ]);
    expect(text).toMatch(/Voorgestelde status: D/u);
  });

  it('counts the states and looks that the browser tests go through', () => {
    const source = read('tests/browser/pictures.browser-test.ts');
    const block = (name: string) =>
      new RegExp(`^const ${name}\\b.*? = \\{\\n([\\s\\S]*?)\\n\\}`, 'mu').exec(source)![1]!;
    const count = (text: string) => text.match(/^ {2}'?[\w-]+'?: \{/gmu)!.length;
    const [states, looks] = [count(block('states')), count(block('looks'))];
    const text = read('docs/toegankelijkheidsverklaring.md');
    expect(text).toContain(`in ${states} toestanden`);
    expect(text).toContain(`maal ${looks} weergaven`);
    expect(text).toContain(`0 overtredingen in ${states * looks} combinaties`);
  });
});
