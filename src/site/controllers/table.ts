// The rules of standard DocTypes that are code, by DocType.
import type { Controller } from '../site.ts';
import { customFieldController, docTypeController } from './doctype.ts';
import { fileController } from './file.ts';
import { scheduledJobTypeController } from './scheduled-jobs.ts';
import { serverScriptController } from './server-script.ts';
import { userController } from './user.ts';

/** Controllers by DocType. */
export const controllers: ReadonlyMap<string, Controller> = new Map<string, Controller>([
  ['DocType', docTypeController],
  ['Custom Field', customFieldController],
  ['File', fileController],
  ['Scheduled Job Type', scheduledJobTypeController],
  ['Server Script', serverScriptController],
  ['User', userController],
]);
