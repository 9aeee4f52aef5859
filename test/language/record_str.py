# Records what CPython 3.11 answers for a grid of str, bytes and % expressions: python3.11 test/language/record_str.py
import json
import os
import unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'recordings')


def tagged(value):
    """A value as JSON that keeps its type."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {'int': str(value)}
    if isinstance(value, float):
        return {'float': repr(value)}
    if isinstance(value, (bytes, bytearray)):
        return {type(value).__name__: value.hex()}
    if isinstance(value, slice):
        return {'slice': [tagged(part) for part in (value.start, value.stop, value.step)]}
    if isinstance(value, (list, tuple)):
        return {type(value).__name__: [tagged(item) for item in value]}
    if isinstance(value, dict):
        return {'dict': [[tagged(key), tagged(item)] for key, item in value.items()]}
    raise TypeError(value)


def outcome(action):
    try:
        return repr(action())
    except Exception as error:
        return {'raised': type(error).__name__, 'args': repr(error.args)}


def call(receiver, name, args=(), keywords=None):
    keywords = keywords or {}
    return ['call', tagged(receiver), name, [tagged(arg) for arg in args],
            {key: tagged(value) for key, value in keywords.items()},
            outcome(lambda: getattr(receiver, name)(*args, **keywords))]


def construct(kind, args=(), keywords=None):
    keywords = keywords or {}
    return ['construct', kind.__name__, None, [tagged(arg) for arg in args],
            {key: tagged(value) for key, value in keywords.items()},
            outcome(lambda: kind(*args, **keywords))]


OPERATORS = {
    '+': lambda a, b: a + b, '*': lambda a, b: a * b, '%': lambda a, b: a % b, '[]': lambda a, b: a[b],
    'in': lambda a, b: a in b, '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b,
    '<=': lambda a, b: a <= b, '>': lambda a, b: a > b, '>=': lambda a, b: a >= b,
}


def operate(name, left, right):
    return ['operate', tagged(left), name, [tagged(right)], {}, outcome(lambda: OPERATORS[name](left, right))]


def show(function, value):
    return ['show', tagged(value), function.__name__, [], {}, outcome(lambda: function(value))]


def change(content, name, args):
    """What a method or item operation gives and leaves of a bytearray."""
    value = bytearray(content)
    items = {'[]=': lambda key, item: value.__setitem__(key, item), 'del []': lambda key: value.__delitem__(key)}
    action = items.get(name) or getattr(value, name)
    return ['change', tagged(bytearray(content)), name, [tagged(arg) for arg in args], {}, outcome(lambda: (action(*args), value))]


def write(name, rows):
    seen = set()
    with open(os.path.join(HERE, name + '.jsonl'), 'w') as file:
        for row in rows:
            line = json.dumps(row)
            if line not in seen:
                seen.add(line)
                file.write(line + '\n')


TEXTS = [
    '', 'a', 'abc', 'banana', ' a  b ', 'Hello World', 'aXbXc', 'a\tb\nc', '-42', '\u00e9\u00df\u0130', '\U0001F600a\U0001F600b',
    'a\ud800b', '\udc00', 'e\u0301x', 'x\u2028y\x85z\r\nw\x1c', '\ufb01\u01c6\u03a3',
]
CASES = TEXTS + [
    'ABC', 'aBC', 'A1', '1a', 'ab1', 'They\'re', "They'Re", '3D Model', 'hello_world-foo', '\u01c4', '\u01c5', '\u01c5a', '\u1f80x', '\u1fb2',
    '\u10d0\u10d1', '\u03a3', 'A\u03a3', '\u039f\u0394\u039f\u03a3 \u0391\u03a3', 'A\u03a3\u0301', 'A\u03a3\u0301b', '\u0149x', '\u01f0', '\u0390', '\u1e9e', '\u0587',
    '\ufb13', '\u13a0\uab70', '\u0131i', '\u212a', '\u017f', '\u02b0', '\u2160\u2170', '\u24b6\u24d0', '\U00010400\U00010428', '\u00aa',
    '\u0661', '\u00b2', '\u00bd', '\u2460', '\u4e00', '\u3007', '\u3405', '\U00020001', '12\u0663', '\u06f1x', '_', '_a1', 'a-b', 'def', '\u00b7a', 'a\u00b7',
    ' ', '\t\n', '\u00a0', '\u200b', '\u3000', '\x1c\x1f', '\x85', '\u180e', '\u2028', '\x00', '\x7f', '\xad', '\ue000', '\uffff', '\U0010ffff', '\u0378',
    '\u0301', 'a\u0301', '"', "'", '\'"', '\\', 'it\'s "x"', '\U0001F468\u200D\U0001F469', '\ufeff', '\ud83d\ude00'[0:1] + 'x', '\u00ff\u0100',
]
PLAIN = ['capitalize', 'casefold', 'title', 'lower', 'upper', 'swapcase', 'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit',
         'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper', 'split', 'splitlines', 'strip', 'lstrip', 'rstrip']
BIG = 2 ** 100
SEARCH = [(), ('a',), ('an',), ('',), ('X',), ('', 3), ('', 4), ('', 99), ('a', 1), ('a', -2), ('a', None, 3), ('a', 1, -1), ('a', 3, 1), ('', 3, 1), ('a', BIG),
          ('a', -BIG, BIG), ('a', 'x'), ('a', 1.0), ('a', True), (1,), (None,), (b'a',), ('a', 1, 2, 3), ('\ud83d',), ('\ude00',), ('\U0001F600', 1), ('b', 3), ('\ud800',)]
ENDS = SEARCH + [(('a', 'b'),), ((),), (('x', 1),), (('b', 1),), (('', 1),), (['a'],), (('a', 'c'), 1, 2), (1, 'x')]
SPLITS = [(), (None,), (' ',), (',',), ('a',), ('an',), ('X', 1), ('X', 0), ('X', -2), (None, 1), (None, 0), (None, BIG), (None, 1.5), (None, 'x'), ('',), (1,), (b'a',),
          ('a', 1, 2), ('a', None), ('\U0001F600',), ('\ud83d',)]
WIDTHS = [(), (0,), (5,), (6,), (9, '*'), (8, '*'), (-3,), (5, '\U0001F600'), (7, ''), (7, 'ab'), (7, 1), (7, None), ('5',), (5.0,), (None,), (True,), (2 ** 64,), (5, '*', 1)]
STRIPS = [(None,), (' ',), ('a',), ('abc',), ('-4',), ('',), (1,), (b'a',), ('a', 'b'), ('\U0001F600',), ('\ud83d\U0001F600a',), ('\u0130x',)]
REPLACES = [(), ('a',), ('a', 'b'), ('a', ''), ('', '-'), ('', '-', 2), ('', '-', 0), ('a', 'bb', 1), ('a', 'b', -1), ('a', 'b', 0), ('X', '$&'), ('a', 1), (1, 'a'),
            ('a', 'b', 'c'), ('a', 'b', 1.0), ('a', 'b', None), ('a', 'b', BIG), ('a', 'b', 1, 2), ('\ud83d', 'x'), ('\U0001F600', '')]
PARTS = [(), ('a',), ('X',), (' ',), ('',), (1,), (b'a',), (None,), ('a', 'b'), ('\U0001F600',), ('\ude00',)]
JOINS = [(), (['a', 'b', 'c'],), ('xyz',), ([],), (['a'],), (['a', 1],), ([1],), ([None],), ([b'a'],), (1,), (None,), (('a', 'b'),), ({'k': 1, 'j': 2},), (['a'], 'b'), ([['a']],), (1.5,)]
AFFIX = [(), ('a',), ('ban',), ('',), ('na',), (1,), (b'a',), (('a',),), ('a', 'b'), ('\ud83d',), ('\U0001F600',)]


def text_rows():
    for text in CASES:
        for name in PLAIN:
            yield call(text, name)
        for function in (repr, str, len, ascii, list):
            yield show(function, text)
        yield call(text, 'splitlines', (True,))
    grid = [
        (SEARCH, ('find', 'rfind', 'index', 'rindex', 'count')), (ENDS, ('startswith', 'endswith')), (SPLITS, ('split', 'rsplit')),
        (WIDTHS, ('center', 'ljust', 'rjust', 'zfill')), (STRIPS, ('strip', 'lstrip', 'rstrip')), (REPLACES, ('replace',)),
        (PARTS, ('partition', 'rpartition')), (JOINS, ('join',)), (AFFIX, ('removeprefix', 'removesuffix')),
    ]
    for choices, names in grid:
        for name in names:
            for text in TEXTS:
                for args in choices:
                    yield call(text, name, args)
    yield from text_details()


def text_details():
    for name in PLAIN + ['encode', 'expandtabs', 'translate', 'maketrans', 'format', 'format_map']:
        yield call('abc', name, (1,))
        yield call('abc', name, (1, 2, 3, 4))
        yield call('abc', name, (), {'x': 1})
        yield call('abc', name, (1,), {'x': 1})
    for name in ['find', 'startswith', 'center', 'zfill', 'strip', 'replace', 'partition', 'join', 'removeprefix', 'ljust', 'count']:
        yield call('abc', name, (), {'sub': 'a'})
        yield call('abc', name, ('a',), {'sub': 'a'})
        yield call('abc', name, (1, 2, 3, 4), {'sub': 'a'})
    for keywords in [{'sep': 'b'}, {'maxsplit': 1}, {'sep': None, 'maxsplit': 0}, {'sep': 1}, {'x': 1}, {'sep': 'b', 'x': 1}, {'sep': 'b', 'maxsplit': 1, 'x': 1}]:
        for name in ('split', 'rsplit'):
            yield call('abcbd', name, (), keywords)
            yield call('abcbd', name, ('b',), keywords)
    for keywords in [{'keepends': True}, {'keepends': 0}, {'keepends': 'x'}, {'keepends': 1.5}, {'keepends': None}, {'x': 1}]:
        yield call('a\nb\r\nc\x0bd\x0ce\x1df\x1eg\u2029h', 'splitlines', (), keywords)
    for size in [(), (4,), (0,), (1,), (-1,), ('4',), (4.0,), (None,), (True,), (2 ** 31,), (2 ** 64,), (4, 5)]:
        for text in ['a\tb', '\t', 'ab\tcd\n\te', '\U0001F600\tx', 'abc', '\r\tx', 'abcdefgh\ti']:
            yield call(text, 'expandtabs', size)
    yield call('a\tb', 'expandtabs', (), {'tabsize': 3})
    for table in [{97: 'x', 98: None}, {97: 120}, {'a': 'x'}, {97: 'xyz', 99: ''}, {97: -1}, {97: 2 ** 21}, {97: 1.5}, {97: b'x'}, 'x' * 98 + 'QRS', ['z'] * 98, 5, None, {0x1F600: 'smile'}, {97: BIG}]:
        for text in ['abc', '', '\U0001F600a']:
            yield call(text, 'translate', (table,))
    for args in [(), ('ab', 'xy'), ('ab', 'x'), ('ab', 'xy', 'c'), ({'a': 1, 98: 'x'},), ({'ab': 1},), ({1.5: 1},), ({None: 1},), ({'': 1},), (1,), ('ab',), (1, 'a'), ('a', 1), ('a', 'b', 1), ({}, 'a'),
                 ('a', 'b', 'c', 'd'), ('\U0001F600', 'x'), ('aa', 'xy'), ({True: 'x'},), (None, None)]:
        yield call('', 'maketrans', args)
    for left in TEXTS:
        for right in TEXTS + [1, None, b'a', ['a'], 1.5, 'b', '\uffff', '\U00010000', '\ue000']:
            for name in ('in', '==', '!=', '<', '<=', '>', '>='):
                yield operate(name, left, right)
            yield operate('in', right, left)
        for right in ['x', '', 1, None, b'a', ['a'], 1.5]:
            yield operate('+', left, right)
        for right in [0, 1, 3, -1, True, 1.0, 'a', None, -BIG, BIG, [1]]:
            yield operate('*', left, right)
        for index in [0, 1, 2, -1, -3, 5, -6, BIG, -BIG, 2 ** 62, -2 ** 62, True, 1.0, 'a', None, (1, 2)]:
            yield operate('[]', left, index)
    bounds = [None, 0, 1, 2, -1, -2, 7, -9, BIG, -BIG]
    for text in ['', 'abc', '\U0001F600a\U0001F600bc', 'a\ud800b']:
        for start in bounds:
            for stop in bounds:
                for step in [None, 1, 2, -1, -2, BIG, -BIG]:
                    yield operate('[]', text, slice(start, stop, step))
    for bad in [slice(None, None, 0), slice('a', None), slice(None, 1.5), slice(None, None, 'x'), slice('a', 'b', 0)]:
        yield operate('[]', 'abc', bad)
    for args in [(), ('a',), (1,), (None,), (1.5,), (b'ab',), (b'ab', 'utf-8'), (b'\xff', 'utf-8'), (b'\xff', 'latin-1'), (b'\xff', 'ascii', 'replace'), ('a', 'utf-8'), (1, 'utf-8'), (b'a', 1),
                 (b'a', 'utf-8', 1), (b'a', 'nope'), (1, 2, 3, 4), ([1, 'a'],), (None, 'utf-8'), (b'a', 'utf-8', 'strict', 1), (bytearray(b'ab'), 'ascii')]:
        yield construct(str, args)
    for keywords in [{'object': 1}, {'object': b'a', 'encoding': 'ascii'}, {'encoding': 'ascii'}, {'errors': 'strict'}, {'x': 1}, {'object': 'a', 'errors': 'x'}]:
        yield construct(str, (), keywords)
        yield construct(str, (b'a',), keywords)


BYTES = [b'', b'a', b'abc', b'banana', b' a  b ', b'aXbXc', b'a\tb\nc\r\nd', b'-42', b'\x00\xff\xe9', b"it's", b'"\'\\', b'Hello World', b'AB1', b'\x0b\x0c \x1c']


def as_bytes(args):
    return tuple(arg.encode('utf-8', 'replace') if isinstance(arg, str) else arg.decode() if isinstance(arg, bytes)
                 else tuple(as_bytes(arg)) if isinstance(arg, tuple) else arg for arg in args)


def byte_rows():
    plain = [name for name in PLAIN if hasattr(bytes, name)] + ['hex', 'decode', 'expandtabs']
    for value in BYTES:
        for name in plain:
            yield call(value, name)
        for function in (repr, str, len, list):
            yield show(function, value)
            yield show(function, bytearray(value))
    grid = [
        (SEARCH + [(97,), (256,), (-1,), (BIG,)], ('find', 'rfind', 'index', 'count')), (ENDS, ('startswith', 'endswith')), (SPLITS, ('split', 'rsplit')),
        (WIDTHS, ('center', 'ljust', 'rjust', 'zfill')), (STRIPS, ('strip', 'lstrip', 'rstrip')), (REPLACES, ('replace',)),
        (PARTS, ('partition', 'rpartition')), (AFFIX, ('removeprefix', 'removesuffix')),
    ]
    for choices, names in grid:
        for name in names:
            for value in [b'', b'banana', b' a  b ', b'aXbXc', b'-42']:
                for args in choices:
                    yield call(value, name, as_bytes(args))
    yield from byte_details()


def byte_details():
    for name in ['upper', 'hex', 'decode', 'splitlines', 'expandtabs', 'translate', 'fromhex', 'maketrans', 'join', 'find', 'center', 'strip']:
        yield call(b'abc', name, (1, 2, 3, 4))
        yield call(b'abc', name, (), {'x': 1})
        yield call(b'abc', name, ())
    for args in [([b'a', b'b'],), ([],), (['a'],), ([b'a', 1],), (1,), (None,), (b'ab',), ((b'x', bytearray(b'y')),), ('ab',)]:
        yield call(b', ', 'join', args)
    for args in [('-',), ('-', 2), ('-', -2), ('-', 0), (b':',), ('ab',), ('',), (1,), ('\u00e9',), ('-', 'x'), ('-', 3), (b'\xff',)]:
        for value in [b'', b'abcde', b'a']:
            yield call(value, 'hex', args)
    for text in ['61 62', '', '6', 'zz', '6z', '61\n62\t', '6 1', 'FFff', '61 6', '\u00e9', '61 \u00e9', b'61', 1, None]:
        yield call(b'', 'fromhex', (text,))
        yield call(bytearray(), 'fromhex', (text,))
    table = bytes(255 - at for at in range(256))
    for args in [(table,), (None,), (None, b'b'), (table, b'a'), (b'abc',), ('abc',), (1,), (None, 'b'), (None, None)]:
        yield call(b'abcab', 'translate', args)
    for args in [(b'ab', b'xy'), (b'ab', b'x'), ('a', 'b'), (b'a',), (b'a', 1)]:
        yield call(b'', 'maketrans', args)
    for left in BYTES[:8]:
        for right in BYTES[:8] + ['a', 1, None, bytearray(b'a'), 97, 300, -1, [97]]:
            for name in ('in', '==', '!=', '<', '<=', '>', '>=', '+'):
                yield operate(name, left, right)
            yield operate('in', right, left)
        for right in [0, 1, 3, -1, True, 1.0, 'a', None, BIG]:
            yield operate('*', left, right)
        for index in [0, -1, 2, 9, -9, BIG, True, 1.0, 'a', None, slice(1, None), slice(None, None, -1), slice(None, None, 0), slice(-2, 9, 2), slice('a', None)]:
            yield operate('[]', left, index)
            yield operate('[]', bytearray(left), index)
    for kind in (bytes, bytearray):
        for args in [(), (3,), (0,), (-1,), (True,), (BIG,), (1.5,), (None,), ([65, 66],), ([256],), ([-1],), ([1, 'a'],), (['a'],), ([1.5],), ('a',), ('\u00e9', 'utf-8'), ('a', 'nope'),
                     ('\u00e9', 'ascii'), ('\u00e9', 'ascii', 'replace'), (b'a',), (b'a', 'utf-8'), (3, 'utf-8'), (3, 'utf-8', 'strict'), ('a', 1), ('a', 'utf-8', 1), ((65, 66),), ({65: 1},), ([BIG],),
                     ('a', 'utf-8', 'strict', 1), (bytearray(b'xy'),), ([True],)]:
            yield construct(kind, args)
        for keywords in [{'source': 'a', 'encoding': 'ascii'}, {'encoding': 'ascii'}, {'errors': 'strict'}, {'x': 1}, {'source': 'a', 'errors': 'strict'}]:
            yield construct(kind, (), keywords)


def change_rows():
    for content in [b'', b'abc', b'banana']:
        for item in [0, 97, 255, 256, -1, BIG, 'a', b'a', 1.5, None, True]:
            for name in ('append', 'remove'):
                yield change(content, name, (item,))
            yield change(content, 'insert', (1, item))
            yield change(content, '[]=', (0, item))
            yield change(content, '[]=', (slice(0, 2), item))
            yield change(content, '[]=', (item, 65))
            yield change(content, 'del []', (item,))
        for source in [b'xy', bytearray(b'z'), [1, 2], (3,), [256], ['a'], 'xy', 5, None, [0, 1], {65: 1}, 1.5, [1.5]]:
            yield change(content, 'extend', (source,))
            for key in [slice(None, None), slice(1, 2), slice(2, 0), slice(None, None, 2), slice(None, None, -1), slice(5, 9), slice(0, 0)]:
                yield change(content, '[]=', (key, source))
        for key in [slice(None, None), slice(1, 2), slice(2, 0), slice(None, None, 2), slice(None, None, -2), slice(5, 9), slice(0, 0), slice(None, None, 0), slice('a', 1)]:
            yield change(content, 'del []', (key,))
        for args in [(), (0,), (-1,), (2,), (9,), (-9,), ('a',), (1.5,), (BIG,), (0, 1)]:
            yield change(content, 'pop', args)
        for name in ('reverse', 'clear', 'copy'):
            yield change(content, name, ())
            yield change(content, name, (1,))
        for at in [-1, -9, 9, 0, 'a', BIG, 1.5]:
            yield change(content, 'insert', (at, 65))


ENCODINGS = ['utf-8', 'UTF8', 'utf_8', 'ascii', 'US-ASCII', 'latin-1', 'iso-8859-1', 'Latin1', 'utf-16', 'utf-16-le', 'utf-16-be', 'UTF-16LE', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig', 'cp1252',
             'windows-1252', 'nope', 'hex', 'rot13', '', 'unicode_escape', 'cp1251', 'iso-8859-15', 'KOI8-R', 'cp437', 'latin5']
ERRORS = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogatepass', 'surrogateescape', 'nope']


def encoding_rows():
    texts = ['', 'abc', '\u00e9', 'a\u00e9\u20acb', '\u20ac\u20ac', '\U0001F600', 'x\ud800y', '\ud800\ud801', '\udc80', '\u0100', '\u0081', 'a\U0001F600\u00ff\ud800']
    for encoding in ENCODINGS:
        for text in texts:
            for errors in ERRORS if encoding in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'cp1252') else ['strict']:
                yield call(text, 'encode', (encoding, errors))
    blobs = [b'', b'abc', b'\xc3\xa9', b'\xff', b'a\x80b', b'\xc3', b'\xc3(', b'\xe2\x82', b'\xe2\x82\xac', b'\xe2(\xa1', b'\xe2\x28', b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98', b'\xf0\x9f', b'\xf0(\x8c\xbc',
             b'\xed\xa0\x80', b'\xed\xa0', b'\xed\xa0\x80x', b'\xc0\x80', b'\xe0\x80\x80', b'\xf4\x90\x80\x80', b'\xf5\x80', b'\xfe\xff\x00a', b'\xff\xfea\x00', b'\xef\xbb\xbfab', b'\x3d\xd8\x00\xde', b'\x00\xd8',
             b'\x00\xd8a\x00', b'\x00\xdc', b'\xd8\x3d\xde\x00', b'a\x00\x00\x00', b'a\x00\x00', b'\xff\xfe\x00\x00a\x00\x00\x00', b'\x00\x00\xfe\xff\x00\x00\x00a', b'\x00\xd8\x00\x00', b'\x00\x00\x11\x00',
             b'\x00\x00\x00a', b'\x81\x8d\x80', b'a\xff\xfeb', b'\xe2\x82\xe2\x82\xac']
    for encoding in ENCODINGS:
        for blob in blobs:
            choices = ERRORS if encoding in ('utf-8', 'ascii', 'cp1252') else ERRORS[:4] if encoding in ('utf-16', 'utf-16-le', 'utf-32', 'utf-32-be') else ['strict']
            for errors in choices:
                yield call(blob, 'decode', (encoding, errors))
    everything = bytes(range(256))
    for encoding in ['cp1252', 'cp1250', 'cp1251', 'cp1253', 'cp1254', 'cp1255', 'cp1256', 'cp1257', 'cp1258', 'iso8859-2', 'iso8859-3', 'iso8859-4', 'iso8859-5', 'iso8859-6', 'iso8859-7', 'iso8859-8', 'iso8859-9',
                     'iso8859-10', 'iso8859-13', 'iso8859-14', 'iso8859-15', 'iso8859-16', 'koi8-r', 'koi8-u', 'cp437', 'cp850', 'cp852', 'cp866', 'mac-roman']:
        yield call(everything, 'decode', (encoding, 'replace'))
        yield call(everything.decode(encoding, 'ignore'), 'encode', (encoding,))
    for blob in [b'\\x1', b'\\x1z', b'\\u12', b'\\U00110000', b'\\', b'a\\q', b'\\101\\n\\\n\xe9', b'\\N{x}', b'\\N', b'\\400', b'\\9', b'\\u00e9\\U0001f600', b'\\7\\07\\0077', b'\\a\\b\\f\\v\\\'\\"', b'\\ud800']:
        for errors in ['strict', 'replace', 'ignore']:
            yield call(blob, 'decode', ('unicode_escape', errors))
    for text in ['a\t\n\r\\\'"\u00e9\u20ac\U0001f600\x7f\x00\ud800']:
        yield call(text, 'encode', ('unicode_escape',))
    for keywords in [{'encoding': 'ascii'}, {'errors': 'ignore'}, {'encoding': 1}, {'errors': 1}, {'x': 1}, {'encoding': None}, {'encoding': 'ascii', 'errors': 'replace'}]:
        yield call('a\u00e9', 'encode', (), keywords)
        yield call(b'a\xe9', 'decode', (), keywords)
    for args in [('ascii', 'strict', 1), (1,), (None,), ('a\0b',), ('ascii', 1)]:
        yield call('a\u00e9', 'encode', args)
        yield call(b'a\xe9', 'decode', args)


def percent_rows():
    values = [0, 1, -1, 42, -255, 2 ** 70, True, 0.0, 1.5, -3.99, 1e100, 1e-7, 123456789.125, 0.5, 2.5, float('nan'), float('inf'), -float('inf'), 'text', '', 'x', b'b', None, [1], (), (1,), (1, 2), {'k': 1}, {},
              '\U0001F600', 'two', '\u00e9\n', -0.0, 5e-324, 1.7976931348623157e308, 999999.5, 0.0001, 0.00001, 1e16, 65, 0x110000, -5, 10 ** 400]
    letters = 'diuoxXeEfFgGcrsaqb%'
    for letter in letters:
        for value in values:
            yield operate('%', '%' + letter, value)
            if not isinstance(value, tuple):
                yield operate('%', '<%' + letter + '>', (value,))
    for flags in ['5', '-5', '05', '+', ' ', '#', '+05', ' 5', '-05', '.3', '.0', '10.4', '-10.2', '#.0', '.', '+#8', '#010', '-#10', '3.20', '#.3', '0', '020.8', '- 8']:
        for letter in 'doxXefgGEscra':
            for value in [0, 42, -255, 2 ** 70, 1.5, -3.99, 1e100, 123456.789, 0.00001234, 'text', '\U0001F600\u00e9b', 65, float('nan'), float('-inf'), -0.0, 0.5]:
                yield operate('%', '%' + flags + letter, (value,))
    formats = ['', 'plain', '%', '%%', '%5%', '%5', '%.', '%.5', '%(k)s', '%(k', '%(k)', '%(a(b)c)s', '%(k)s %(k)d', '%(missing)s', '%()s', '%s %s', '%s', '%d %s', '%*d', '%-*d', '%.*f', '%*.*f', '%*s', '%ld', '%lld', '%hd', '%z', '%\u00e9',
               '%\U0001F600', 'a\U0001F600%z', '%s%%', '%(k)%', '%(k)s%s', '%s %(k)s', '%99999999999999999999d', '%.99999999999d', '%5.5s|', '%%%s', '%', '%s%', '%y', '% d', '%c%c', '%(k)5s|', '%(k)*d', '%#s', '%\n']
    arguments = [(), (1,), (1, 2), (1, 2, 3), (5, 3.14159), (10, 3, 3.14159), (-6, 7), ('x', 5), (2 ** 64, 5), (2 ** 40, 1.5), (-1, 2.5), 1, 'text', None, [], [1], {}, {'k': 1}, {'k': 'v', '': 'e', 'a(b)c': 'n'}, b'x', 1.5, (True, 7), (1.0, 7),
                 ({'k': 1},), ('a', 'b'), (None, 2)]
    for form in formats:
        for argument in arguments:
            yield operate('%', form, argument)
    for form in [b'', b'%5%', b'%(k)%', b'%s', b'%b', b'%d', b'%x', b'%c', b'%a', b'%r', b'%5s|', b'%-5s|', b'%.2s', b'%05d', b'%.2f', b'%(k)s', b'%%', b'%', b'%z', b'%s %s', b'%*d', b'%\xff', b'%.99999999999d', b'%i', b'%e', b'%#o', b'%(k', b'%5']:
        for argument in [(), (1,), (b'x',), ('x',), (1.5,), (1, 2), (5, 3), b'abc', 'abc', 65, 300, -1, None, {b'k': b'v'}, {'k': 'v'}, [1], bytearray(b'zz'), (b'a', b'b'), (None,), ([1],)]:
            yield operate('%', form, argument)


def format_rows():
    forms = ['', 'plain', '{}', '{0}', '{} {}', '{0} {}', '{} {0}', '{k}', '{k!r}', '{!s:>5}', '{!a}', '{!x}', '{!}', '{!r', '{!rx}', '{', '}', '{{}}', '{{{}}}', '}}', 'a{', 'a}b', '{0', '{0:', '{0:{1}}', '{0:{1:{2}}}',
             '{0:{1}', '{:>{}}', '{a.b}', '{0.real}', '{0.real.imag}', '{0.}', '{0[}', '{0[]}', '{0[0]}', '{0[k]}', '{0[0]x}', '{0[0].real}', '{0[-1]}', '{99999999999999999999}', '{1}', '{5}', '{k:d}', '{:5}|', '{:<5}|', '{:x}',
             '{x{y}', '{0.nope}', '{ k}', '{k }', '{0!r:>8}|', '{!\x01}', '{!\u00e9}', '{:{}{}}', '{[0]}', '{.real}', '{0[a}b]}', '{:', '{k:}}', '{k!r:', '{0!s']
    for form in forms:
        for args in [(), (1,), (7, 3), ('ab', 'x', 9), ([1, 2], 5), ({'k': 'v', 'a}b': 1},)]:
            for keywords in [{}, {'k': 1.5}]:
                yield call(form, 'format', args, keywords)
        for mapping in [{}, {'k': 'v'}, {'a': 1, '0': 2}, 5]:
            yield call(form, 'format_map', (mapping,))


PROPERTIES = ['isalpha', 'isalnum', 'isdecimal', 'isdigit', 'isnumeric', 'isspace', 'isupper', 'islower', 'istitle', 'isprintable', 'isidentifier']
MAPPINGS = ['upper', 'lower', 'title', 'casefold', 'swapcase', 'capitalize']


def ranges(test):
    found, start = [], None
    for point in range(0x110001):
        inside = point < 0x110000 and test(chr(point))
        if inside and start is None:
            start = point
        elif not inside and start is not None:
            found.append([start, point - 1])
            start = None
    return found


def characters():
    """What each method says of each character: ranges where a question is answered yes, and texts other than the character."""
    assigned = ranges(lambda character: unicodedata.category(character) not in ('Cn', 'Cs', 'Co'))
    points = [point for start, end in assigned for point in range(start, end + 1)]
    maps = {name: [[chr(point), getattr(chr(point), name)()] for point in points if getattr(chr(point), name)() != chr(point)] for name in MAPPINGS}
    return {'assigned': assigned, 'is': {name: ranges(lambda character: getattr(character, name)()) for name in PROPERTIES}, 'maps': maps}


with open(os.path.join(HERE, 'str-characters.jsonl'), 'w') as file:
    json.dump(characters(), file, separators=(',', ':'))
write('str-format', format_rows())
write('str-methods', text_rows())
write('bytes-methods', byte_rows())
write('bytearray-changes', change_rows())
write('encodings', encoding_rows())
write('percent-format', percent_rows())
