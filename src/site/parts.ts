// Puts the site together: the scripts and rules that the layers below call without importing them.
import type { Parts } from './site.ts';
import { controllers } from './controllers/table.ts';
import { runDocumentEvent } from './scripts/events.ts';
import { syntaxError } from './scripts/checks.ts';
import { permissionCondition } from './scripts/permission-query.ts';

/** The parts of every site. */
export const parts: Parts = {
  documentEvent: runDocumentEvent,
  permissionQuery: permissionCondition,
  controllers,
  syntaxError,
};
