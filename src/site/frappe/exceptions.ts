// The framework's exception classes, each declared once with its base and its HTTP status.
import '../../language/types/load.ts';
import { exceptionTypes, PyException, Raise } from '../../language/runtime/errors.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import type { PyValue } from '../../language/runtime/values.ts';

/** Every framework exception by name; `frappe.NameError` and `frappe.PermissionError` are not the built-in ones. */
export const frappeExceptions: ReadonlyMap<string, PyType> = declareAll();

type Row = readonly [name: string, base: string, status?: number];

function declareAll(): ReadonlyMap<string, PyType> {
  const types = new Map<string, PyType>();
  for (const [name, base] of rows()) types.set(name, declareOne(name, types.get(base) ?? exceptionTypes.get(base)));
  return types;
}

function declareOne(name: string, base: PyType | undefined): PyType {
  if (base === undefined) throw new Error(`${name} is declared before its base`);
  return defineType({ name, module: 'frappe.exceptions', bases: [base] });
}

function rows(): readonly Row[] {
  return [
    ['SiteNotSpecifiedError', 'Exception'],
    ['CommandFailedError', 'Exception'],
    ['UrlSchemeNotSupported', 'Exception'],
    ['ValidationError', 'Exception', 417],
    ['FrappeTypeError', 'TypeError', 417],
    ['AuthenticationError', 'Exception', 401],
    ['SessionExpired', 'Exception', 401],
    ['PermissionError', 'Exception', 403],
    ['ServerScriptNotEnabled', 'PermissionError', 403],
    ['DoesNotExistError', 'ValidationError', 404],
    ['PageDoesNotExistError', 'ValidationError', 404],
    ['NameError', 'Exception', 409],
    ['DuplicateEntryError', 'NameError', 409],
    ['OutgoingEmailError', 'Exception', 501],
    ['SessionStopped', 'Exception', 503],
    ['UnsupportedMediaType', 'Exception', 415],
    ['RequestToken', 'Exception', 200],
    ['Redirect', 'Exception', 301],
    ['CSRFTokenError', 'Exception', 400],
    ['InvalidAuthorizationHeader', 'CSRFTokenError', 400],
    ['InvalidAuthorizationPrefix', 'CSRFTokenError', 400],
    ['InvalidAuthorizationToken', 'CSRFTokenError', 400],
    ['InvalidDatabaseFile', 'ValidationError'],
    ['ExecutableNotFound', 'FileNotFoundError'],
    ['InvalidRoundingMethod', 'FileNotFoundError'],
    ['InvalidRemoteException', 'Exception'],
    ['LinkExpired', 'ValidationError', 410],
    ['TooManyRequestsError', 'Exception', 429],
    ['RateLimitExceededError', 'ValidationError', 429],
    ['ImproperDBConfigurationError', 'Exception'],
    ['NotFound', 'Exception', 404],
    ['ServiceUnavailableError', 'Exception', 503],
    ['DuplicateEntry', 'DuplicateEntryError'],
    ['DataError', 'ValidationError'],
    ['UnknownDomainError', 'Exception'],
    ['MappingMismatchError', 'ValidationError'],
    ['InvalidStatusError', 'ValidationError'],
    ['MandatoryError', 'ValidationError'],
    ['NonNegativeError', 'ValidationError'],
    ['InvalidSignatureError', 'ValidationError'],
    ['RateLimitError', 'ValidationError'],
    ['CannotChangeConstantError', 'ValidationError'],
    ['CharacterLengthExceededError', 'ValidationError'],
    ['UpdateAfterSubmitError', 'ValidationError'],
    ['LinkValidationError', 'ValidationError'],
    ['CancelledLinkError', 'LinkValidationError'],
    ['DocstatusTransitionError', 'ValidationError'],
    ['TimestampMismatchError', 'ValidationError'],
    ['EmptyTableError', 'ValidationError'],
    ['LinkExistsError', 'ValidationError'],
    ['InvalidEmailAddressError', 'ValidationError'],
    ['InvalidNameError', 'ValidationError'],
    ['InvalidPhoneNumberError', 'ValidationError'],
    ['TemplateNotFoundError', 'ValidationError'],
    ['UniqueValidationError', 'ValidationError'],
    ['AppNotInstalledError', 'ValidationError'],
    ['IncorrectSitePath', 'NotFound'],
    ['ImplicitCommitError', 'ValidationError'],
    ['RetryBackgroundJobError', 'Exception'],
    ['DocumentLockedError', 'ValidationError'],
    ['CircularLinkingError', 'ValidationError'],
    ['SecurityException', 'Exception'],
    ['InvalidColumnName', 'ValidationError'],
    ['IncompatibleApp', 'ValidationError'],
    ['InvalidDates', 'ValidationError'],
    ['DataTooLongException', 'ValidationError'],
    ['FileAlreadyAttachedException', 'Exception'],
    ['DocumentAlreadyRestored', 'ValidationError'],
    ['AttachmentLimitReached', 'ValidationError'],
    ['QueryTimeoutError', 'Exception'],
    ['QueryDeadlockError', 'Exception'],
    ['InReadOnlyMode', 'ValidationError', 503],
    ['SessionBootFailed', 'ValidationError', 500],
    ['PrintFormatError', 'ValidationError'],
    ['TooManyWritesError', 'Exception'],
    ['InvalidNamingSeriesError', 'ValidationError'],
    ['InvalidUUIDValue', 'ValidationError'],
    ['QueueOverloaded', 'ValidationError', 503],
    ['WorkflowPermissionError', 'ValidationError'],
    ['WorkflowTransitionError', 'ValidationError'],
    ['WorkflowStateError', 'ValidationError'],
    ['RequestException', 'Exception'],
    ['HTTPError', 'RequestException'],
    ['ConnectionError', 'RequestException'],
    ['ReadTimeout', 'RequestException'],
    ['JSONDecodeError', 'ValueError'],
    ['DatabaseError', 'Exception'],
    ['OperationalError', 'DatabaseError'],
    ['ProgrammingError', 'DatabaseError'],
    ['IntegrityError', 'DatabaseError'],
  ];
}

const statuses: ReadonlyMap<string, number> = new Map(
  rows().flatMap(([name, , status]) => (status === undefined ? [] : [[name, status] as const])),
);

/** The HTTP status of an exception class: its own or the nearest base's, 500 for everything without one. */
export function httpStatus(type: PyType): number {
  for (const base of type.mro) {
    const status = frappeExceptions.get(base.name) === base ? statuses.get(base.name) : undefined;
    if (status !== undefined) return status;
  }
  return 500;
}

/** A framework exception class by name. */
export function frappeException(name: string): PyType {
  const type = frappeExceptions.get(name);
  if (type === undefined) throw new Error(`no such framework exception: ${name}`);
  return type;
}

/** Raises a framework exception; queues no message (see messages.ts for what `frappe.throw` does). */
export function raiseFrappe(name: string, ...args: PyValue[]): never {
  throw new Raise(new PyException(frappeException(name), args));
}

/** The exception, if what was thrown is a Python exception of (a subclass of) a framework class. */
export function caughtFrappe(thrown: unknown, name: string): PyException | undefined {
  if (!(thrown instanceof Raise)) return undefined;
  return thrown.exception.type.isSubtypeOf(frappeException(name)) ? thrown.exception : undefined;
}
