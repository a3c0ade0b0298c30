/** One measurement in a process of its own: `child.ts build FOLDER LAWS COUNT`, `search FOLDER` or `postgres FOLDER`. */
import { buildScaleArtifact } from './build-artifact.ts';
import { openLocalEngine } from './local-engine.ts';
import { measureEngine } from './measure-engine.ts';
import { measurePostgres } from './postgres-engine.ts';

const [what, folder, laws, count] = process.argv.slice(2);
if (!folder || !process.send) throw new Error('started by `npm run bench -- scale` only');
const found =
  what === 'build'
    ? await buildScaleArtifact(folder, { laws: laws!, count: Number(count) })
    : what === 'postgres'
      ? await measurePostgres(folder)
      : await measureEngine(folder, openLocalEngine);
process.send(found, () => process.exit(0));
