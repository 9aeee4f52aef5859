# Random programs for record_modules.py: PROGRAMS[module](random) gives the lines of one module.

VALUES = ('0', '1', '2', '3', '-1', 'True', '1.0', '2.5', "'a'", "'b'", "'ab'", 'None', '()', '(1, 2)', '[]', '10 ** 30')


def chosen(random, options, least, most):
    return [random.choice(options) for _ in range(random.randint(least, most))]


def deque_program(random):
    value = lambda: random.choice(VALUES)
    index = lambda: random.choice(('0', '1', '2', '-1', '-2', '5', '-7', '2 ** 70', "'x'"))
    steps = (
        lambda: f'd.append({value()})', lambda: f'd.appendleft({value()})', lambda: f'd.extend([{value()}, {value()}])',
        lambda: f'd.extendleft(({value()}, {value()}))', lambda: f'd.insert({index()}, {value()})', lambda: 'out.append(d.pop())',
        lambda: 'out.append(d.popleft())', lambda: f'd.rotate({index()})', lambda: f'd.remove({value()})', lambda: 'd.reverse()',
        lambda: f'd[{index()}] = {value()}', lambda: f'del d[{index()}]', lambda: f'out.append(d[{index()}])',
        lambda: f'out.append(d.count({value()}))', lambda: f'out.append(d.index({value()}, {index()}))', lambda: f'out.append({value()} in d)',
        lambda: f'd = d * {random.choice((0, 1, 2, 3))}', lambda: 'd = d + d', lambda: 'd = d.copy()', lambda: 'd.extend(d)',
        lambda: 'out.append(d == collections.deque(d))', lambda: 'out.append(d < collections.deque([1, 2]))', lambda: f'd *= {random.choice((0, 1, 2))}',
        lambda: 'out.append(list(reversed(d)))', lambda: 'd += [1]', lambda: 'out.append((len(d), bool(d), d.maxlen))')
    size = random.choice(('', '', ', 3', ', maxlen=4', ', 0', ', None'))
    start = f'd = collections.deque([{", ".join(chosen(random, VALUES, 0, 5))}]{size})'
    return ' ;; '.join([start, 'out = []', *(random.choice(steps)() for _ in range(random.randint(2, 8))), '(d, out)'])


def counter_program(random):
    key = lambda: random.choice(("'a'", "'b'", "'c'", '1', 'True', '()', '1.5'))
    count = lambda: random.choice(('0', '1', '2', '3', '-1', '-2', '1.5', '10 ** 20', 'True'))
    counter = lambda: random.choice((f'collections.Counter({{{", ".join(f"{key()}: {count()}" for _ in range(random.randint(0, 4)))}}})',
                                     f"collections.Counter('{''.join(chosen(random, 'abcd', 0, 6))}')", f'collections.Counter(a={count()}, b={count()})'))
    steps = (
        lambda: f'c = c {random.choice("+-&|")} {counter()}', lambda: f'c {random.choice("+-&|")}= {counter()}',
        lambda: f'c.update({counter()})', lambda: f"c.update('{''.join(chosen(random, 'abcd', 0, 4))}')", lambda: f'c.subtract({counter()})',
        lambda: f'c.subtract([{key()}, {key()}])', lambda: f'c[{key()}] = {count()}', lambda: f'del c[{key()}]', lambda: f'c = {random.choice("+-")}c',
        lambda: f'out.append(c.most_common({random.choice(("", "0", "1", "2", "3", "-1", "9"))}))', lambda: 'out.append(c.total())',
        lambda: f'out.append(c {random.choice(("==", "!=", "<", "<=", ">", ">="))} {counter()})', lambda: f'out.append(c[{key()}])',
        lambda: 'out.append(list(c.elements()))', lambda: f'out.append(c.pop({key()}, None))', lambda: f'out.append({key()} in c)', lambda: 'c = c.copy()')
    start = f'c = {counter()}'
    return ' ;; '.join([start, 'out = []', *(random.choice(steps)() for _ in range(random.randint(1, 6))), '(c, out)'])


def ordered_program(random):
    key = lambda: random.choice(("'a'", "'b'", "'c'", "'d'", '1', 'True', '1.0', '(1, 2)', '[]'))
    value = lambda: random.choice(VALUES)
    pairs = lambda: f'[{", ".join(f"({key()}, {value()})" for _ in range(random.randint(0, 4)))}]'
    steps = (
        lambda: f'd[{key()}] = {value()}', lambda: f'del d[{key()}]', lambda: f'd.move_to_end({key()})', lambda: f'd.move_to_end({key()}, False)',
        lambda: 'out.append(d.popitem())', lambda: 'out.append(d.popitem(last=False))', lambda: f'out.append(d.pop({key()}, None))',
        lambda: f'out.append(d.setdefault({key()}, {value()}))', lambda: f'd.update({pairs()})', lambda: f'd = d | dict({pairs()})', lambda: f'd |= {pairs()}',
        lambda: f'out.append(d == collections.OrderedDict({pairs()}))', lambda: f'out.append(d == dict({pairs()}))', lambda: 'out.append(list(reversed(d)))',
        lambda: 'out.append((list(d.items()), d.keys()))', lambda: 'd = d.copy()', lambda: f'out.append(d.get({key()}))', lambda: 'd.clear()')
    start = f'd = collections.{random.choice(("OrderedDict(", "OrderedDict(", "defaultdict(int, "))}{pairs()})'
    return ' ;; '.join([start, 'out = []', *(random.choice(steps)() for _ in range(random.randint(2, 8))), '(d, out)'])


def chain_program(random):
    key = lambda: random.choice(("'a'", "'b'", "'c'", "'d'", '1', 'True', '[]'))
    value = lambda: random.choice(VALUES)
    mapping = lambda: f'{{{", ".join(f"{random.choice(chr(97) + chr(98) + chr(99))!r}: {value()}" for _ in range(random.randint(0, 3)))}}}'
    steps = (
        lambda: f'c[{key()}] = {value()}', lambda: f'del c[{key()}]', lambda: f'out.append(c.get({key()}, 0))', lambda: f'out.append(c[{key()}])',
        lambda: f'out.append({key()} in c)', lambda: f'c = c.new_child({mapping()})', lambda: 'c = c.parents', lambda: 'out.append((len(c), list(c), bool(c)))',
        lambda: 'out.append(list(c.items()))', lambda: f'out.append(c == {mapping()})', lambda: f'c.update({mapping()})', lambda: 'out.append(c.popitem())',
        lambda: f'out.append(c.pop({key()}, 5))', lambda: f'out.append(c.setdefault({key()}, 6))', lambda: f'c = c | {mapping()}', lambda: f'c |= {mapping()}',
        lambda: f'c = {mapping()} | c', lambda: 'c = c.copy()', lambda: 'out.append(dict(c))', lambda: f'out.append(c.pop({key()}))')
    start = f'c = collections.ChainMap({", ".join(mapping() for _ in range(random.randint(0, 3)))})'
    return ' ;; '.join([start, 'out = []', *(random.choice(steps)() for _ in range(random.randint(2, 7))), '(c, out)'])


def collections_programs(random):
    makers = (deque_program, counter_program, ordered_program, chain_program)
    return [maker(random) for maker in makers for _ in range(350)]


class PatternMaker:
    """Patterns within the syntax of re, now and then with a fault."""
    letters = 'aabbcA1_ -'
    classes = ('\\d', '\\w', '\\s', '\\D', '\\W', '\\S')

    def __init__(self, random, foreign=''):
        self.random = random
        self.foreign = foreign
        self.groups = 0

    def letter(self):
        return self.random.choice(self.foreign if self.foreign and self.random.random() < 0.4 else self.letters)

    def char_class(self):
        out = ''
        for _ in range(self.random.randint(1, 3)):
            low, high = sorted((self.random.choice('abcABC019'), self.random.choice('abcABC019')))
            out += self.random.choice((self.letter(), f'{low}-{high}', self.random.choice(self.classes)))
        return f"[{self.random.choice(('', '', '^'))}{out}]"

    def group(self, depth):
        kind = self.random.choice(('(', '(', '(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?>', '(?i:', '(?-i:', '(?s:'))
        self.groups += kind == '('
        return f"{kind}{self.choices(depth - 1 if kind[:3] != '(?<' else 0)})"

    def backward(self, depth):
        number = self.random.randint(1, self.groups)
        return self.random.choice((f'\\{number}', f'(?({number}){self.sequence(depth - 1)}|{self.sequence(depth - 1)})'))

    def atom(self, depth):
        chance = self.random.random()
        if chance < 0.45 or depth <= 0:
            return self.letter()
        if chance < 0.55:
            return self.char_class()
        if chance < 0.65:
            return self.random.choice((*self.classes, '.', '^', '$', '\\b', '\\B', '\\A', '\\Z'))
        return self.backward(depth) if chance < 0.7 and self.groups else self.group(depth)

    def item(self, depth):
        repeat = self.random.choice(('*', '+', '?', '{2}', '{1,2}', '{,2}', '{2,}')) + self.random.choice(('', '', '?', '+'))
        return self.atom(depth) + (repeat if self.random.random() < 0.35 else '')

    def sequence(self, depth):
        return ''.join(self.item(depth) for _ in range(self.random.choice((0, 1, 1, 2, 2, 3))))

    def choices(self, depth):
        return '|'.join(self.sequence(depth) for _ in range(self.random.choice((1, 1, 1, 2, 3))))

    def pattern(self):
        made = self.choices(self.random.choice((1, 2, 3)))
        if self.random.random() < 0.15:
            at = self.random.randint(0, len(made))
            made = made[:at] + self.random.choice('()[]{}?*+|\\<>=!:P') + made[at:]
        return made


def pattern_program(random):
    foreign = random.choice(('', '', '', 'éÉßſıİσςΣ\U0001f600\u0663'))
    maker = PatternMaker(random, foreign)
    pattern = maker.pattern()
    text = ''.join(random.choice((maker.letters + foreign, 'ab'))[:1] if not random.randint(0, 9) else random.choice('abc1A -' + foreign)
                   for _ in range(random.randint(0, 9)))
    flags = random.choice(('0', '0', '0', 're.I', 're.M', 're.S', 're.A', 're.I | re.A', 're.X'))
    if foreign == '' and random.random() < 0.15:
        pattern, text = pattern.encode(), text.encode()
    call = random.choice((
        '[m.regs for m in p.finditer(t)]', 'p.findall(t)', 'p.split(t)', 'p.sub(t[:0], t)', 'p.subn(lambda m: m[0] + m[0], t, 2)', 'p.fullmatch(t)',
        '[(m, m.lastindex, m.groups()) for m in [p.search(t)] if m]', 'p.match(t, 1)', 'p.search(t, 1, 4)', '(p, p.groups, p.flags)'))
    return f'p = re.compile({pattern!r}, {flags}) ;; t = {text!r} ;; {call}'


def template_program(random):
    pieces = ('a', '-', '\\1', '\\2', '\\g<1>', '\\g<n>', '\\g<0>', '\\n', '\\\\', '\\07', '\\101', '\\3', '\\g<x>', '\\g<', '\\q', '\\é', '\\18')
    template = ''.join(chosen(random, pieces, 0, 3))
    pattern = random.choice(('(a)(?P<n>b)?', '(a)', '(?P<n>.)', 'a', '((a)|b)'))
    return f're.{random.choice(("sub", "subn"))}({pattern!r}, {template!r}, {random.choice(("aab", "ba", "", "abab"))!r})'


def re_programs(random):
    return [pattern_program(random) for _ in range(1600)] + [template_program(random) for _ in range(300)]


ROUNDINGS = ('UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', '05UP')
SPECIAL = ("'NaN'", "'-NaN'", "'sNaN'", "'NaN7'", "'Infinity'", "'-Infinity'", "'0'", "'-0'", "'0.00'", "'0E+5'", "'1'", "'-1'", "'1.000'", "'10'", "'100'")


def decimal_text(random):
    if random.random() < 0.15:
        return random.choice(SPECIAL)
    digits = ''.join(random.choice('0123456789' if random.random() < 0.7 else '09') for _ in range(random.choice((1, 1, 2, 3, 5, 9, 15, 28, 40))))
    at = random.randint(0, len(digits))
    text = random.choice(('', '', '-')) + digits[:at] + random.choice(('.', '.', '')) + digits[at:]
    exponent = random.choice(('', '', '', '', f'e{random.randint(-8, 8)}', f'E{random.randint(-60, 60)}', f'e{random.choice((-1, 1)) * random.randint(900, 1100)}'))
    return repr(text + exponent)


def decimal_value(random):
    if random.random() < 0.1:
        return str(random.choice((0, 1, -1, 2, 3, 7, 10, -10, 12345, 10 ** 30)))
    return f'decimal.Decimal({decimal_text(random)})'


def context_line(random):
    parts = [f'prec={random.choice((1, 2, 3, 5, 9, 16, 28, 28, 50))}', f'rounding=decimal.ROUND_{random.choice(ROUNDINGS)}']
    if random.random() < 0.4:
        parts += [f'Emax={random.choice((5, 20, 384, 999))}', f'Emin={random.choice((-5, -20, -383, -999))}']
    if random.random() < 0.2:
        parts.append('clamp=1')
    if random.random() < 0.1:
        parts.append('capitals=0')
    parts.append(random.choice(('traps=[]', 'traps=[]', 'traps=[decimal.Inexact]', 'traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]')))
    return f'c = decimal.Context({", ".join(parts)})'


UNARY = ('exp', 'ln', 'log10', 'logb', 'logical_invert', 'next_minus', 'next_plus', 'normalize', 'sqrt', 'abs', 'minus', 'plus', 'to_integral_exact',
         'to_integral_value', 'to_sci_string', 'to_eng_string', 'number_class', 'is_normal', 'is_subnormal', 'copy_abs', 'create_decimal')
BINARY = ('add', 'subtract', 'multiply', 'divide', 'divide_int', 'remainder', 'remainder_near', 'divmod', 'power', 'quantize', 'compare', 'compare_signal',
          'compare_total', 'compare_total_mag', 'max', 'max_mag', 'min', 'min_mag', 'next_toward', 'rotate', 'shift', 'scaleb', 'copy_sign',
          'same_quantum', 'logical_and', 'logical_or', 'logical_xor')


def operand(random, name):
    if name.startswith('logical') and random.random() < 0.8:
        return ''.join(random.choice('01') for _ in range(random.randint(1, 12))).lstrip('0') or '0'
    if name in ('rotate', 'shift', 'scaleb') and random.random() < 0.7:
        return str(random.randint(-12, 12))
    if name == 'quantize' and random.random() < 0.7:
        return f"decimal.Decimal('1e{random.randint(-6, 3)}')"
    if name == 'power' and random.random() < 0.7:
        return random.choice(('2', '3', '-1', '-3', '0', '10', "decimal.Decimal('0.5')", "decimal.Decimal('-1.5')", "decimal.Decimal('2.25')", '100'))
    return decimal_value(random)


def decimal_program(random):
    kind = random.random()
    if kind < 0.3:
        name = random.choice(UNARY)
        call = f'c.{name}({operand(random, name) if name[:7] == "logical" else decimal_value(random)})'
    elif kind < 0.85:
        name = random.choice(BINARY)
        call = f'c.{name}({operand(random, name) if name[:7] == "logical" else decimal_value(random)}, {operand(random, name)})'
    elif kind < 0.92:
        call = f'c.fma({decimal_value(random)}, {decimal_value(random)}, {decimal_value(random)})'
    else:
        call = f'c.power({random.randint(-9, 99)}, {random.randint(-2, 30)}, {random.randint(-5, 99)})'
    return f'{context_line(random)} ;; x = {call} ;; (x, c)'


def method_program(random):
    a, b = decimal_value(random), decimal_value(random)
    spec = random.choice(('', '', '*<', '>', '^', '=', 'x=')) + random.choice(('', '', '+', ' ', '-')) + random.choice(('', '', 'z')) + random.choice(
        ('', '', '0')) + random.choice(('', '5', '12', '25')) + random.choice(('', ',')) + random.choice(('', '.0', '.1', '.3', '.10')) + random.choice('eEfFgGn%') * random.randint(0, 1)
    return random.choice((
        f'format(decimal.Decimal({decimal_text(random)}), {spec!r})', f'format(decimal.Decimal({decimal_text(random)}), {spec!r})',
        f'({a} + {b}, {a} - {b}, {a} * {b})', f'{a} / {b}', f'({a} // {b}, {a} % {b})', f'divmod(decimal.Decimal({decimal_text(random)}), {b})',
        f'({a} < {b}, {a} == {b}, {a} >= {b})', f'({a} == {random.uniform(-10, 10)!r}, {a} < {random.choice((0.5, -2.0, 1e10))})',
        f'decimal.Decimal({decimal_text(random)}).as_tuple()', f'decimal.Decimal({decimal_text(random)}[:8]).as_integer_ratio()',
        f'round(decimal.Decimal({decimal_text(random)}), {random.randint(-3, 5)})', f'str(round(decimal.Decimal({decimal_text(random)})))[:40]',
        f'decimal.Decimal({random.choice((random.uniform(-100, 100), random.random() * 1e-10, random.random() * 1e20))!r})',
        f'float(decimal.Decimal({decimal_text(random)}))', f'hash(decimal.Decimal({random.randint(-10 ** 12, 10 ** 12)}).scaleb({random.randint(-30, 30)})) % 1000',
        f"decimal.Decimal({decimal_text(random)}).quantize(decimal.Decimal('1e{random.randint(-5, 2)}'), decimal.ROUND_{random.choice(ROUNDINGS)})",
        f'decimal.Decimal({decimal_text(random)}) ** {random.choice((2, 3, -1, 5, 0))}', f'decimal.Decimal({decimal_text(random)}).adjusted()',
        f"decimal.Decimal({(decimal_text(random)[1:-1] + random.choice('xe+-. _5'))!r})"))


def decimal_programs(random):
    return [decimal_program(random) for _ in range(1800)] + [method_program(random) for _ in range(900)]


PROGRAMS = {'decimal': decimal_programs, 're': re_programs, 'collections': collections_programs}
