// How a run ended, as plain data: the fields of the conformance format.
import type { Outcome } from './python.ts';
import type { LimitKind, PyException } from './runtime/errors.ts';
import type { Run } from './runtime/run.ts';
import { repr, str } from './runtime/text.ts';

/** An exception's class and text. */
export interface ExceptionReport {
  readonly type: string;
  readonly message: string;
}

/** The outcome of a run; lines are those of the script, null if the exception passed through none of it. */
export type OutcomeReport =
  | { readonly status: 'ok'; readonly value?: string }
  | ({
      readonly status: 'exception';
      readonly args: string;
      readonly line: number | null;
      readonly module_line: number | null;
      readonly cause: ExceptionReport | null;
      readonly context: ExceptionReport | null;
    } & ExceptionReport)
  | {
      readonly status: 'limit';
      readonly limit: LimitKind;
      readonly allowed: number;
      readonly used: number;
      readonly line: number | null;
    }
  | { readonly status: 'fault'; readonly message: string };

/** Reports an outcome; `withValue` adds the repr of the value (modes with a result). */
export function reportOutcome(
  run: Run,
  outcome: Outcome,
  options: { readonly withValue?: boolean } = {},
): OutcomeReport {
  if (outcome.status === 'ok')
    return options.withValue === true
      ? { status: 'ok', value: safely(() => repr(run, outcome.value)) }
      : { status: 'ok' };
  if (outcome.status === 'exception') return reportException(run, outcome.exception);
  if (outcome.status === 'fault') return { status: 'fault', message: String(outcome.error) };
  const { limit, allowed, used, line } = outcome.stop;
  return { status: 'limit', limit, allowed, used, line: line ?? null };
}

function reportException(run: Run, exception: PyException): OutcomeReport {
  const { traceback } = exception;
  return {
    status: 'exception',
    ...brief(run, exception),
    args: safely(() => repr(run, exception.args)),
    line: traceback[0]?.line ?? null,
    module_line: traceback.findLast((entry) => entry.moduleLevel)?.line ?? traceback.at(-1)?.line ?? null,
    cause: exception.cause === null ? null : brief(run, exception.cause),
    context: exception.context === null || exception.suppressContext ? null : brief(run, exception.context),
  };
}

/** The class name and text of an exception, as a traceback's last line has them. */
export function brief(run: Run, exception: PyException): ExceptionReport {
  return { type: exception.type.name, message: safely(() => str(run, exception)) };
}

/** Python: an exception whose own text fails is shown as unprintable. */
function safely(render: () => string): string {
  try {
    return render();
  } catch {
    return '<exception str() failed>';
  }
}
