# Records what CPython 3.11 answers for grids of numbers: python3.11 test/language/record_numbers.py
# A file's first line is its table of values; each other line is [operation, places of the arguments, outcome].
import json
import math
import os
import random

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'recordings')
INF = float('inf')
NAN = float('nan')


def tagged(value):
    """A value as JSON that keeps its type."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {'int': hex(value)}
    if isinstance(value, float):
        return {'float': repr(value)}
    if isinstance(value, complex):
        return {'complex': [repr(value.real), repr(value.imag)]}
    if isinstance(value, (bytes, bytearray)):
        return {type(value).__name__: value.hex()}
    if isinstance(value, (list, tuple)):
        return {type(value).__name__: [tagged(item) for item in value]}
    if isinstance(value, dict):
        return {'dict': []}
    raise TypeError(value)


def outcome(action):
    try:
        return repr(action())
    except Exception as error:
        return {'raised': type(error).__name__, 'args': repr(error.args)}


BINARY = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b,
    '//': lambda a, b: a // b, '%': lambda a, b: a % b, '**': lambda a, b: a ** b, '<<': lambda a, b: a << b,
    '>>': lambda a, b: a >> b, '&': lambda a, b: a & b, '|': lambda a, b: a | b, '^': lambda a, b: a ^ b,
    '@': lambda a, b: a @ b, 'divmod': divmod,
}
COMPARE = {
    '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b,
    '<=': lambda a, b: a <= b, '>': lambda a, b: a > b, '>=': lambda a, b: a >= b,
}
UNARY = {'neg': lambda a: -a, 'pos': lambda a: +a, 'invert': lambda a: ~a}
FUNCTIONS = {f.__name__: f for f in (abs, bin, bool, complex, divmod, float, format, hash, hex, int, oct, pow, repr,
                                     round, str)}
OPERATIONS = {**BINARY, **COMPARE, **UNARY, **FUNCTIONS}


class Recording:
    def __init__(self, name):
        self.name = name
        self.values = []
        self.places = {}
        self.rows = []

    def place(self, value):
        tag = json.dumps(tagged(value))
        if tag not in self.places:
            self.places[tag] = len(self.values)
            self.values.append(tag)
        return self.places[tag]

    def add(self, operation, *args):
        if operation.startswith('.'):
            action = lambda: getattr(args[0], operation[1:])(*args[1:])
        elif operation.startswith('math.'):
            action = lambda: getattr(math, operation[5:])(*args)
        elif operation.startswith('@'):
            action = lambda: getattr(args[0], operation[1:])
        else:
            action = lambda: OPERATIONS[operation](*args)
        self.rows.append([operation, [self.place(value) for value in args], outcome(action)])

    def write(self):
        with open(os.path.join(HERE, f'{self.name}.jsonl'), 'w', encoding='ascii') as file:
            file.write('[' + ', '.join(self.values) + ']\n')
            for row in self.rows:
                file.write(json.dumps(row, separators=(',', ':')) + '\n')
        print(self.name, len(self.rows))


def operators():
    recording = Recording('numbers-operators')
    values = [0, 1, -1, 2, -3, 7, 10, 63, 64, 2 ** 31, -2 ** 31 - 1, 2 ** 53 - 1, 2 ** 53 + 1, -2 ** 53, 10 ** 18 + 3,
              -3 ** 50, 10 ** 400, True, False, 0.0, -0.0, 0.5, -1.5, 3.0, 2.0 ** 53, 1e16, 1e308, 5e-324, -2.5e-300,
              INF, -INF, NAN, 0j, 1j, complex(-2, 0.5), complex(INF, NAN), 'a', None]
    for left in values:
        for right in values:
            for name in (*BINARY, *COMPARE):
                wide = name in ('<<', '**') and isinstance(right, int) and right > 300
                text = 'a' in (left, right) and name in '%*'
                if not wide and not text:
                    recording.add(name, left, right)
    for value in values:
        for name in (*UNARY, 'abs', 'bool', 'repr', 'str'):
            recording.add(name, value)
        if value == value and value is not None and value != 'a':
            recording.add('hash', value)
    recording.write()


def some_int(bits):
    return random.getrandbits(random.randint(1, bits)) * random.choice((1, -1))


def some_float(choice):
    if choice < 0.3:
        return round(random.uniform(-1000, 1000), random.randint(0, 4))
    if choice < 0.5:
        return random.uniform(-1, 1) * 10 ** random.randint(-300, 300)
    if choice < 0.6:
        return float(random.randint(-10 ** 6, 10 ** 6))
    if choice < 0.7:
        return 2.0 ** random.randint(-1074, 1023)
    return random.uniform(-1e6, 1e6)


def arithmetic():
    recording = Recording('numbers-random')
    for _ in range(1500):
        left, right = some_int(random.choice((8, 60, 200, 600))), some_int(random.choice((8, 60, 200, 600)))
        for name in ('+', '-', '*', '/', '//', '%', '&', '|', '^', 'divmod', '<'):
            if random.random() < 0.3:
                recording.add(name, left, right)
        recording.add('>>', left, random.randint(0, 100))
        recording.add('hash', left)
        recording.add('/', left, right)
    for _ in range(600):
        recording.add('**', some_int(random.choice((4, 20, 80))), random.randint(-3, 40))
        recording.add('pow', some_int(80), some_int(20), some_int(40))
        recording.add('<<', some_int(60), random.randint(0, 70))
    for _ in range(1500):
        left, right = some_float(random.random()), some_float(random.random())
        for name in ('+', '-', '*', '/', '//', '%', 'divmod', '<', '=='):
            if random.random() < 0.4:
                recording.add(name, left, right)
        recording.add('repr', left)
        recording.add('hash', left)
        if random.random() < 0.3:
            recording.add(random.choice(('+', '*', '//', '%', '<', '==')), left, some_int(70))
            recording.add(random.choice(('.hex', '.as_integer_ratio', 'int')), left)
    for _ in range(300):
        left = complex(some_float(0.1), some_float(random.random()))
        right = complex(some_float(0.9), some_float(0.2))
        for name in ('+', '-', '*', '/', 'repr', 'hash', 'abs', '=='):
            recording.add(name, *((left, right) if name in BINARY or name in COMPARE else (left,)))
    for exponent in range(-1074, 1024, 7):
        recording.add('repr', 2.0 ** exponent)
        recording.add('hash', 2.0 ** exponent)
    recording.write()


def powers():
    recording = Recording('numbers-powers')
    for _ in range(2000):
        rate = round(random.uniform(-0.3, 0.5), random.randint(2, 5))
        recording.add('**', 1 + rate, random.randint(-60, 360))
        recording.add('**', random.uniform(0, 100), random.choice((0.5, 1 / 3, 0.25, -0.5, 1.5, 3, -1, -2.5)))
        recording.add('**', random.uniform(0, 1e6), random.uniform(-20, 20))
    for _ in range(300):
        recording.add('**', 10.0, random.randint(-330, 310))
        recording.add('**', 2, -random.randint(0, 1080))
        recording.add('**', random.uniform(0, 1) * 10 ** random.randint(-300, 300), random.uniform(-2, 2))
    recording.write()
    recording = Recording('numbers-complex-powers')
    for _ in range(150):
        base = complex(round(random.uniform(-5, 5), 2), round(random.uniform(-5, 5), 2))
        recording.add('**', base, random.randint(-12, 12))
        recording.add('**', base, complex(round(random.uniform(-3, 3), 1), round(random.uniform(-3, 3), 1)))
        recording.add('**', base, round(random.uniform(-3, 3), 1))
        recording.add('**', -random.randint(1, 100), random.choice((0.5, 1 / 3, 1.5, -0.5)))
    recording.write()


def rounding():
    recording = Recording('numbers-round')
    values = [0.5, 1.5, 2.5, -0.5, -0.4, 2.675, 1.005, 0.285, 60.325, -60.325, 70516065.59854999, 0.125, 0.375, 1e300,
              5e15 + 1, 5e-324, 1.7e308, 1e308, -0.0, 0.0, INF, -INF, NAN, 1e22, 1e16, 4503599627370497.5, 0.1, 1e-5,
              5, -5, 15, 25, 1234, 1250, 1350, -1250, 12345678901234567890, 10 ** 20 + 55, 5 * 10 ** 30, True, False]
    for value in values:
        recording.add('round', value)
        for digits in [None, *range(-20, 25), 300, 323, 324, 400, -308, -309, -400, 10 ** 30]:
            recording.add('round', value, digits)
    for _ in range(2000):
        recording.add('round', some_float(random.random()), random.randint(-5, 12))
        recording.add('round', random.randint(-10 ** 6, 10 ** 6) / 1000 + 0.0005, random.randint(0, 3))
    for _ in range(300):
        recording.add('round', some_int(100), -random.randint(0, 32))
    for bad in ('a', [], 1j, None):
        recording.add('round', bad)
        recording.add('round', 1.5, bad)
        recording.add('round', 2, bad)
    recording.add('round', 1.5, 1.0)
    recording.write()


def formats():
    recording = Recording('numbers-format')
    values = [0, 5, -7, True, 1234567, -10 ** 20, 10 ** 400, 255, 0x10ffff + 1, 65, 128512, 1.5, -0.0, 0.5, -1234567.891,
              1e16, 1e15, 123456789.0, 1e-7, INF, -INF, NAN, 1e300, 1e23, 0.00001234, 1j, 1 - 2.5j, complex(-0.0, 2), 2500.5 + 0j,
              'a', '', '\u00e9\U0001f389b', 'long enough text']
    specs = ['', 'z', 'zd', '#', '.3', '.3d', '=5', '+', '-', ' ', 'q', '\x01', '\u00e9', 'c', '+c', '#c', ',c', '_c',
             '_x', ',x', '_,', '_,d', ',_', ',,', '.', '5.', '5' * 20, '.' + '9' * 20, '.9999999999f', '.2147483648f',
             '1x1', 'ss', '0=5', '<05', '05', '=05', '010,', '010_x', '\u00e9>5', 'z%', 'n', '#n', '%', '+s', 'zs', '#s',
             '=5s', ',s', '#x', '_s', ',%', ',n', '_n', ',q', ',\x01', ',\u00e9', '-s', ' s', '05s', '>05', '\u0665',
             '.\u0665f', '0\u0665d', '<', '<<5', '0<5', '00005', '#010x', '+#010b', '#_b', '#010_b', '\x00', '5\x00',
             '\U0001d7d3', '\U0001f389<5', '{', '_e', ',.2f', '.0e', '#.0e', '#.0f', '.0g', '#.0g', '#g', '#.3', '.1',
             '.0', '010.3f', '<010.3f', 'z.1f', 'c5', '+5c', '05c', '>20', '^21', '=+20', ' 20', '.2f', ',.2f', '.1%',
             '.0%', 'e', 'E', 'G', 'F', '020,.2f', '013,d', '012,d', '011,d', '010,d', '020_b', 'X', '#X', 'o', '#o', 'b',
             '.3s', '10.2s', '^10s', '.50f', '.400f', '.17g', '.300g', '.30', '.150e', 'z.0f', '+z.2f', '+,', '\u00e9^10',
             '\U0001f389=10', 'd', '+d', ' d', '08d', '-8d', 's', '<s', 'r', '0', '00', '0s', '0<', '<0', '=0']
    for value in values:
        for spec in specs:
            recording.add('format', value, spec)
    for _ in range(6000):
        spec = random.choice(('', '', '', '*', '0', '\u00e9')) + random.choice('<>=^') if random.random() < 0.4 else ''
        spec += random.choice(('', '', '+', '-', ' ')) + random.choice(('', '', '', 'z')) + random.choice(('', '', '#'))
        spec += random.choice(('', '', '0')) + random.choice(('', '', '5', '12', '20')) + random.choice(('', '', ',', '_'))
        spec += random.choice(('', '', '.0', '.1', '.2', '.3', '.6', '.12')) + random.choice(('', *'bcdeEfFgGnosxX%'))
        value = random.choice((some_float(random.random()), some_int(70), random.choice(values), some_float(0.1)))
        recording.add('format', value, spec)
    for _ in range(1500):
        places = random.randint(0, 8)
        tie = (2 * random.randint(0, 10 ** 4) + 1) / 2 ** random.randint(1, 9)
        recording.add('format', tie, f'.{places}f')
        recording.add('format', tie, f'.{places}e')
        recording.add('format', tie, f'.{places + 1}g')
        recording.add('format', some_float(random.random()), f'.{random.randint(0, 20)}{random.choice("efg")}')
    for value in (-1, 0x10ffff, 10 ** 30, 10 ** 5000):
        recording.add('format', value, 'c')
    for spec in ('d', 'x', ',', 'f', ''):
        recording.add('format', 10 ** 4299, spec)
        recording.add('format', 10 ** 4300, spec)
    recording.write()


def texts():
    recording = Recording('numbers-texts')
    plain = ['', ' ', '0', '-0', '+7', ' 12 ', '\n3\t', '1_000', '1__0', '_1', '1_', '+-1', '- 1', '0x1A', '0X_f', '0x', '0xg',
             '0b101', '0b2', '0B1', '0o17', '0o8', '00', '0_0', '01', '0_1', 'abc', 'zz', 'Z9', '12abc', '1.5', '.5', '5.',
             '.', '-.5e-3', '1e5', '1e', 'e5', '1e+', '1_0.2_5e1_0', '1._5', '1_.5', '1e_5', '1_e5', 'inf', '-Infinity',
             'NaN', '+nan', '-nan', 'infin', 'nan1', '1e400', '-1e400', '1e-400', '4.9e-324', '2.4e-324', '2.5e-324',
             '9007199254740993', '9007199254740992.5', '1' * 40, '0.' + '3' * 60, '\u0661\u0662', '\u0661.\u0665',
             '\u0661x', '\xa01\u3000', '\x1c1', '\x1f5\x1f', '\u00b2', '1\x00', '\x001', 'a' * 250, '\u00e9' * 250,
             '\U0001f389' * 150, "it's", '"', '1 2', '1,000', 'True', 'None', '1j', 'j', '-j', '+j', '1+2j', '(1+2j)', ' ( 1-2j ) ',
             '1 + 2j', '1+j', '1-j', '1+2', '1j+2', 'nan+infj', '1e5-2e-3j', '1_0+2_0j', '((1))', '(1', '1)', '()', '1+2J',
             '+1-nanj', 'infj', '1+-2j', '1.5.5j', '\u0661+\u0662j', '\U0001d7d8\U0001d7d9', '1\u2003', '\u200b1', '\ufeff1',
             '0' * 20 + '5', '2.2250738585072011e-308', '1.7976931348623157e308', '1.7976931348623159e308', '8.5e3x',
             '0.1e1_', '0x1p3', '1d5', '1f', '1L', '\u22121', 'in\u017f', 'INF', 'iNfInItY', '+inf', '++1', '1e5.5',
             '123456789012345678901234567890', '-123456789012345678901234567890', '0b' + '1' * 100, '0x' + 'f' * 40]
    for text in plain:
        for kind in ('int', 'float', 'complex', 'bool'):
            recording.add(kind, text)
        for base in (0, 2, 8, 16, 36, 10, 7):
            recording.add('int', text, base)
        recording.add('.fromhex', 0.0, text)
        if text.isascii():
            for kind in ('int', 'float'):
                recording.add(kind, text.encode())
    for length in (4299, 4300, 4301):
        for base in (10, 7, 16, 32, 36, 4):
            recording.add('int', '1' * length, base)
            recording.add('int', '-' + '1_' * (length - 1) + '1', base)
        for text in ('0' * length + 'x', 'x' + '0' * length, '_' + '0' * length, '0' * length, ' ' * 5000 + '1' * length):
            recording.add('int', text)
    for base in range(2, 37):
        for _ in range(4):
            digits = '0123456789abcdefghijklmnopqrstuvwxyz'[:base]
            text = ''.join(random.choice(digits) for _ in range(random.choice((3, 12, 30, 200))))
            recording.add('int', text, base)
            recording.add('int', '-' + text.upper(), base)
    for _ in range(1500):
        text = repr(some_float(random.random()))
        recording.add('float', text)
        recording.add('float', text + str(random.randint(0, 10 ** 12)))
    for text in ('0x1.8p3', '-0x.8p-1', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1.0000000000001p-1075', '0x1p1024',
                 '0x1.fffffffffffffp1023', '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7p1023', '0x0p0', '-0x0p0',
                 '0x1.00000000000008p0', '0x1.00000000000018p0', '0x1.000000000000081p0', '1.8', 'a.bp1', '0x1', '0x.p1',
                 ' 0x1p1 ', '0x1p', '0x1p+', '0xp1', 'inf', '-inf', 'nan', 'infinity', '0x1_0p0', '0x1.p1', '0X1P1', 'p1',
                 '0x' + 'f' * 300 + 'p-1200', '0x0.' + '0' * 280 + '1p0', '0x1p99999999999', '0x1p-99999999999'):
        recording.add('.fromhex', 0.0, text)
    recording.write()


def conversions():
    recording = Recording('numbers-conversions')
    values = [0, -7, 10 ** 20, 10 ** 400, True, False, 0.0, -0.0, 1.5, -1.9, 1e22, 2.0 ** 63, 1e308, INF, -INF, NAN, 1j, 2 + 0j,
              None, [], (1, 2), {}, b'12', bytearray(b'12'), b'x', b'\xff', '12', 'x']
    for value in values:
        for kind in ('int', 'float', 'complex', 'bool'):
            recording.add(kind, value)
        for other in (2, 37, -1, 1, 10 ** 30, '2', 2.0, None, True):
            recording.add('int', value, other)
            recording.add('complex', value, other)
        for kind in ('hex', 'oct', 'bin', 'abs'):
            recording.add(kind, value)
        for name in ('real', 'imag', 'numerator', 'denominator'):
            if isinstance(value, (int, float, complex)):
                recording.add('@' + name, value)
        recording.add('float', value, 1)
        recording.add('bool', value, 1)
        recording.add('int', value, 10, 3)
        recording.add('complex', value, 1, 3)
    for kind in ('int', 'float', 'complex', 'bool'):
        recording.add(kind)
    for left in (1j, 0j, complex(-0.0, -0.0), complex(INF, 1), 1, -0.0, True):
        for right in (1j, -0.0, complex(-0.0, -0.0), 3, complex(2, INF)):
            recording.add('complex', left, right)
    for left in (2, 2.0, 1j, 'a', None, True, -3, 10 ** 30):
        for middle in (3, -1, 2.0, 1j, 'a', 0):
            for right in (5, -7, 0, 1, 2.0, 1j, 'a', None, 4, True):
                recording.add('pow', left, middle, right)
            recording.add('pow', left, middle)
            recording.add('divmod', left, middle)
    recording.write()


def methods():
    recording = Recording('numbers-methods')
    ints = [0, 1, -1, 127, 128, -128, -129, 255, 256, -256, 2 ** 31, -2 ** 63, 2 ** 64, 3 ** 200, -3 ** 77, True, False]
    for value in ints:
        for name in ('bit_length', 'bit_count', 'conjugate', 'as_integer_ratio', 'is_integer'):
            recording.add('.' + name, value)
        recording.add('.to_bytes', value)
        for length in (0, 1, 2, 8, 9, -1):
            recording.add('.to_bytes', value, length)
            recording.add('.to_bytes', value, length, 'big')
            recording.add('.to_bytes', value, length, 'little')
    recording.add('.bit_length', 5, 1)
    for bad in (('x',), (1, 'x'), (1, 5), (1, 'big', True), (None,), (1.0,), (1, None), (10 ** 30,)):
        recording.add('.to_bytes', 5, *bad)
    for source in (b'', b'\x00', b'a', b'\x00\xff', b'\xff\x00\x01', b'0123456789', bytearray(b'ab'), [1, 2], (255, 0), [256], [-1],
                   ['a'], 'ab', 5, None, 1.5, [1.0]):
        recording.add('.from_bytes', 0, source)
        recording.add('.from_bytes', 0, source, 'little')
        recording.add('.from_bytes', True, source)
    for bad in ((), (b'a', 'x'), (b'a', 5), (b'a', 'big', True)):
        recording.add('.from_bytes', 0, *bad)
    floats = [0.0, -0.0, 1.0, 0.1, -2.5, 1e300, 5e-324, 2.2250738585072014e-308, 1e-310, INF, -INF, NAN, 2.0 ** 70]
    for value in floats:
        for name in ('is_integer', 'hex', 'as_integer_ratio', 'conjugate', 'bit_length'):
            recording.add('.' + name, value)
        recording.add('.hex', value, 1)
    for bad in ((), (5,), (None,), (b'1',), ('1', '2')):
        recording.add('.fromhex', 0.0, *bad)
    for value in (1j, 1 - 2j, complex(-0.0, 0.0), complex(NAN, INF), 3 + 4j, complex(1e308, 1e308), complex(1.7e308, 1.7e308)):
        for name in ('.conjugate', '@real', '@imag', 'abs', 'repr', 'hash', 'bool'):
            if name != 'hash' or value == value:
                recording.add(name, value)
    for value in (5, 5.0, 5j, True):
        recording.add('@foo', value)
        recording.add('.foo', value)
    for value in [10 ** 4299, 10 ** 4300, -10 ** 4299, -10 ** 4300, 10 ** 4400]:
        for name in ('repr', 'str', 'hex', 'hash', '.bit_length'):
            recording.add(name, value)
    recording.write()


def functions():
    recording = Recording('numbers-math')
    small = ['asin', 'acos', 'atanh', 'log1p']
    wide = ['exp', 'expm1', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'atan', 'asinh', 'degrees', 'radians',
            'exp2', 'floor', 'ceil', 'trunc', 'fabs']
    positive = ['sqrt', 'log', 'log2', 'log10', 'acosh']
    for value in (0, -0.0, 1, -1, 0.5, 2, 1e-300, 1e300, -1e300, INF, -INF, NAN, True, 10 ** 400, 'a', None):
        for name in (*small, *wide, *positive, 'modf', 'frexp', 'isnan', 'isinf', 'isfinite'):
            recording.add('math.' + name, value)
    for left in (0.0, -0.0, 1, 5, -5.5, 2.5, 3.5, 4, -4, 1e308, 5e-324, INF, -INF, NAN, 1.7976931348623157e308):
        recording.add('math.ulp', left)
        for right in (0.0, -1, 1, 2, 3, INF, -INF, NAN, 1e-300):
            for name in ('nextafter', 'remainder', 'fmod', 'copysign', 'atan2', 'pow', 'hypot'):
                recording.add('math.' + name, left, right)
    for exponent in range(-25, 26):
        for name in positive:
            recording.add('math.' + name, 10.0 ** exponent)
            recording.add('math.' + name, 2.0 ** exponent)
    for power in (30, 309, 1000):
        for name in ('log', 'log2', 'log10'):
            recording.add('math.' + name, 3 * 10 ** power + 7)
    for _ in range(300):
        for name in wide:
            recording.add('math.' + name, random.choice((random.uniform(-5, 5), random.uniform(-100, 100))))
        for name in small:
            recording.add('math.' + name, random.uniform(-1, 1))
        for name in positive:
            recording.add('math.' + name, random.uniform(1, 1000))
        for name in ('atan2', 'hypot', 'fmod', 'copysign'):
            recording.add('math.' + name, random.uniform(-100, 100), random.uniform(-100, 100))
        recording.add('math.pow', random.uniform(0, 100), random.uniform(-10, 10))
        recording.add('math.log', random.uniform(1, 1000), random.choice((2, 10, 3.5)))
        recording.add('math.hypot', *(random.uniform(-100, 100) for _ in range(4)))
    special = ['erf', 'erfc', 'gamma', 'lgamma']
    for value in (0, -0.0, 1, 2, 23, 24, 171.5, 171.7, -1, -0.5, -170.5, -200.5, 1e-21, 5e-324, 1e300, INF, -INF, NAN):
        for name in special:
            recording.add('math.' + name, value)
    for _ in range(300):
        value = random.choice((random.uniform(-7, 7), random.uniform(-170, 170), 10 ** random.uniform(-20, 20)))
        for name in special:
            recording.add('math.' + name, value)
    recording.write()


if __name__ == '__main__':
    for record in (operators, arithmetic, powers, rounding, formats, texts, conversions, methods,
                   functions):
        random.seed(2311)
        record()
