/** Measures one peer in a process of its own: `child.ts <peer> <file with the task>`; sends what it found to its parent. */
import { readFile } from 'node:fs/promises';
import { measurePeer } from './measure-peer.ts';
import { ROSTER } from './roster.ts';

const [key, file] = process.argv.slice(2);
const entry = ROSTER.find((one) => one.key === key);
if (!entry || !file || !process.send) throw new Error('started by `npm run bench -- peers` only');
const task = JSON.parse(await readFile(file, 'utf8'));
process.send(await measurePeer(entry.load, task), () => process.exit(0));
