import type { Section } from '../types.ts';

/** Styles of loose headings, from the highest to the lowest. */
const STYLES = ['vet', 'halfvet', 'vetcur', 'cur', 'rom'];

/** The headings above the place that is being written, and the sections that they open. */
export class Outline {
  private readonly open: Section[] = [];
  private readonly all: Section[] = [];

  /** Headings above, from the top. */
  get path(): string[] {
    return this.open.map((section) => section.heading);
  }

  /** Opens the section of a heading that stands at `start`; every open section of its level or below ends there. */
  enter(heading: string, { level, start }: { level: number; start: number }): void {
    while (this.open.length > 0 && this.open.at(-1)!.level >= level) this.open.pop()!.end = start;
    const path = [...this.path, heading];
    const section: Section = { id: `s${this.all.length + 1}`, heading, level, path, start, end: start };
    this.open.push(section);
    this.all.push(section);
  }

  /** Ends the open sections of a level and deeper, without a heading that follows. */
  leave({ level, end }: { level: number; end: number }): void {
    while (this.open.length > 0 && this.open.at(-1)!.level >= level) this.open.pop()!.end = end;
  }

  /** All sections in the order of their headings. */
  close(end: number): Section[] {
    this.leave({ level: 0, end });
    return this.all;
  }
}

/** How deep a heading's own number goes: `2.1 Titel` 2, `3. Titel` 1, without a number 0. */
export function numberDepth(heading: string): number {
  const number = /^(\d{1,3}(?:\.\d{1,3}){0,5})(?:[.\s]|$)/u.exec(heading)?.[1];
  return number ? number.split('.').length : 0;
}

/**
 * Level of a loose heading (tussenkop) in a container: its style's rank among the styles that occur there, or the
 * depth of its own number where that is deeper. `base` is the level of the headings above.
 */
export function looseLevel(
  heading: string,
  given: { style: string; styles: Set<string>; base: number },
): number {
  const ranked = [...given.styles].sort((a, b) => rank(a) - rank(b));
  const byStyle = Math.max(ranked.indexOf(given.style), 0) + 1;
  return given.base + Math.max(byStyle, numberDepth(heading));
}

function rank(style: string): number {
  const at = STYLES.indexOf(style);
  return at < 0 ? STYLES.length : at;
}
