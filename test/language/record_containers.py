"""Records what CPython's containers do: python3.11 test/language/record_containers.py

Writes recordings/containers-*.jsonl. A line is [start, steps, expected]: a value, what is done with it step by step, and
what each step gave (`repr` of the result, or the exception), followed by the `repr` of the value at the end. Values and
steps are JSON that `containers.ts` reads back.
"""
import itertools
import json
import operator
import os
import pathlib
import random
import re
import sys

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(20240229)
TYPES = {t.__name__: t for t in (list, tuple, dict, set, frozenset, range, slice, enumerate, zip, map, filter, reversed)}
BINARY = {'+': operator.add, '-': operator.sub, '*': operator.mul, '|': operator.or_, '&': operator.and_, '^': operator.xor}
INPLACE = {'+': operator.iadd, '-': operator.isub, '*': operator.imul, '|': operator.ior, '&': operator.iand, '^': operator.ixor}
COMPARE = {'==': operator.eq, '!=': operator.ne, '<': operator.lt, '<=': operator.le, '>': operator.gt, '>=': operator.ge}


def negate(value):
    return -value


def first(value):
    return value[0]


def fail(value):
    raise KeyError(value)


FUNCTIONS = {f.__name__: f for f in (negate, first, fail, len, str)}


def decode(value):
    """The value that a JSON form stands for."""
    if not isinstance(value, dict):
        return value
    [(kind, content)] = value.items()
    if kind == 'int':
        return int(content)
    if kind == 'float':
        return float(content)
    if kind == 'function':
        return FUNCTIONS[content]
    if kind == 'dict':
        return {decode(k): decode(v) for k, v in content}
    if kind == 'view':
        return getattr(decode(content[1]), content[0])()
    parts = [decode(item) for item in content]
    return TYPES[kind](*parts) if kind in ('range', 'slice') else TYPES[kind](parts)


class Case:
    def __init__(self, start):
        self.value = decode(start)
        self.iterator = None

    def step(self, what, *rest):
        return getattr(self, 'do_' + what)(*rest)

    def do_method(self, name, args, keywords):
        return getattr(self.value, name)(*map(decode, args), **{k: decode(v) for k, v in keywords.items()})

    def do_construct(self, name, args, keywords):
        self.value = TYPES[name](*map(decode, args), **{k: decode(v) for k, v in keywords.items()})
        return self.value

    def do_get(self, key):
        return self.value[decode(key)]

    def do_set(self, key, item):
        self.value[decode(key)] = decode(item)

    def do_delete(self, key):
        del self.value[decode(key)]

    def do_binary(self, op, other):
        return BINARY[op](self.value, decode(other))

    def do_reflected(self, op, other):
        return BINARY[op](decode(other), self.value)

    def do_inplace(self, op, other):
        self.value = INPLACE[op](self.value, decode(other))

    def do_compare(self, op, other):
        return COMPARE[op](self.value, decode(other))

    def do_in(self, item):
        return decode(item) in self.value

    def do_iterate(self):
        self.iterator = iter(self.value)

    def do_next(self):
        return next(self.iterator)

    def do_list(self):
        return list(self.value)

    def do_hash(self):
        return hash(self.value)

    def do_len(self):
        return len(self.value)

    def do_bool(self):
        return bool(self.value)

    def do_reversed(self):
        return list(reversed(self.value))

    def do_attribute(self, name):
        return getattr(self.value, name)


def shown(value):
    return re.sub(r'0x[0-9a-f]+', '0xADDR', repr(value))


def record(start, steps):
    case = Case(start)
    results = []
    for step in steps:
        try:
            results.append(shown(case.step(*step)))
        except Exception as error:
            results.append([type(error).__name__, shown(error.args)])
    results.append(shown(case.value))
    return [start, steps, results]


def write(name, cases):
    recorded = [record(*case) for case in cases]
    lines = [json.dumps(case, separators=(',', ':')) + '\n' for case in recorded]
    (HERE / 'recordings' / f'containers-{name}.jsonl').write_text(''.join(lines))
    print(name, len(recorded))


def ints(*values):
    return {'list': list(values)}


ODDS = [None, True, 3, -1, 'a', {'float': '1.5'}, {'list': []}, {'tuple': [1]}, {'dict': []}, {'set': [1]}, {'int': str(2**70)}]
METHODS = {
    'list': 'append clear copy count extend index insert pop remove reverse sort'.split(),
    'tuple': 'count index'.split(),
    'dict': 'clear copy fromkeys get items keys pop popitem setdefault update values'.split(),
    'set': ('add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset '
            'issuperset pop remove symmetric_difference symmetric_difference_update union update').split(),
    'frozenset': 'copy difference intersection isdisjoint issubset issuperset symmetric_difference union'.split(),
    'range': 'count index'.split(),
    'slice': 'indices'.split(),
}
RECEIVERS = {
    'list': [ints(), ints(3, 1, 2), {'list': ['b', 'a', None]}],
    'tuple': [{'tuple': []}, {'tuple': [1, 'a', 1]}],
    'dict': [{'dict': []}, {'dict': [['a', 1], [2, None], [True, 'x']]}],
    'set': [{'set': []}, {'set': [3, 1, 2]}],
    'frozenset': [{'frozenset': [1, 2]}],
    'range': [{'range': [0, 10, 3]}, {'range': [0]}],
    'slice': [{'slice': [1, None, 2]}],
}
ITERABLES = [{'list': ['ab', 'cd']}, {'tuple': [1, 2]}, {'range': [2, 5]}, 'xy', {'set': [2, 9]}, {'dict': [[1, 2], ['k', 'v']]}, {'frozenset': [1]}]


def method_cases():
    for kind, names in METHODS.items():
        for start, name in itertools.product(RECEIVERS[kind], names):
            for args in [[]] + [[a] for a in ODDS + ITERABLES] + [[1, a] for a in ODDS] + [[1, 2, 3], [1, 0, 5], [1, 1, -1, 4]]:
                yield start, [['method', name, args, {}]]
            yield start, [['method', name, [], {'x': 1}]]
            yield start, [['method', name, [1], {'key': None, 'value': 2}]]
    for pair in ({'tuple': ['ab', 1]}, 'ab', 'a', 5):
        yield {'dict': [['a', 1]]}, [['method', 'update', [{'list': [pair]}], {'z': 1}]]


def sort_cases():
    for start in [ints(3, 1, 2), {'list': ['bb', 'a', 'CC', 'ccc']}, {'list': [{'tuple': [2, 'b']}, {'tuple': [1, 'z']}, {'tuple': [2, 'a']}]},
                  {'list': [3, 'a', 1]}, {'list': [1, None]}, {'list': [{'list': [2]}, {'list': [1, 5]}]}, ints(),
                  {'list': [1, {'float': '0.5'}, True, {'int': str(2**80)}]}, {'list': [{'set': [1]}, {'set': [1, 2]}, {'set': []}]},
                  {'list': ['\U0001f600', '\uffee', 'z']}, {'list': [{'dict': []}, {'dict': []}]}]:
        for key in (None, 'negate', 'first', 'len', 'fail', 'str'):
            keywords = {} if key is None else {'key': {'function': key}}
            for reverse in (None, True, 0, 2, 'x', {'float': '1.0'}, {'int': str(2**40)}):
                yield start, [['method', 'sort', [], {**keywords, **({} if reverse is None else {'reverse': reverse})}]]
    for size in (5, 40, 64, 100, 500):
        for spread in (3, 1000):
            rows = [{'tuple': [RANDOM.randrange(spread), at]} for at in range(size)]
            for reverse in (False, True):
                yield {'list': rows}, [['method', 'sort', [], {'key': {'function': 'first'}, 'reverse': reverse}]]
            yield {'list': [RANDOM.randrange(spread) for _ in range(size)]}, [['method', 'sort', [], {}]]
    for size in (4, 10, 30):
        for _ in range(10):
            mixed = [RANDOM.choice([1, 2, 'a', None, {'tuple': [1]}]) for _ in range(size)]
            yield {'list': mixed}, [['method', 'sort', [], {'reverse': RANDOM.random() < 0.5}]]


def slice_cases():
    bounds = [None, 0, 1, 3, 6, 9, -1, -3, -7, {'int': str(2**70)}, {'int': str(-2**70)}]
    steps = [None, 1, 2, -1, -2, 5, {'int': str(2**65)}, {'int': str(-2**65)}]
    for start in ({'list': [0, 1, 2, 3, 4, 5]}, {'tuple': [0, 1, 2, 3, 4, 5]}, {'range': [3, 30, 5]}):
        for low, high in itertools.product(bounds, bounds):
            yield start, [['get', {'slice': [low, high, step]}] for step in steps]
    yield {'list': [0, 1]}, [['get', {'slice': parts}] for parts in ([1, 2, 0], ['a', 1, 1], [1, {'float': '1.0'}, 1], [None, None, 'x'], [True, False, True])]
    for low, high in itertools.product(bounds[:9], bounds[:9]):
        for step in (None, 1, 2, -1, -2):
            key = {'slice': [low, high, step]}
            yield ints(0, 1, 2, 3, 4, 5), [['delete', key]]
            for size in (0, 2, 3):
                yield ints(0, 1, 2, 3, 4, 5), [['set', key, {'list': ['x'] * size}]]
    for value in ODDS + ITERABLES:
        for key in ([1, 3, None], [None, None, 2], [5, 1, 1], [5, 1, -1]):
            yield ints(0, 1, 2, 3, 4, 5), [['set', {'slice': key}, value]]
    for kind in RECEIVERS:
        for start, key in itertools.product(RECEIVERS[kind], ODDS + [0, 2, -2, 100, -100, {'slice': [1]}]):
            yield start, [['get', key], ['set', key, 7], ['delete', key], ['in', key]]
    for args in ([5], [0], [-1], ['a'], [{'int': str(2**80)}], [{'float': '1.0'}]):
        for parts in ([None, None, None], [1, 4, 2], [None, None, -1], [-3, 100, 1], [{'int': str(2**100)}, None, -7], [1, 2, 0], ['a', 1, 1]):
            yield {'slice': parts}, [['method', 'indices', args, {}], ['compare', '==', {'slice': [1, 4, 2]}], ['compare', '<', {'slice': [1, 4, 2]}],
                                     ['attribute', 'start'], ['attribute', 'stop'], ['attribute', 'step']]


def operator_cases():
    values = ODDS + ITERABLES + [ints(1, 2), ints(1, 2, 3), {'tuple': [1, 2, 3]}, {'set': [1, 2]}, {'frozenset': [1, 2]}, {'dict': [['a', 1]]},
                                 {'view': ['keys', {'dict': [['a', 1], [1, 2]]}]}, {'view': ['items', {'dict': [['a', 1], [1, 2]]}]},
                                 {'view': ['values', {'dict': [['a', 1]]}]}, {'list': [ints(1), {'float': 'nan'}]}, ints(1, 'a')]
    for left, right in itertools.product(values, values):
        if not (isinstance(left, dict) and next(iter(left)) not in ('int', 'float')):
            continue
        steps = [['compare', op, right] for op in COMPARE] + [['binary', op, right] for op in BINARY] + [['reflected', op, right] for op in BINARY]
        if not (isinstance(right, dict) and 'int' in right):
            yield left, steps
    for left, right in itertools.product(values, values):
        if isinstance(left, dict) and next(iter(left)) in ('list', 'tuple', 'set', 'frozenset', 'dict') and not (isinstance(right, dict) and 'int' in right):
            for op in INPLACE:
                yield left, [['inplace', op, right]]
    for left in values:
        if isinstance(left, dict) and next(iter(left)) not in ('int', 'float'):
            yield left, [['len'], ['bool'], ['list'], ['reversed'], ['in', 1], ['in', 'a'], ['in', {'list': []}], ['in', {'tuple': ['a', 1]}], ['in', {'set': [1]}]]


def construct_cases():
    for name in TYPES:
        for args in [[]] + [[a] for a in ODDS + ITERABLES] + [[a, b] for a in ODDS[:7] + [{'function': 'len'}] for b in ITERABLES[:3] + [2, 'q']] + [[1, 2, 3], [1, 2, 0], [0, 1, 2, 3]]:
            yield None, [['construct', name, args, {}], ['list']]
        for keywords in ({'x': 1}, {'strict': True}, {'iterable': ints(1)}, {'start': 5}, {'start': 5, 'iterable': 'ab'}, {'strict': 1, 'x': 2}):
            yield None, [['construct', name, [], keywords], ['list']]
            yield None, [['construct', name, [ints(4, 5)], keywords], ['list']]
    for lengths in itertools.product((0, 1, 2), repeat=3):
        yield None, [['construct', 'zip', [{'range': [n]} for n in lengths], {'strict': True}], ['iterate'], ['next'], ['next'], ['next'], ['next']]
    for pairs in (['ab', 'cd'], ['ab', 'c'], [ints(1, 2), 5], [{'list': [{'list': []}, 1]}], ['a', 'bc'], [{'set': [1, 2]}, {'tuple': ['k', 'v']}], [ints(1, 2, 3)]):
        yield None, [['construct', 'dict', [{'list': pairs}], {}], ['construct', 'dict', [{'tuple': pairs}], {'a': 'x'}]]
    big = {'int': str(2**70)}
    for parts in ([5], [2, 5], [5, 2], [5, 2, -1], [0, 10, 3], [0, 10, -3], [0, big], [{'int': str(-2**70)}, 0, {'int': str(2**69)}], [big, 0, -7], [0, big, 2],
                  [{'int': str(2**53 - 2)}, {'int': str(2**53 + 3)}], [-5, -1], [0], [1, 1], [True, 4], [0, 7, 7], [3, 4, 100]):
        reads = [['get', at] for at in (0, 1, -1, 2, 5, -6, {'int': str(2**69)}, 'a', {'float': '1.0'})]
        searches = [[what, *more] for at in (0, 2, 7, -1, {'int': str(2**69)}, {'int': str(2**53)}, {'float': '3.0'}, 'a', True)
                    for what, *more in ((['in', at], ['method', 'index', [at], {}], ['method', 'count', [at], {}]) if not (isinstance(at, (str, dict)) and big in parts) or 'int' in at else ())]
        yield {'range': parts}, [['len'], ['bool'], *reads, *searches, ['attribute', 'start'], ['attribute', 'stop'], ['attribute', 'step'],
                                 ['iterate'], ['next'], ['next'], ['next'],
                                 *[['compare', op, {'range': other}] for op in ('==', '!=', '<') for other in ([5], [0, 5, 1], [5, 5], [0, 10, 3], [0, 12, 3], [0, big, 2])]]


def hash_cases():
    for value in [{'tuple': []}, {'tuple': [1]}, {'tuple': [1, 2]}, {'tuple': [{'tuple': []}, -1]}, {'tuple': [{'float': '1.5'}, True]}, {'tuple': [{'int': str(2**70)}, -2]},
                  {'frozenset': []}, {'frozenset': [1]}, {'frozenset': [1, 2, 3]}, {'frozenset': [{'frozenset': [1]}, {'tuple': [1]}]}, {'frozenset': list(range(-20, 40))},
                  {'tuple': list(range(30))}, {'tuple': [ints()]}, ints(), {'dict': []}, {'set': []}, {'slice': [1]}, {'range': [3]},
                  {'view': ['keys', {'dict': []}]}, {'view': ['items', {'dict': []}]}]:
        yield value, [['hash']]
    keys = [1, True, {'float': '1.0'}, {'tuple': [1, {'float': '2.0'}]}, {'tuple': [True, 2]}, None, 'a', {'frozenset': [1]}, {'float': '0.5'}, {'int': str(2**60)}, {'float': str(2.0**60)},
            {'tuple': ['1', "'"]}, {'tuple': [1, '']}, {'tuple': [{'tuple': [1]}, 2]}, {'tuple': [{'tuple': [1, 2]}]}, False, 0, {'float': '-0.0'}]
    yield {'dict': []}, [step for at, key in enumerate(keys) for step in (['set', key, at], ['len'], ['get', key])] + [['delete', key] for key in keys]
    for _ in range(60):
        steps = []
        for _ in range(25):
            key = RANDOM.choice(keys)
            steps.append(RANDOM.choice([['set', key, RANDOM.randrange(9)], ['method', 'pop', [key], {}], ['method', 'pop', [key, 0], {}], ['method', 'setdefault', [key, 5], {}],
                                        ['in', key], ['method', 'popitem', [], {}], ['method', 'get', [key], {}], ['list'], ['reversed']]))
        yield {'dict': []}, steps


def iteration_cases():
    nexts = [['next']] * 4
    for change in (['set', 'z', 1], ['delete', 'a'], ['set', 'a', 9], ['method', 'pop', ['b'], {}], ['method', 'clear', [], {}], ['method', 'update', [{'dict': [['b', 1]]}], {}]):
        yield {'dict': [['a', 1], ['b', 2], ['c', 3]]}, [['iterate'], ['next'], change, *nexts, ['list']]
        yield {'dict': [['a', 1]]}, [['iterate'], ['next'], change, *nexts]
    clear = [['method', 'clear', [], {}], ['set', 'x', 1], ['set', 'y', 2]]
    yield {'dict': [['a', 1], ['b', 2]]}, [['iterate'], *clear, ['next'], *clear, ['next'], *clear, *nexts]
    yield {'dict': [['a', 1], ['b', 2]]}, [['iterate'], ['next'], *clear, *nexts]
    yield {'dict': [['a', 1], ['b', 2]]}, [['iterate'], ['next'], ['delete', 'a'], ['set', 'c', 3], *nexts]
    yield {'dict': [['a', 1], ['b', 2]]}, [['iterate'], *nexts, ['set', 'c', 3], *nexts]
    for change in (['method', 'append', [9], {}], ['method', 'pop', [], {}], ['method', 'pop', [0], {}], ['method', 'clear', [], {}], ['method', 'insert', [0, 7], {}], ['delete', {'slice': [0, 2]}],
                   ['inplace', '*', 2], ['inplace', '+', 'ab'], ['set', {'slice': [0, 1]}, 'xyz'], ['method', 'reverse', [], {}]):
        for before in range(4):
            yield ints(1, 2, 3), [['iterate'], *[['next']] * before, change, *nexts]
    for change in (['method', 'add', [9], {}], ['method', 'add', [1], {}], ['method', 'discard', [1], {}], ['method', 'clear', [], {}], ['method', 'pop', [], {}],
                   ['inplace', '|', {'set': [5]}], ['inplace', '&', {'set': [1]}], ['method', 'intersection_update', [ints(1)], {}]):
        for before in range(4):
            yield {'set': [1, 2, 3]}, [['iterate'], *[['next']] * before, change, *nexts]


def pool():
    kind = RANDOM.randrange(5)
    if kind == 0:
        return lambda: RANDOM.randrange(20)
    if kind == 1:
        return lambda: RANDOM.randrange(-50, 50)
    if kind == 2:
        return lambda: RANDOM.randrange(2000) * RANDOM.choice([1, 8, 64, 1024])
    if kind == 3:
        return lambda: {'int': str(RANDOM.choice([-1, 1]) * RANDOM.randrange(2**RANDOM.choice([5, 31, 33, 53, 61, 62, 64, 90])))}
    return lambda: RANDOM.choice([-1, -2, 2**31, -2**31, 2**52, {'int': str(2**61 - 1)}, {'int': str(2**61 - 2)}, RANDOM.randrange(9)])


def set_cases():
    for _ in range(400):
        draw = pool()
        some = lambda most: [draw() for _ in range(RANDOM.randrange(most))]
        start = {RANDOM.choice(['set', 'set', 'set', 'frozenset']): some(RANDOM.choice([4, 10, 40, 200]))}
        steps = []
        for _ in range(RANDOM.randrange(1, 12)):
            other = {RANDOM.choice(['set', 'list', 'frozenset']): some(RANDOM.choice([3, 12, 60]))}
            pure = [['binary', RANDOM.choice('|&-^'), {'set': some(30)}], ['method', RANDOM.choice(['union', 'difference', 'intersection', 'symmetric_difference']), [other], {}],
                    ['method', 'copy', [], {}], ['list'], ['construct', RANDOM.choice(['set', 'frozenset']), [other], {}],
                    ['method', RANDOM.choice(['union', 'difference', 'intersection']), [other, {'set': some(10)}], {}],
                    ['construct', 'set', [{'dict': [[key, 1] for key in some(20)]}], {}]]
            changing = [['method', 'add', [draw()], {}], ['method', 'discard', [draw()], {}], ['method', 'pop', [], {}], ['method', 'update', [other], {}],
                        ['method', RANDOM.choice(['difference_update', 'intersection_update', 'symmetric_difference_update']), [other], {}], ['inplace', RANDOM.choice('|&-^'), {'set': some(20)}]]
            steps += [RANDOM.choice(pure if 'frozenset' in start or RANDOM.random() < 0.3 else changing), ['list']]
        yield start, steps
    for size in (3, 10, 50, 300):
        yield {'set': RANDOM.sample(range(1000), size)}, [['method', 'pop', [], {}]] * (size + 1)
        yield {'set': list(range(size))}, [step for at in range(size - 1) for step in (['method', 'remove', [at], {}],)] + [['list']]
        yield {'set': RANDOM.sample(range(-10**6, 10**6), size)}, [['list'], ['inplace', '-', {'set': list(range(100))}], ['inplace', '|', {'range': [5]}], ['list']]


def main():
    write('methods', method_cases())
    write('sort', sort_cases())
    write('slices', slice_cases())
    write('operators', operator_cases())
    write('construct', construct_cases())
    write('keys', hash_cases())
    write('iteration', iteration_cases())
    write('sets', set_cases())


if __name__ == '__main__':
    assert sys.version_info[:2] == (3, 11), 'record with Python 3.11'
    if os.environ.get('PYTHONHASHSEED') != '0':  # so that recording again gives the same files
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, 'PYTHONHASHSEED': '0'})
    main()
