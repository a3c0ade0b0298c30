import { createWorker } from './worker/create-worker.ts';

export default createWorker();
