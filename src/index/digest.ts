/** SHA-256 of bytes as 64 hexadecimal digits in lower case. WebCrypto, so that Node and Workers agree. */
export async function digestBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As `digestBytes`, of a text in UTF-8. */
export function digestText(text: string): Promise<string> {
  return digestBytes(new TextEncoder().encode(text));
}
