import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** Folder of the program: that of package.json. */
export const ROOT_FOLDER = fileURLToPath(root);
export const DEFAULT_CORPUS = fileURLToPath(new URL('corpus', root));
export const DEFAULT_ARTIFACT = fileURLToPath(new URL('.artifact', root));
