"""Records what CPython 3.11 does with builtins, exceptions and classes: python3.11 test/language/record_builtins.py

Writes recordings/builtins.json (expressions), recordings/exceptions.json and recordings/classes.json (expressions and
programs) and recordings/tracebacks.json (programs that fail). A case is [source, expected]: for an expression its `repr`
or `Type: message`, for a program what it printed, for a failing program its traceback.
"""
import builtins
import os
import sys
import contextlib
import io
import itertools
import json
import pathlib
import re
import string
import traceback

HERE = pathlib.Path(__file__).parent
CASES = HERE / 'cases'
FILENAME = '<script>'

FUNCTIONS = '''abs all any ascii bin callable chr divmod format getattr hasattr hash hex id isinstance issubclass iter len
max min next oct ord pow repr round sorted sum'''.split()
ARGUMENTS = ['', 'x=1', '1', '1, 2', '1, 2, 3', '1, 2, 3, 4', '"ab"', 'None', '[]', '[1], key=len', '1, 2, x=1', '1.5',
             '-3', 'True', '"é", "b"', '(1, 2)', '{}', 'int', 'int, int', 'bool, int', '1, int', '1, (int, str)', 'b"a"',
             '1j', '10 ** 20', '-10 ** 20, 7', '2.5, 1', '"a", ""', '[3, 1, 2]', '[1, "a"]', '[[], ()]', 'len', '..., 1',
             '[1.5, 2]', 'range(3)', '0', '""', '7, -2', '-7.5, 2', '5, 0', '5.5, 0', '[2, 1], default=5', '[], default=5']
EXCEPTIONS = sorted(name for name, value in vars(builtins).items()
                    if isinstance(value, type) and issubclass(value, BaseException) and not name.startswith(('Unicode', 'BaseExceptionG', 'ExceptionG')))
EXCEPTION_ARGUMENTS = ['', '"m"', 'None', '("t",)', '1, 2', '1, 2, 3', '[1]', 'x=1', '""']
# What differs from run to run, or shows an address.
UNSTABLE = re.compile(r'^id\((?!x=1|1, 2|.*=|7,|5,|5.5,)|^hash\((None|int|len|range|\(1, int)')


def shown(text):
    return re.sub(r' at 0x[0-9a-f]+', ' at 0xADDR', text)


def evaluate(source):
    try:
        return shown(repr(eval(source, {'__name__': 'script', 'string': string})))
    except Exception as error:
        return shown(f'{type(error).__name__}: {error}')


def execute(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, FILENAME, 'exec'), {'__name__': 'script'})
    return shown(output.getvalue())


def trace(source):
    try:
        exec(compile(source, FILENAME, 'exec'), {'__name__': 'script'})
    except BaseException as error:
        forget_recorder(error)
        return shown(''.join(traceback.format_exception(error)))
    raise AssertionError('the program did not fail')


def forget_recorder(error):
    """Takes the frames of this file out of the traceback, which the script's host would not show."""
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_code.co_filename != FILENAME:
        entry = entry.tb_next
    error.__traceback__ = entry


def expressions(name):
    return [line for line in (CASES / name).read_text().splitlines() if line and not line.startswith('#')]


def programs(name):
    return [part.strip('\n') for part in (CASES / name).read_text().split('# ---\n') if part.strip()]


def write(name, cases):
    rows = ',\n'.join(json.dumps(case) for case in cases)
    (HERE / 'recordings' / name).write_text(f'[\n{rows}\n]\n')


def main():
    if os.environ.get('PYTHONHASHSEED') != '0':
        os.execve(sys.executable, [sys.executable, '-W', 'ignore', __file__], {**os.environ, 'PYTHONHASHSEED': '0'})
    grid = [f'{function}({arguments})' for function, arguments in itertools.product(FUNCTIONS, ARGUMENTS)]
    grid = [source for source in grid if not UNSTABLE.match(source)]
    write('builtins.json', [[source, evaluate(source)] for source in grid + expressions('builtins.txt')])
    hierarchy = [f'{name}{what}' for name in EXCEPTIONS for what in ('', '.mro()')]
    made = [form.format(f'{name}({arguments})') for name, arguments in itertools.product(EXCEPTIONS, EXCEPTION_ARGUMENTS)
            for form in ('{0}', '[str({0}), {0}.args]')]
    sources = hierarchy + made + expressions('exceptions.txt')
    write('exceptions.json', [[source, evaluate(source)] for source in sources])
    write('classes.json', [[source, execute(source)] for source in programs('classes.py')])
    write('tracebacks.json', [[source, trace(source)] for source in programs('tracebacks.py')])


main()
