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


PROGRAMS = {'collections': collections_programs}
