// What a worker process starts with: the folder of the sites and the file with the program of a site.
import { built } from './places.ts';
import { runWorker } from './worker.ts';

runWorker(process.argv[2] ?? 'sites', process.argv[3] ?? built('guest.js'));
