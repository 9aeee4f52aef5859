// What a worker process starts with: the folder of the sites is its only argument.
import { runWorker } from './worker.ts';

runWorker(process.argv[2] ?? 'sites');
