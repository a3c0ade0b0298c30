/** Brings the vectors of the artifact to Cloudflare Vectorize: `npm run worker:upload`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VECTORIZE_LIMITS } from '../src/engines/vectorize-layout.ts';
import { AppError, describeError } from '../src/errors.ts';
import { decodeArtifact } from '../src/index/artifact.ts';
import { readArtifactFiles } from '../src/node/artifact-files.ts';
import { readConfiguration } from '../src/node/configuration.ts';
import { rangesBy } from '../src/retrieve/rows.ts';
import { type ApiSettings, createApi } from './upload-vectors/cloudflare-api.ts';
import { uploadVectors } from './upload-vectors/upload.ts';

const USAGE = `Brings the vectors of the index artifact to a Cloudflare Vectorize index, for a Worker whose index is past its memory.
  npm run worker:upload
  npm run worker:upload -- --index name   the Vectorize index (default: briefwijzer)
  npm run worker:upload -- --batch 1000   vectors a request, at most ${VECTORIZE_LIMITS.httpBatch}
  npm run worker:upload -- --keep-old     leave older versions in place, for a Worker that still serves one
Killed and run again, it goes on where it stopped. Deploy the Worker between a run with --keep-old and one without.
Settings: CLOUDFLARE_ACCOUNT_ID, CLOUDFLARE_API_TOKEN (permission «Vectorize: Edit»), BRIEFWIJZER_ARTIFACT_FOLDER.`;

interface Arguments {
  index: string;
  batch: number;
  keepOld: boolean;
  help: boolean;
}

function readArguments(args: string[]): Arguments {
  const fail = (what: string, cause?: unknown) => new AppError('invalid_input', what, { hint: USAGE, cause });
  const parsed = () =>
    parseArgs({
      args,
      options: {
        index: { type: 'string', default: 'briefwijzer' },
        batch: { type: 'string', default: '1000' },
        'keep-old': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  let values: ReturnType<typeof parsed>;
  try {
    values = parsed();
  } catch (cause) {
    throw fail((cause as Error).message, cause);
  }
  const batch = Number(values.batch);
  if (!Number.isInteger(batch) || batch < 1 || batch > VECTORIZE_LIMITS.httpBatch) {
    throw fail(`--batch must be a whole number from 1 to ${VECTORIZE_LIMITS.httpBatch}`);
  }
  if (!/^[\w-]{1,64}$/u.test(values.index)) throw fail('--index must be the name of a Vectorize index');
  return { index: values.index, batch, keepOld: values['keep-old'], help: values.help };
}

function readApiSettings(env: NodeJS.ProcessEnv): ApiSettings {
  const read = (name: string) => env[name]?.trim() ?? '';
  const missing = ['CLOUDFLARE_ACCOUNT_ID', 'CLOUDFLARE_API_TOKEN'].filter((name) => read(name) === '');
  const fail = (what: string) => new AppError('configuration_invalid', what, { hint: USAGE });
  if (missing.length > 0) throw fail(`Missing: ${missing.join(' and ')}`);
  const accountId = read('CLOUDFLARE_ACCOUNT_ID');
  if (!/^[0-9a-f]{32}$/iu.test(accountId)) throw fail('CLOUDFLARE_ACCOUNT_ID must be 32 hexadecimal digits');
  // The name that wrangler gives it.
  const url = read('CLOUDFLARE_API_BASE_URL') || 'https://api.cloudflare.com/client/v4';
  if (!/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)(?::|\/|$)/u.test(url)) {
    throw fail('CLOUDFLARE_API_BASE_URL must begin with https://, for the token goes there');
  }
  return { accountId, token: read('CLOUDFLARE_API_TOKEN'), url: url.replace(/\/$/u, '') };
}

async function main(): Promise<void> {
  const { index, batch, keepOld, help } = readArguments(process.argv.slice(2));
  if (help) return console.log(USAGE);
  const settings = readApiSettings(process.env);
  const { artifact } = readConfiguration(process.env);
  const { files } = await readArtifactFiles(artifact);
  const { content, vectors, manifest, version } = await decodeArtifact(files, { withoutGraph: true });
  const { dimensions } = manifest.embedder;
  if (dimensions > VECTORIZE_LIMITS.dimensions) {
    const message = `Vectorize holds ${VECTORIZE_LIMITS.dimensions} dimensions a vector, the index has ${dimensions}`;
    throw new AppError('configuration_invalid', message);
  }
  const documents = [...rangesBy(content.passages, ({ documentId }) => documentId).values()];
  const log = (line: string) => console.log(line);
  await uploadVectors({
    ...{ index, batch, keepOld, log, accountId: settings.accountId },
    parts: { version, vectors, dimensions, documents },
    call: createApi(settings, log),
    stateFile: path.join(artifact, `upload-${index}.json`),
  });
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
