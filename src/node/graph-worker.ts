/** Builds the nearest-neighbour graph on a core of its own; `workerData` is a `GraphInput`. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildHnswGraph, loadHnswlib } from '../engines/hnsw-graph.ts';

parentPort!.postMessage(await buildHnswGraph(await loadHnswlib(), workerData));
