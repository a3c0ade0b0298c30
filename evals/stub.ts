/** Serves a stub for trying out what a model would do: `npm run stub -- honest` or `npm run stub -- lying`. */
import { describeError } from '../src/errors.ts';
import { STUB_NAMES, type StubName, startStubModel } from './stub-models-by-name.ts';

const PORT = 9911;
const USAGE = `npm run stub -- honest   words the offered sentences honestly
npm run stub -- lying    only lies about them
It speaks OpenAI's wire protocol on port ${PORT}. It is no model.`;

try {
  const [name] = process.argv.slice(2);
  if (!STUB_NAMES.includes(name as StubName)) console.log(USAGE);
  else {
    const { url } = await startStubModel(name as StubName, PORT);
    console.log(`The ${name} stub serves ${url}`);
    console.log(
      `BRIEFWIJZER_WRITER=openai BRIEFWIJZER_WRITER_URL=${url} BRIEFWIJZER_WRITER_MODEL=stub npm start`,
    );
  }
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
