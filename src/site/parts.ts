// Puts the site together: the scripts and rules that the layers below call without importing them.
import './documents/action-methods.ts';
import './documents/format-methods.ts';
import './documents/meta-methods.ts';
import './documents/number-methods.ts';
import './documents/queue-methods.ts';
import './documents/value-methods.ts';
import { controllers } from './controllers/table.ts';
import { callMethod, checkMethod } from './http/methods.ts';
import { runScript } from './scripts/api.ts';
import { syntaxError } from './scripts/checks.ts';
import { runDocumentEvent } from './scripts/events.ts';
import { permissionCondition } from './scripts/permission-query.ts';
import type { Parts } from './site.ts';

/** The parts of every site. */
export const parts: Parts = {
  documentEvent: runDocumentEvent,
  permissionQuery: permissionCondition,
  controllers,
  callMethod,
  checkMethod,
  runScript,
  syntaxError,
};
