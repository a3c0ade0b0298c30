/**
 * What a reader cannot see: format characters (Cf: Unicode tags, bidi controls and isolates, zero-width spaces and
 * joiners, soft hyphens), default-ignorable code points (variation selectors, fillers), control characters but tab and
 * line breaks, and halves of a surrogate pair. Classes of the Unicode Character Database.
 */
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]|(?![\t\n\r])\p{Cc}/gu;

/** The text as a reader sees it: without characters that show nothing, or that reverse the order of others. */
export function stripHidden(text: string): string {
  return text.replace(HIDDEN, '');
}
