"""Templates that nobody wrote: random expressions and tags over random values, and some with a mistake in them."""

MACROS = "{% macro hello(z=0) %}hi {{ z }} {{ a }}{% endmacro %}{% macro _h() %}{% endmacro %}{% set v2 = a %}body"
STORED = {'inc': '<inc {{ a }} {{ v }} {{ i }}{% set v = 9 %}>', 'mac': MACROS}
NAMES = 'a b c d n f s t items rows text num nothing missing x y html'.split()
LITERALS = ['1', '0', '2.5', "'x'", '"ab"', "'<i>'", 'true', 'false', 'none', '[]', '[1, 2, 3]', "['a','B']", '{}',
            "{'a': 1}", '(1, 2)', '()', '-1', '10', '1e3', '0x1F', "'a' 'b'", "'%s-%s'", "'{} {x}'", 'range(3)', "'é'"]
FILTERS = {
    'abs': [''], 'attr': ["'n'", "'upper'"], 'batch': ['2', "3, '-'"], 'capitalize': [''], 'center': ['10'],
    'default': ["'e'", "'e', boolean=true"], 'dictsort': ['', 'true', "false, 'value'"], 'e': [''], 'filesizeformat': [''],
    'first': [''], 'float': ['', '1.5'], 'forceescape': [''], 'format': ['1', "'a', 2", 'x=1', 'items'],
    'groupby': ["'n'", "'k'", "'zz', default='q'", '0'], 'indent': ['', '2, true', "'> '"], 'int': ['', '0, 16'],
    'join': ['', "', '", "'-', 'n'", "attribute='k'"], 'last': [''], 'length': [''], 'list': [''], 'lower': [''], 'items': [''],
    'map': ["'upper'", "attribute='n'", "attribute='sub.v'", "attribute='q', default='D'", "'int'", "'nofilter'", "'string'"],
    'max': ['', "attribute='k'"], 'min': ['', 'true'], 'reject': ['', "'odd'", "'in', [1,2]"], 'rejectattr': ["'n', 'eq', 1"],
    'replace': ["'a', '<'", "'o', '', 1"], 'reverse': [''], 'round': ['', "1, 'ceil'", '-2'], 'safe': [''],
    'select': ['', "'odd'", "'gt', 1", "'string'"], 'selectattr': ["'n'", "'sub.v', 'even'", "'q', 'defined'"], 'slice': ['2', "3, '-'"],
    'sort': ['', 'true', "attribute='k,n'"], 'string': [''], 'striptags': [''], 'sum': ['', "'n'", 'start=10'], 'title': [''],
    'tojson': ['', '2'], 'trim': ['', "'a'"], 'truncate': ['5', '9, true', "7, false, '..', 0"], 'unique': ['', "attribute='k'"],
    'upper': [''], 'urlencode': [''], 'urlize': ['', '10, true'], 'wordcount': [''], 'wordwrap': ['10', '5, false'], 'xmlattr': ['']}
TESTS = ['odd', 'even', 'divisibleby 3', 'defined', 'undefined', 'none', 'boolean', 'integer', 'float', 'lower', 'upper', 'string',
         'mapping', 'number', 'sequence', 'iterable', 'callable', 'sameas none', 'escaped', 'in [1, 2]', 'eq 1', 'gt 1', 'lessthan 3']
LOOP = ['loop.index', 'loop.first', 'loop.last', 'loop.length', 'loop.revindex', 'loop.previtem', 'loop.nextitem',
        "loop.cycle('o','e')", 'loop.changed(a)', 'loop.depth', 'loop']
PARTS = ['n', 'k', 'a', 'b', 'sub', 'x', 'items', '0', 'upper', '_p', 'keys', 'nope']
ITEMS = ['0', '-1', "'n'", '1:', '::-1', '5', ':2', 'x', "'k'", 'none', '1,2']
CALLS = ['{}.upper()', '{}.split(" ")', 'dict(a={})', 'namespace(a={})', '{}.items()', 'max({}, 1)', 'sum({})', 'missing({})',
         'joiner("|")()', 'cycler("a", "b").next()', '"{{}}-{{}}".format({}, 1)', '"{{0[n]}}".format({})', 'sorted({})', 'dict(**{})',
         '{}.get("n", 2)', '{}(1)', 'list({})', 'range(1, 4)']
TEXTS = ['txt', ' ', '\n', 'a\n  b\n', '<hr>', '{ ', '} ', '%', ' - ']
MISTAKES = ['%}', '{%', '{{', '}}', '(', ')', "'", '|', ',', '.', '!', 'endif', '{% endfor %}', '{% foo %}', '=', ':', '$', 'is', '[']


class Inventor:
    def __init__(self, random):
        self.random = random
        self.names = NAMES
        self.blocks = 0

    def one(self, *choices):
        return self.random.choice(choices)

    def values(self):
        row = lambda: {'n': self.random.randint(0, 3), 'k': self.one('x', 'X', 'y'), 'sub': {'v': self.random.randint(0, 9)},
                       'l': [self.random.randint(0, 2) for _ in range(self.random.randint(0, 3))]}
        return {
            'a': self.one(1, 5, -3, 0, 2.5, 'abc', ''), 'b': self.one(True, False, None, [], [1]),
            'c': self.one('Hello World', '<b>x & "y"</b>', "it's", 'a-b c_d', 'ÄÖß tést 😀'),
            'd': self.one({}, {'b': 1, 'a': 2}, {'x': {'y': [1, 2]}, 'B': 'z'}), 'n': self.one(None, 0, 10, 123456789, -7),
            'f': self.one(0.5, 2.675, 1e20, -1.5), 's': self.one('foo bar baz qux quux', '   pad  ', 'one\ntwo\n\nlast', '42.7'),
            't': self.one('http://example.com/a?b=c (see www.x.org) me@ex.com', 'plain', 'a,b,,c'),
            'items': self.one([], [3, 1, 2], ['b', 'A', 'c', 'a'], [1, 'a', None], [{'n': 1, 'k': 'x'}, {'n': 2, 'k': 'Y'}], [[1, 2], [3, 4]]),
            'rows': [row() for _ in range(self.random.randint(0, 4))], 'text': self.one('The quick brown fox jumps. ' * 3, 'word'),
            'num': self.random.randint(-20, 2000), 'html': self.one('<p>Hi &amp; <b>you</b></p>', '<!-- c --> x', 'a<b>c'),
            'x': self.one(1, 'x', [1, 2, 3]), 'y': self.one(0, '', None)}

    def filtered(self, depth):
        name = self.one(*FILTERS)
        arguments = self.one(*FILTERS[name])
        return f'{self.expression(depth - 1)}|{name}' + (f'({arguments})' if arguments else '')

    def expression(self, depth=2):
        if depth <= 0:
            return self.one(*self.names) if self.random.random() < 0.6 else self.one(*LITERALS)
        inner = lambda: self.expression(depth - 1)
        return self.random.choices(
            [lambda: self.filtered(depth), lambda: f'({self.filtered(depth)})',
             lambda: f"{inner()} {self.one('+', '-', '*', '/', '//', '%', '~', '~')} {inner()}", lambda: f'({inner()}) ** 2',
             lambda: f"{inner()} {self.one('==', '!=', '<', '<=', '>', 'in', 'not in', 'and', 'or')} {inner()}",
             lambda: f"{self.one('-', '+', 'not ')}{inner()}", lambda: f"{inner()} is {self.one('', 'not ')}{self.one(*TESTS)}",
             lambda: f'{inner()}.{self.one(*PARTS)}', lambda: f'{self.one(*self.names)}[{self.one(*ITEMS)}]',
             lambda: f"{inner()} if {inner()}{self.one('', f' else {inner()}')}", lambda: self.one(*CALLS).format(inner())],
            [30, 6, 14, 2, 12, 6, 6, 6, 6, 4, 8])[0]()

    def tag(self, body):
        return '{%' + self.one('', '', '', '-', '+') + f' {body} ' + self.one('', '', '', '-', '+') + '%}'

    def body(self, count, depth, *names):
        outer, self.names = self.names, [*self.names, *names, *names]
        text = ''.join(self.part(depth) for _ in range(count))
        self.names = outer
        return text

    def named(self, *names):
        self.names = [*self.names, *names]
        return ''

    def part(self, depth):
        if depth <= 0 or self.random.random() < 0.4:
            shown = '{{' + self.one('', '', '-') + f' {self.expression(self.one(0, 1, 2, 3))} ' + self.one('', '', '-') + '}}'
            return self.one(self.one(*TEXTS), shown, shown, shown)
        return self.random.choices(
            [self.set, self.set_block, self.if_, self.for_, self.macro, self.call, self.filter, self.with_, self.escaping,
             self.block, self.other, lambda _depth: '{#- c -#}', lambda _depth: self.tag('raw') + '{{ x }}' + self.tag('endraw')],
            [9, 3, 10, 12, 6, 4, 2, 3, 3, 3, 3, 1, 1])[0](depth - 1)

    def set(self, _depth):
        name = self.one('v', 'w', 'x', 'a')
        text = self.tag(f'set {name} = {self.expression()}')
        return text + self.named(name)

    def set_block(self, depth):
        return self.tag(f"set v{self.one('', ' | upper')}") + self.body(1, depth) + self.tag('endset') + self.named('v')

    def if_(self, depth):
        text = self.tag(f'if {self.expression()}') + self.body(self.one(1, 2), depth)
        text += self.one('', self.tag(f'elif {self.expression(1)}') + self.body(1, depth))
        return text + self.one('', self.tag('else') + self.body(1, depth)) + self.tag('endif')

    def for_(self, depth):
        target = self.one('i', 'i', 'i', 'k, v', '(p, q)')
        source = self.one('items', 'rows', 'range(4)', 'd.items()', '[[1, 2], [3, 4]]', 'items|batch(2)', "rows|groupby('k')")
        recursive = self.one('', '', '', ' recursive')
        names = [name.strip(' ()') for name in target.split(',')]
        text = self.tag(f"for {target} in {source}{self.one('', '', f' if {self.expression(1)}')}{recursive}")
        text += self.body(self.one(1, 2, 3), depth, *names, *LOOP)
        text += '{{ loop(' + self.one('[]', 'i.l', '[1] if loop.depth < 3 else []') + ') }}' if recursive else ''
        return text + self.one('', '', self.tag('else') + self.body(1, depth)) + self.tag('endfor')

    def macro(self, depth):
        name, parameters = self.one('m1', 'm2'), self.one('', 'p', 'p, q=1', 'p=a, q=p', 'caller=none, p=1')
        body = self.body(self.one(1, 2), depth, 'p', 'q', 'varargs', 'kwargs', 'caller()')
        text = self.tag(f'macro {name}({parameters})') + body + self.tag('endmacro')
        return text + self.named(f"{name}({self.one('', '1', '1, 2', '1, q=3', 'p=4', 'z=1')})", name)

    def call(self, depth):
        name, given = self.one('m1', 'm2', 'missing'), self.one('', '1', 'p=2')
        return self.tag(f"call{self.one('', '(u)', '(u=1)')} {name}({given})") + self.body(1, depth, 'u') + self.tag('endcall')

    def filter(self, depth):
        name = self.one('upper', "replace('t', 'T')", 'trim', 'e', 'indent(2)', 'title|e')
        return self.tag(f'filter {name}') + self.body(1, depth) + self.tag('endfilter')

    def with_(self, depth):
        names = self.one('', f'v = {self.expression(1)}', 'v = 1, w = v')
        return self.tag(f'with {names}') + self.body(2, depth, 'v', 'w') + self.tag('endwith')

    def escaping(self, depth):
        return self.tag(f"autoescape {self.one('true', 'true', 'a')}") + self.body(2, depth) + self.tag('endautoescape')

    def block(self, depth):
        self.blocks += 1
        name = f'b{self.blocks}'
        text = self.tag(f"block {name}{self.one('', ' scoped')}") + self.body(1, depth, 'super()', 'super') + self.tag('endblock')
        return text + self.named(f'self.{name}()')

    def other(self, _depth):
        return self.one(
            self.tag(f"include {self.one(repr('inc'), repr('none'), '[%r, %r]' % ('zz', 'inc'), 'missing')}{self.one('', ' ignore missing')}"),
            self.tag(f"import 'mac' as mm{self.one('', ' with context')}") + '{{ mm.hello(1) }}{{ mm.nope }}{{ mm._h }}{{ mm }}',
            self.tag("from 'mac' import hello, nope as zz, v2 with context") + '{{ hello(2) }}{{ zz }}{{ v2 }}')

    def mistaken(self, text):
        at = self.random.randrange(len(text))
        return self.one(text[:at] + text[at + 1:], text[:at] + self.one(*MISTAKES) + text[at:], text[:at])

    def template(self):
        self.names, self.blocks = NAMES, 0
        text = ''.join(self.part(self.one(1, 2, 3)) for _ in range(self.one(1, 1, 2, 3)))
        if self.random.random() < 0.12 and text:
            text = self.mistaken(text)
        return text, self.values(), STORED if 'include' in text or 'import' in text else {}
