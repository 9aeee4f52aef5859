# What differential fuzzing and programs of public test suites have shown to differ, one case a kind.
# profile: restrictedpython
# python: 3.11

# --- an instance of a subclass of str is a text wherever a text is wanted
class Text(str):
    pass

x = Text('b')
print('abc'.split(x), 'abc'.find(x), 'abc'.replace(x, x + x), 'abc'.strip(x), 'abc'.partition(x))
print(x in 'abc', 'a' + x, 'x'.join([x, 'y']), 'a'.center(5, x), ord(x), complex(Text('1j')))
print('abc'.startswith(x), 'abc'.endswith((x, 'c')), 'abc'.translate({97: x}), bytes(x, 'ascii'))
print(x, 1, sep=Text('-'))
#> ['a', 'c'] 1 abbc abc ('a', 'b', 'c')
#> True ab bxy bbabb 98 1j
#> False True bbc b'b'
#> b-1

# --- an instance of a subclass of int is a width of a conversion
class Whole(int):
    pass

print('%*d|%.*f' % (Whole(4), 5, Whole(1), 2.25))
#>    5|2.2

# --- bytes can be subclassed
class Raw(bytes):
    def size(self):
        return len(self)

b = Raw(b'a%d')
b.note = 5
print(b, b.size(), b.note, b % 3, b + b, b[:1], b.upper(), b == b'a%d', {b: 1}[b'a%d'], isinstance(b, bytes))
#> b'a%d' 3 5 b'a3' b'a%da%d' b'a' b'A%D' True 1 True

# --- a comprehension's first iterable may suspend the generator
def g(x):
    return [i for i in (yield x)]  #! TypeError: 'NoneType' object is not iterable

print([*g(3)])

# --- what is thrown into a generator that has not begun is raised on the line of its def
def g():  #! KeyError: 'x'
    yield 1

g().throw(KeyError('x'))

# --- StopIteration thrown into a generator that has not begun becomes a RuntimeError
def g():
    yield 1

g().throw(StopIteration)  #! RuntimeError: generator raised StopIteration

# --- a backslash before a field of an f-string stands for itself
print(f'\{6*7}')
#> \42

# --- the beginning of a soft keyword is taken for one
(mat x)  #! syntax: invalid syntax

# --- other names are not
(mm x)  #! syntax: invalid syntax. Perhaps you forgot a comma?

# --- what is not ASCII ends a number
x = 123½  #! syntax: invalid character '½' (U+00BD)

# --- except and except* do not mix
try:
    pass
except* ValueError:
    pass
except KeyError:  #! syntax: cannot have both 'except' and 'except*' on the same 'try'
    pass

# --- only one text may stand before a future import
"one"
"two"
from __future__ import division  #! compile: from __future__ imports must occur at the beginning of the file

# --- too many keywords are counted before they are looked at
ImportError('a', name='n', path='p', other=1)  #! TypeError: ImportError() takes at most 2 keyword arguments (3 given)

# --- ldexp of nothing and of infinity takes any exponent
print(math.ldexp(0.0, 10**40), math.ldexp(float('-inf'), -10**40), math.ldexp(1.0, -10**40))
#> 0.0 -inf 0.0

# --- ldexp wants an int
math.ldexp(1.0, 2.0)  #! TypeError: Expected an int as second argument to ldexp.

# --- a factorial's argument has an end
math.factorial(10**100)  #! OverflowError: factorial() argument should not exceed 9223372036854775807

# --- a dict is filled when all its entries are computed
def noisy(x):
    print(x)
    return x

{noisy(1): noisy(2), noisy(()): 1, noisy([3]): noisy(4)}  #! TypeError: unhashable type: 'list'
#> 1
#> 2
#> ()
#> [3]
#> 4

# --- an object of a class does not repeat a sequence in place
class A:
    pass

a = A()
a *= (1, 2)  #! TypeError: unsupported operand type(s) for *=: 'A' and 'tuple'

# --- the bounds of a search are read before what is searched for
'abc'.count(None, [])  #! TypeError: slice indices must be integers or None or have an __index__ method

# --- the distributions of random draw CPython's numbers
random.seed(5)
print([random.gauss(0, 1) for i in 'abc'], random.normalvariate(1, 2), random.lognormvariate(0, 1))
print(random.expovariate(2), random.triangular(1, 5, 2), random.gammavariate(0.5, 1), random.gammavariate(3.5, 2))
print(random.betavariate(1, 3), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(1, 4))
print(random.choices([1, 2, 3], k=5), random.choices('abc', [1, 2, 7], k=6))
#> [-1.1788417512306717, -1.1481606807908016, 0.6694689143859696] -2.0240975482481227 0.9319941740717242
#> 0.3923690877168693 2.738870692582401 0.00024106940617124457 4.755426983418043
#> 0.5041802460259479 1.051057598385787 0.9802563460231343 1.1005638379661624
#> [1, 1, 3, 3, 1] ['c', 'c', 'c', 'b', 'c', 'c']

# --- weights have to be as many as there is to choose from
random.choices([1, 2], [1], k=2)  #! ValueError: The number of weights does not match the population

# --- characters go by their names, ideographs and syllables by rule
print('\N{RIGHTWARDS ARROW}\N{CYRILLIC SMALL LETTER ZHE}\N{hiragana letter a}\N{CJK UNIFIED IDEOGRAPH-8000}\N{HANGUL SYLLABLE GAG}')
print('\N{LINE FEED}\N{NUL}\N{EN SPACE}'.encode())
#> →жあ耀각
#> b'\n\x00\xe2\x80\x82'

# --- a decorator is called on its own line
wrong = 3

@wrong  #! TypeError: 'int' object is not callable

def f():
    pass

# --- an expression of an f-string holds no backslash, not even in a text
f'{"\n"}'  #! syntax: f-string expression part cannot include a backslash

# --- a class has no bare generator for its bases
class C(x for x in [int]):  #! syntax: invalid syntax
    pass

# --- more keywords than parameters are counted
sorted([], a=1, b=2, c=3)  #! TypeError: sort() takes at most 2 keyword arguments (3 given)

# --- defaults, decorators and bases may suspend the generator that they stand in
def tagged(tag):
    return lambda function: (tag, function)

def g():
    yield lambda a=(yield 1): a
    @tagged((yield 2))
    def inner(a=(yield 3), *, b=(yield 4)):
        print('inner', a, b)
    class Base((yield 5) or KeyError):
        pass
    inner[1]()
    yield issubclass(Base, KeyError)

print([x for x in g()][2:])
#> inner None None
#> [2, 3, 4, 5, True]

# --- the type of a handler may suspend the generator while the exception is handled
def g():
    try:
        raise ValueError('a')
    except (yield 'first') or KeyError:
        yield 'never'
    except ((yield 'second') or ValueError) as e:
        yield e
    finally:
        yield 'last'

print([x for x in g()])
#> ['first', 'second', ValueError('a'), 'last']

# --- to a comprehension the names around it are free variables
def f():
    [late for x in [1]]  #! NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope
    late = 2

f()

# --- a logarithm counts its arguments in words of its own
math.log(1, 2, 3)  #! TypeError: math.log requires 1 to 2 arguments

# --- the gamma and error functions give the C library's numbers
print(math.gamma(0.5), math.gamma(-3.7), math.gamma(171), math.lgamma(0.3), math.lgamma(1e5), math.lgamma(-2.5))
print(math.erf(0.3), math.erf(-1), math.erf(2.5), math.erfc(-1), math.erfc(3), math.erfc(20), math.erf(1e-300))
print(math.gamma(-1))  #! ValueError: math domain error
#> 1.7724538509055159 0.25164399590242265 7.257415615307998e+306 1.0957979948180752 1051287.7089736566 -0.05624371649767457
#> 0.3286267594591274 -0.8427007929497149 0.999593047982555 1.842700792949715 2.2090496998585438e-05 5.3958656116079005e-176 1.1283791670955126e-300

# --- no sample is drawn from a dict
random.sample({'a': 1}, 1)  #! TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).

# --- a keyword may be an instance of a subclass of str
class Text(str):
    pass

def f(**given):
    return sorted(given)

print(f(**{Text('a'): 1}))
f(**{Text('a'): 1}, a=2)  #! TypeError: _apply_() got multiple values for keyword argument 'a'
#> ['a']

# --- an error of a comprehension's first iterable is outside of it
x = [a for a in
     missing]  #! NameError: name 'missing' is not defined
