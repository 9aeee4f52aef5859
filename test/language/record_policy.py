# Records RestrictedPython's verdicts on random programs: python3.11 test/language/record_policy.py (also 3.13).
# A line is [source, errors, warnings, used names, what the compile function raised].
import json
import os
import random
import sys
import warnings

from RestrictedPython import compile_restricted_exec

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'recordings')
VERSION = f'{sys.version_info.major}.{sys.version_info.minor}'
COUNT = 1200 if VERSION == '3.11' else 400
LONGEST = 700

choose = random.Random(f'policy {VERSION}')

READ = ['a', 'b', 'c', 'x', 'y', 'i', 'f', '_', 'print', 'printed', '_x', 'exec', 'eval', 'r__roles__']
COMMON = [8, 8, 8, 8, 8, 8, 4, 1, 3, 2, 1, 0.3, 0.3, 0.3]
BOUND = ['a', 'b', 'c', 'x', 'y', 'i', 'f']
GLOBALS = ['a', 'b', 'x', 'y', 'i', '_print', '_getattr_', 'f', 'z', '_q']
IMPORTS = [
    'import m',
    'import m._n as x',
    'import a.b',
    'from m import q as _z',
    'from m import *',
    'from .m import x',
    'from __future__ import division',
    'from __future__ import nope',
]


def often(chance):
    return choose.random() < chance


def read():
    return choose.choices(READ, COMMON)[0]


def bound():
    return choose.choice(BOUND) if often(0.93) else read()


def attribute():
    return choose.choice(['_z', 'tb_frame', 'f_back', 'format', 'a__roles__']) if often(0.2) else 'p'


def arguments(depth):
    given = [('*' if often(0.2) else '') + expression(depth) for _ in range(choose.randrange(3))]
    for _ in range(choose.choice([0, 0, 1, 2])):
        given.append('**' + read() if often(0.1) else f'{choose.choice("kxy")}={expression(depth)}')
    return ', '.join(given)


def clauses(depth):
    made = []
    for _ in range(choose.choice([1, 1, 2])):
        word = 'async for' if often(0.04) else 'for'
        test = f' if {expression(depth)}' if often(0.3) else ''
        made.append(f'{word} {target(2)} in {expression(depth)}{test}')
    return ' '.join(made)


def parameters():
    names = choose.sample(['p', 'q', 'r', 'a', 'b'], choose.randrange(3))
    if names and often(0.1):
        names.append(names[0])
    made = [name if often(0.7) else f'{name}: {expression(1)}' for name in names]
    if often(0.3):
        made += choose.choice([['*v'], ['*', 'k'], ['*v', 'k=' + expression(1)], ['s=' + expression(1)]])
    if often(0.1):
        made.append('**w')
    return ', '.join(made)


def lambda_parameters():
    return ', '.join(choose.sample(['p', 'q', 'a', '_u'], choose.choice([0, 1, 1, 2])))


def expression(depth=2):
    if depth <= 0:
        return choose.choice([read(), read(), '1', "'s'", 'None'])
    part = lambda: expression(depth - 1)  # noqa: E731
    forms = [
        read,
        lambda: f'({part()} + {part()})',
        lambda: f'({part()} if {part()} else {part()})',
        lambda: f'{read()}.{attribute()}',
        lambda: f'{read()}[{part()}]',
        lambda: f'{read()}[{part()}:{part()}]',
        lambda: f'{read()}({arguments(depth - 1)})',
        lambda: f'[{part()} {clauses(depth - 1)}]',
        lambda: f'({part()} {clauses(depth - 1)})',
        lambda: f'{{{part()}: {part()} {clauses(depth - 1)}}}',
        lambda: f'(lambda {lambda_parameters()}: {part()})',
        lambda: f'({bound()} := {part()})',
        lambda: f'(yield {part()})' if often(0.4) else part(),
        lambda: f'(yield from {part()})' if often(0.2) else part(),
        lambda: f'[{part()}, *{part()}]',
        lambda: f'{{{part()}: {part()}, **{part()}}}',
        lambda: f'({part()} < {part()} in {part()})',
        lambda: "f'{" + read() + '!r:>{' + read() + "}}'",
        lambda: f'(await {part()})' if often(0.2) else part(),
    ]
    return choose.choice(forms)()


def target(depth=2):
    if depth <= 0 or often(0.5):
        return bound()
    part = lambda: target(depth - 1)  # noqa: E731
    forms = [
        lambda: f'{read()}.{attribute()}',
        lambda: f'{read()}[{expression(1)}]',
        lambda: f'({part()}, {part()})',
        lambda: f'[{part()}, {part()}]',
        lambda: f'({part()}, *{part()})',
        lambda: f'({part()}, ({part()}, {part()}))',
        lambda: f'(*{part()}, *{part()})' if often(0.2) else part(),
    ]
    return choose.choice(forms)()


def simple(in_loop, in_function):
    forms = [
        expression,
        lambda: f'{target()} = {expression()}',
        lambda: f'{target()} = {target()} = {expression()}',
        lambda: f'{bound()} {choose.choice(["+=", "|=", "//="])} {expression()}',
        lambda: f'{choose.choice(["a.b", "a[0]"])} += {expression()}' if often(0.2) else 'pass',
        lambda: f'global {choose.choice(GLOBALS)}',
        lambda: f'return {expression()}' if in_function or often(0.2) else 'pass',
        lambda: choose.choice(['break', 'continue']) if in_loop or often(0.2) else 'pass',
        lambda: f'del {choose.choice([bound(), "a.b", "a[0]", "(a, b)"])}',
        lambda: f'assert {expression()}, {expression()}',
        lambda: f'raise {expression()} from {expression()}',
        lambda: choose.choice(IMPORTS),
        lambda: f'print({expression()})',
        lambda: 'a = printed',
        lambda: f'*{bound()} = {expression()}' if often(0.3) else f'{bound()} = {expression()}; {bound()} = 1',
        lambda: 'x: int = 1' if often(0.2) else '"text"',
        lambda: 'nonlocal a' if in_function and often(0.2) else 'pass',
    ]
    return choose.choice(forms)()


def block(indent, depth, in_loop, in_function):
    lines = [statement(indent, depth, in_loop, in_function) for _ in range(choose.choice([1, 1, 2]))]
    return ''.join(lines)


def statement(indent, depth, in_loop=False, in_function=False):
    pad = '    ' * indent
    if depth <= 0 or often(0.5):
        return f'{pad}{simple(in_loop, in_function)}\n'
    inner = lambda loop=in_loop, function=in_function: block(indent + 1, depth - 1, loop, function)  # noqa: E731
    forms = [
        lambda: f'{pad}if {expression()}:\n{inner()}',
        lambda: f'{pad}for {target()} in {expression()}:\n{inner(True)}{pad}else:\n{inner()}',
        lambda: f'{pad}while {expression()}:\n{inner(True)}',
        lambda: function_definition(pad, inner),
        lambda: class_definition(pad, inner),
        lambda: attempt(pad, inner),
        lambda: f'{pad}with {expression(1)} as {target()}, {read()} as {target()}:\n{inner()}',
    ]
    return choose.choice(forms)()


def function_definition(pad, inner):
    name = choose.choice(['f', 'g', 'a', '__init__', '__str__', '_h', 'print']) if often(0.3) else 'f'
    decorator = f'{pad}@{expression(1)}\n' if often(0.1) else ''
    result = f' -> {expression(1)}' if often(0.1) else ''
    return f'{decorator}{pad}def {name}({parameters()}){result}:\n{inner(False, True)}'


def class_definition(pad, inner):
    bases = choose.choice(['', 'B', f'B, k={expression(1)}', '*b', 'metaclass=M' if often(0.3) else ''])
    return f'{pad}class {choose.choice(["A", "A", "_C"])}({bases}):\n{inner(False, False)}'


def attempt(pad, inner):
    handlers = [
        f'{pad}{choose.choice(["except:", "except E:", "except E as x:", "except E as _e:"])}\n{inner()}'
        for _ in range(choose.choice([0, 1, 1, 2]))
    ]
    last = f'{pad}finally:\n{inner()}' if not handlers or often(0.3) else ''
    return f'{pad}try:\n{inner()}{"".join(handlers)}{last}'


def program():
    return ''.join(statement(0, choose.choice([0, 1, 2])) for _ in range(choose.choice([1, 1, 2, 3])))


def verdict(source):
    try:
        code, errors, notes, used = compile_restricted_exec(source)
        return [list(errors), list(notes), list(used), None]
    except SyntaxError as error:
        return [[], [], [], [type(error).__name__, error.msg, error.lineno]]
    except AttributeError as error:
        return [[], [], [], ['AttributeError', str(error), None]]


def main():
    warnings.simplefilter('ignore')
    seen = set()
    with open(os.path.join(HERE, f'policy-{VERSION}.jsonl'), 'w') as file:
        while len(seen) < COUNT:
            source = program()
            if source in seen or len(source) > LONGEST:
                continue
            found = verdict(source)
            # Texts that CPython cannot read say nothing about the policy.
            if any('at statement: ' in error for error in found[0]):
                continue
            seen.add(source)
            file.write(json.dumps([source, *found]) + '\n')


main()
