/** Where accepted papers are kept: `kst-….xml` or `.pdf`, with its `kst-….metadata.xml` where there is one. */
export interface PaperStore {
  /** Names of the files, in any order. */
  list(): Promise<string[]>;
  /** The bytes of a file, or null when it is not there. */
  read(name: string): Promise<Uint8Array | null>;
  /** Writes a file whole or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** Text of an XML file in the encoding that it declares (UTF-8 by default); a byte order mark stays. */
export function decodeXml(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]{0,3}<\?xml[^>]*\bencoding=["']([\w-]+)["']/u.exec(start)?.[1];
  return new TextDecoder(supportsEncoding(declared) ? declared : 'utf-8', { ignoreBOM: true }).decode(bytes);
}

function supportsEncoding(label: string | undefined): label is string {
  return label !== undefined && /^(?:utf-8|iso-8859-1|iso-8859-15|windows-1252)$/iu.test(label);
}
