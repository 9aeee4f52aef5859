"""Records what CPython 3.11 does with the datetime module: TZ=UTC python3.11 test/language/record_datetime.py

Writes recordings/datetime.json: pairs of an expression of cases/datetime.txt and its `repr`, or `Type: message`.
"""
import datetime
import json
import os
import pathlib
import re
import time

HERE = pathlib.Path(__file__).parent


def evaluate(source, names):
    try:
        return re.sub(r' at 0x[0-9a-f]+', ' at 0xADDR', repr(eval(source, dict(names))))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def main():
    os.environ['TZ'] = 'UTC'
    time.tzset()
    names = {name: value for name, value in vars(datetime).items() if not name.startswith('_')}
    lines = (HERE / 'cases' / 'datetime.txt').read_text().splitlines()
    cases = [[source, evaluate(source, names)] for source in lines if source and not source.startswith('#')]
    rows = ',\n'.join(json.dumps(case) for case in cases)
    (HERE / 'recordings' / 'datetime.json').write_text(f'[\n{rows}\n]\n')


main()
