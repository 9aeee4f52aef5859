// Texts of errors that newer Pythons word otherwise: for each the words of 3.11, and those that came in their place.
import type { PythonVersion } from '../../../grammar/problem.ts';

type Words = (...parts: readonly string[]) => string;

/** The words by the Python that brought them; those of 3.11 stand for all before. */
type Versions = { readonly '3.11': Words } & Partial<Readonly<Record<PythonVersion, Words>>>;

/** Newest first. */
const VERSIONS: readonly PythonVersion[] = ['3.14', '3.13', '3.11'];

const NO_ZERO = () => 'division by zero';

const WORDINGS = {
  unknownKeyword: {
    '3.11': (callee, name) => `'${name}' is an invalid keyword argument for ${callee}()`,
    '3.13': (callee, name) => `${callee}() got an unexpected keyword argument '${name}'`,
  },
  notAContainer: {
    '3.11': (type) => `argument of type '${type}' is not iterable`,
    '3.14': (type) => `argument of type '${type}' is not a container or iterable`,
  },
  tooManyValues: {
    '3.11': (expected) => `too many values to unpack (expected ${expected})`,
    '3.14': (expected, ...got) =>
      `too many values to unpack (${[`expected ${expected}`, ...got.map((count) => `got ${count}`)].join(', ')})`,
  },
  noEnter: {
    '3.11': (type) => `'${type}' object does not support the context manager protocol`,
    '3.14': (_type, full, missed) =>
      `'${full}' object does not support the context manager protocol (missed ${missed} method)`,
  },
  noExit: {
    '3.11': (type) => `'${type}' object does not support the context manager protocol (missed __exit__ method)`,
    '3.14': (_type, full) => `'${full}' object does not support the context manager protocol (missed __exit__ method)`,
  },
  noAttributeToSet: {
    '3.11': (type, name) => `'${type}' object has no attribute '${name}'`,
    '3.13': (type, name) => `'${type}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
  },
  notInList: { '3.11': (item) => `${item} is not in list`, '3.14': () => 'list.index(x): x not in list' },
  notInRange: { '3.11': (item) => `${item} is not in range`, '3.14': () => 'range.index(x): x not in range' },
  emptyExtremum: {
    '3.11': (name) => `${name}() arg is an empty sequence`,
    '3.13': (name) => `${name}() iterable argument is empty`,
  },
  mapKeywords: {
    '3.11': () => 'map() takes no keyword arguments',
    '3.14': (name) => `map() got an unexpected keyword argument '${name}'`,
  },
  pairsElement: {
    '3.11': (at) => `cannot convert dictionary update sequence element #${at} to a sequence`,
    '3.14': () => 'object is not iterable',
  },
  percentCharacter: {
    '3.11': () => '%c requires int or char',
    '3.14': (what) => `%c requires an int or a unicode character, not ${what}`,
  },
  complexText: {
    '3.11': () => "complex() can't take second arg if first is a string",
    '3.14': (type) => `complex() argument 'real' must be a real number, not ${type}`,
  },
  complexImagText: {
    '3.11': () => "complex() second arg can't be a string",
    '3.14': (type) => `complex() argument 'imag' must be a real number, not ${type}`,
  },
  complexReal: {
    '3.11': (type) => `complex() first argument must be a string or a number, not '${type}'`,
    '3.14': (type) => `complex() argument must be a string or a number, not ${type}`,
  },
  complexImag: {
    '3.11': (type) => `complex() second argument must be a number, not '${type}'`,
    '3.14': (type) => `complex() argument 'imag' must be a real number, not ${type}`,
  },
  oddHex: {
    '3.11': (at) => `non-hexadecimal number found in fromhex() arg at position ${at}`,
    '3.14': () => 'fromhex() arg must contain an even number of hexadecimal digits',
  },
  noKeywords: {
    '3.11': (method) => `${method}() takes no keyword arguments`,
    '3.13': (method, owner) => `${owner}.${method}() takes no keyword arguments`,
  },
  jsonRange: {
    '3.11': () => 'Out of range float values are not JSON compliant',
    '3.13': (value) => `Out of range float values are not JSON compliant: ${value}`,
  },
  mathDomain: { '3.11': () => 'math domain error', '3.14': (_value, expected) => expected },
  mathDomainOf: { '3.11': () => 'math domain error', '3.14': (value, expected) => `${expected}, got ${value}` },
  searchText: {
    '3.11': (type) => `must be str, not ${type}`,
    '3.13': (type, method) => `${method}() argument 1 must be str, not ${type}`,
  },
  searchCount: {
    '3.11': (method, bound, given) => `${method}() takes ${bound} (${given} given)`,
    '3.13': (method, bound, given) => `${method} expected ${bound}, got ${given}`,
  },
  tableKey: {
    '3.11': () => 'string keys in translate table must be of length 1',
    '3.14': () => 'string keys in translatetable must be of length 1',
  },
  intQuotient: { '3.11': () => 'integer division or modulo by zero', '3.14': NO_ZERO },
  intRest: { '3.11': () => 'integer modulo by zero', '3.14': NO_ZERO },
  floatQuotient: { '3.11': () => 'float division by zero', '3.14': NO_ZERO },
  floatFloor: { '3.11': () => 'float floor division by zero', '3.14': NO_ZERO },
  floatRest: { '3.11': () => 'float modulo', '3.13': () => 'float modulo by zero', '3.14': NO_ZERO },
  floatDivmod: { '3.11': () => 'float divmod()', '3.14': NO_ZERO },
  complexQuotient: { '3.11': () => 'complex division by zero', '3.14': NO_ZERO },
  unusableHash: {
    '3.11': (error) => error,
    '3.14': (error, full, use) => `cannot use '${full}' as a ${use} (${error})`,
  },
  zeroPower: {
    '3.11': () => '0.0 cannot be raised to a negative power',
    '3.14': () => 'zero to a negative power',
  },
  complexZeroPower: {
    '3.11': () => '0.0 to a negative or complex power',
    '3.14': () => 'zero to a negative or complex power',
  },
  simpleSliceValue: {
    '3.11': () => 'can only assign an iterable',
    '3.13': () => 'must assign iterable to extended slice',
  },
} as const satisfies Readonly<Record<string, Versions>>;

/** An error whose words have changed. */
export type Wording = keyof typeof WORDINGS;

/** Whoever knows by which Python's rules a script runs. */
interface Rules {
  readonly python: PythonVersion;
}

/** The text of an error in the words of the Python whose rules hold. */
export function worded({ python }: Rules, error: Wording, ...parts: readonly string[]): string {
  const wording: Versions = WORDINGS[error];
  const words = VERSIONS.find((version) => version <= python && wording[version] !== undefined) ?? '3.11';
  return (wording[words] ?? wording['3.11'])(...parts);
}
