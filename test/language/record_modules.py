# Records what CPython 3.11 answers for the programs of cases/modules: python3.11 test/language/record_modules.py [MODULE...]
# After those come random programs of module_programs.py. A case is one line: statements parted by ` ;; `, of which the last is an expression; `¶` begins a line of a statement.
import decimal
import importlib
import json
import os
import random
import re
import sys
import warnings

from module_programs import PROGRAMS

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, 'cases', 'modules')
RECORDINGS = os.path.join(HERE, 'recordings')
OFFERED = ('re', 'itertools', 'functools', 'collections', 'decimal')


def outcome(line):
    *before, last = line.split(' ;; ')
    names = {name: importlib.import_module(name) for name in OFFERED}
    names['__name__'] = 'script'
    decimal.setcontext(decimal.Context())
    try:
        for statement in before:
            exec(statement.replace('¶', '\n'), names)
        shown = repr(eval(last, names))
    except Exception as error:
        shown = f'{type(error).__name__}: {error}'
    return re.sub(r'0x[0-9a-f]{6,}', '0xADDR', shown)


def record(name):
    with open(os.path.join(CASES, f'{name}.txt'), encoding='utf-8') as file:
        lines = [line for line in file.read().split('\n') if line and not line.startswith('# ')]
    if name in PROGRAMS:
        lines += PROGRAMS[name](random.Random(311))
    with open(os.path.join(RECORDINGS, f'{name}.jsonl'), 'w', encoding='utf-8') as file:
        for line in lines:
            file.write(json.dumps([line, outcome(line)], ensure_ascii=False) + '\n')


warnings.simplefilter('ignore')
for module in sys.argv[1:] or OFFERED:
    record(module)
