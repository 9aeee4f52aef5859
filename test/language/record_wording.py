"""Records errors that Pythons word differently: PYTHON test/language/record_wording.py, once with each of 3.11, 3.13 and 3.14.

Writes recordings/wording-VERSION.jsonl; a case is [program, repr of its last expression or `Type: message`]. In a program
` ;; ` ends a statement, and the last part is the expression.
"""
import json
import math
import pathlib
import sys
import warnings

HERE = pathlib.Path(__file__).parent
CASES = (HERE / 'cases' / 'wording.txt').read_text(encoding='utf-8').splitlines()
VERSION = '%d.%d' % sys.version_info[:2]

warnings.simplefilter('ignore')


def answer(source):
    *statements, expression = [part.replace('¶', '\n') for part in source.split(' ;; ')]
    space = {'__name__': 'script', 'json': json, 'math': math}
    try:
        exec('\n'.join(statements), space)
        return repr(eval(expression, space))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


with open(HERE / 'recordings' / f'wording-{VERSION}.jsonl', 'w', encoding='utf-8') as file:
    for case in CASES:
        print(json.dumps([case, answer(case)], ensure_ascii=False), file=file)
