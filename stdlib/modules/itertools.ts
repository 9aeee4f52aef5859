// The itertools module, as of Python 3.11.
import { PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { choiceTypes } from './itertools-choices.ts';
import { endlessTypes } from './itertools-endless.ts';
import { groupTypes, tee } from './itertools-groups.ts';
import { streamTypes } from './itertools-streams.ts';

const types = [...endlessTypes, ...streamTypes, ...groupTypes, ...choiceTypes];

/** The itertools module. */
export const itertoolsModule = new PyModule(
  'itertools',
  new Map<string, PyValue>([...types.map((type) => [type.qualname, type] as const), ['tee', tee]]),
);
