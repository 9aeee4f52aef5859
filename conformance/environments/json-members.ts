// `json.loads` and `json.dumps` for the stubs.
import type { PyValue } from '../../src/language/runtime/values.ts';
import { jsonMembers as allMembers } from '../../stdlib/modules/json.ts';

/** The members of the `json` namespace. */
export const jsonMembers: readonly (readonly [string, PyValue])[] = [...allMembers].filter(
  ([name]) => name !== 'JSONDecodeError',
);
