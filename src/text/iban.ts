/** Length of an IBAN by country, from the SWIFT IBAN registry (ISO 13616). */
const LENGTHS: Record<string, number> = Object.fromEntries(
  'NO15 BE16 DK18 FO18 FI18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 XK20 LT20 LU20 CR22 BG22 BH22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 IQ23 TL23 OM23 SO23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LV21 LI21 CH21 HR21 LY25 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 BI27 DJ27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 PL28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 MT31 SC31 LC32 NI28 RU33 VA22'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const OPENING = /(?<![\p{L}\p{N}])[A-Z]{2}[ .-]?\d[ .-]?\d/giu;

/** Where the IBANs of a text stand, as `[start, end]`: right length for the country, mod 97 is 1 (ISO 7064). */
export function findIbans(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(OPENING)) {
    const read = readAccount(text, match.index);
    if (read && isValid(read.account)) found.push([match.index, read.end]);
  }
  return found;
}

/** The letters and digits from `start` on, single separators left out, as many as the country's IBAN has. */
function readAccount(text: string, start: number): { account: string; end: number } | null {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()] ?? 0;
  let account = '';
  let at = start;
  while (account.length < length && at < text.length) {
    if (/[A-Z\d]/iu.test(text[at]!)) account += text[at]!.toUpperCase();
    else if (!/[ .\u00a0-]/u.test(text[at]!) || !/[A-Z\d]/iu.test(text[at + 1] ?? '')) return null;
    at++;
  }
  const isWhole = account.length === length && length > 0 && !/[\p{L}\p{N}]/u.test(text[at] ?? '');
  return isWhole ? { account, end: at } : null;
}

function isValid(account: string): boolean {
  let rest = 0;
  for (const char of account.slice(4) + account.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
