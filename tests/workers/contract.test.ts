import { describeContract } from '../contract/contract-suite.ts';
import { openWorker } from './open-worker.ts';

describeContract('workerd', async (settings) => openWorker(settings));
