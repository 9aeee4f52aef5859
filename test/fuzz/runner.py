# Runs generated programs on this CPython with RestrictedPython, each under a limit of time and all under one of memory:
# a JSON object a line in, a JSON object a line out.
import json
import os
import resource
import signal
import sys

ADAPTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'conformance', 'adapters')
sys.path.insert(0, ADAPTERS)
sys.set_int_max_str_digits(4300)

import cpython_runner  # noqa: E402

SECONDS = float(os.environ.get('FUZZ_SECONDS', '2'))
BYTES = 1 << 30


class TimeUp(BaseException):
    pass


def time_is_up(_signal, _frame):
    raise TimeUp


def unshown(error):
    return f'<no repr: {type(error).__name__}>'


def left_in(space, given, always=None):
    """As the runner's own, but a name whose repr fails does not spoil the others."""
    shown = {}
    for name, value in space.items():
        if name == always or (not name.startswith('_') and (name not in given or given[name] is not value)):
            try:
                shown[name] = cpython_runner.cleaned(repr(value))
            except Exception as error:
                shown[name] = unshown(error)
    return shown


cpython_runner.left_in = left_in


def answer(case):
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.1)
    try:
        return cpython_runner.answer(case)
    except TimeUp:
        return {'skipped': 'takes too long'}
    except BaseException as error:
        return {'skipped': f'the runner failed: {type(error).__name__}: {error}'[:500]}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def settled(case):
    """The timer may fire once more while an answer is on its way."""
    while True:
        try:
            found = answer(case)
            outcome = found.get('fields', {}).get('outcome', {})
            return {'skipped': 'takes too long'} if outcome.get('type') == 'TimeUp' else found
        except TimeUp:
            continue


def main():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGALRM, time_is_up)
    for line in sys.stdin:
        try:
            text = json.dumps(settled(json.loads(line)))
        except Exception as error:
            text = json.dumps({'skipped': f'no answer: {type(error).__name__}'})
        print(text, flush=True)


if __name__ == '__main__':
    main()
