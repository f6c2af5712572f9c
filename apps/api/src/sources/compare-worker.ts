import { parentPort, workerData } from 'node:worker_threads';
import { compareAll, type Comparison } from './compare-all.js';

parentPort?.postMessage(compareAll(workerData as Comparison));
