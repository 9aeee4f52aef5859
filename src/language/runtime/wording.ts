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
    '3.14': (expected, got) => `too many values to unpack (expected ${expected}, got ${got})`,
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
