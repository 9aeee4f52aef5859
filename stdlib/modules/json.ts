// The json module.

import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import { index, truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyModule, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { worded } from '../../src/language/runtime/wording.ts';
import { asBytes } from '../../src/language/types/bytes.ts';
import { decode } from '../../src/language/types/encodings.ts';
import { type DecodeHooks, decodeJson } from './json-decode.ts';
import { encodeJson, type JsonStyle } from './json-encode.ts';
import { JSONDecodeError } from './json-error.ts';

const dumps = pythonFunction(
  'dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)',
  {
    doc: 'Serialise a value to JSON text.',
    examples: [
      "json.dumps({'b': 1, 'a': [2.5, None, True]}, sort_keys=True)  #> '{\"a\": [2.5, null, true], \"b\": 1}'",
    ],
    run(
      run,
      obj: PyValue,
      skipkeys: PyValue,
      ascii: PyValue,
      _circular: PyValue,
      allowNan: PyValue,
      _cls: PyValue,
      indent: PyValue,
      separators: PyValue,
      fallback: PyValue,
      sortKeys: PyValue,
      rest: Keywords | undefined,
    ) {
      refuseUnknown('JSONEncoder', rest);
      const separated = separatorsOf(run, separators, indent);
      return encodeJson(run, obj, {
        ...separated,
        indent: indentOf(run, indent),
        sortKeys: truth(run, sortKeys),
        ascii: truth(run, ascii),
        allowNan: truth(run, allowNan),
        skipKeys: truth(run, skipkeys),
        fallback: fallback === null ? undefined : (_run, value) => call(run, fallback, [value]),
      });
    },
  },
);

/** Unknown keywords reach the constructor of the coder, whose error they are. */
function refuseUnknown(coder: string, rest: Keywords | undefined): void {
  if (rest === undefined) return;
  const [name] = rest.names;
  if (name !== undefined) raise('TypeError', `${coder}.__init__() got an unexpected keyword argument '${name}'`);
}

function indentOf(run: Run, indent: PyValue): string | undefined {
  if (indent === null) return undefined;
  if (typeof indent === 'string') return indent;
  const width = Number(index(run, indent));
  run.chargeText(Math.max(width, 0));
  return ' '.repeat(Math.max(width, 0));
}

function separatorsOf(
  run: Run,
  separators: PyValue,
  indent: PyValue,
): Pick<JsonStyle, 'itemSeparator' | 'keySeparator'> {
  if (separators === null) return { itemSeparator: indent === null ? ', ' : ',', keySeparator: ': ' };
  const parts = toArray(run, separators);
  if (parts.length < 2) return raise('ValueError', `not enough values to unpack (expected 2, got ${parts.length})`);
  if (parts.length > 2) return raise('ValueError', worded(run, 'tooManyValues', '2', String(parts.length)));
  const [item, key] = parts.map((part) => (typeof part === 'string' ? part : wrongSeparator(part)));
  return { itemSeparator: item as string, keySeparator: key as string };
}

function wrongSeparator(part: PyValue): never {
  return raise('TypeError', `make_encoder() argument 5 must be str, not ${typeOf(part).name}`);
}

const loads = pythonFunction(
  'loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, strict=True, **kw)',
  {
    doc: 'Deserialise JSON text, or bytes of it.',
    examples: [
      "json.loads('{\"a\": [1, 2.5, null]}')  #> {'a': [1, 2.5, None]}",
      "json.loads('[1,]')  #! JSONDecodeError: Expecting value: line 1 column 4 (char 3)",
    ],
    run(
      run,
      s: PyValue,
      _cls: PyValue,
      objectHook: PyValue,
      float: PyValue,
      int: PyValue,
      constant: PyValue,
      pairs: PyValue,
      strict: PyValue,
      rest: Keywords | undefined,
    ) {
      const text = textOf(run, s);
      refuseUnknown('JSONDecoder', rest);
      const hook = (callee: PyValue): ((value: PyValue) => PyValue) | undefined =>
        callee === null ? undefined : (value) => call(run, callee, [value]);
      const hooks: DecodeHooks = {
        object: hook(objectHook),
        pairs: hook(pairs),
        float: hook(float),
        int: hook(int),
        constant: hook(constant),
        strict: truth(run, strict),
      };
      return decodeJson(run, text, hooks);
    },
  },
);

function textOf(run: Run, value: PyValue): string {
  if (typeof value === 'string') return value;
  const bytes = asBytes(value);
  if (bytes === undefined)
    return raise('TypeError', `the JSON object must be str, bytes or bytearray, not ${typeOf(value).name}`);
  return decode(run, bytes.value, 'utf-8', 'surrogatepass');
}

/** Names of the module, for those who offer only some of them. */
export const jsonMembers: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ['dumps', dumps],
  ['loads', loads],
  ['JSONDecodeError', JSONDecodeError],
]);

/** The json module. */
export const jsonModule = new PyModule('json', new Map(jsonMembers));
