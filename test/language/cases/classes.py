class A:
    x = 1
    def f(self):
        return self.x
a = A()
print(a.f(), a.x, A.x, A, type(a), type(A))
# ---
class A:
    def __init__(self, n, m=2):
        self.n = n
        self.m = m
print(A(1).m, A(1, 5).m, A(m=1, n=0).m)
for make in (lambda: A(), lambda: A(1, 2, 3), lambda: A(1, z=2), lambda: A(1, n=2)):
    try:
        make()
    except TypeError as e:
        print(e)
# ---
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print(D.mro())
print([issubclass(D, t) for t in (A, B, C, D, object, int)])
# ---
class X: pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError as e:
    print(e)
try:
    class Z(X, X): pass
except TypeError as e:
    print(e)
# ---
class V:
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        return isinstance(other, V) and self.x == other.x
    def __lt__(self, other):
        return self.x < other.x
print(V(1) == V(1), V(1) != V(1), V(1) == V(2), V(1) != V(2), V(1) == 1, 1 == V(1))
print(V(1) < V(2), V(1) > V(2))
try:
    V(1) <= V(2)
except TypeError as e:
    print(e)
try:
    hash(V(1))
except TypeError as e:
    print(e)
print([v.x for v in sorted([V(3), V(1), V(2)])], max([V(1), V(5)], key=lambda v: v.x).x)
print(V(1) in [V(1)], [V(1), V(2)].index(V(2)), [V(1), V(1)].count(V(1)))
# ---
class V:
    def __le__(self, o): return 'le'
    def __ge__(self, o): return 'ge'
    def __gt__(self, o): return 'gt'
    def __ne__(self, o): return 'ne'
    def __contains__(self, item): return item
print(V() <= 1, V() >= 1, V() > 1, V() != 1, 1 <= V(), 1 >= V(), 1 < V())
print(5 in V(), 0 in V(), [] not in V())
# ---
class A:
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
a = A()
print(a == a, a == A(), a != A())
try:
    a < A()
except TypeError as e:
    print(e)
# ---
class Base:
    def __eq__(self, other): return 'base'
class Sub(Base):
    def __eq__(self, other): return 'sub'
print(Base() == Sub(), Sub() == Base(), Base() == Base())
# ---
class A(int):
    def double(self):
        return self * 2
a = A(5)
print(a.double(), a + 1, a, 1 + a, a * 2, a == 5, hash(a) == hash(5), -a, a < 6, a // 2, divmod(7, a), [a], str(a))
print(isinstance(a, int), type(a + 1), bool(A(0)), range(A(3)), 'ab' * A(2), [1, 2, 3][A(1)])
print(f'{a:03d}', '%d' % a, int(a), float(a), a.real, a.bit_length(), abs(A(-4)), round(A(7)))
# ---
class S(str):
    def shout(self):
        return self.upper() + '!'
s = S('abc')
print(s.shout(), s + 'd', len(s), s[1], s == 'abc', 'b' in s, [c for c in s], s, repr(s), type(s + ''), s.split('b'))
print(isinstance(s, str), hash(s) == hash('abc'), {'abc': 1}.get('abc'), f'{s:>5}|', s * 2, s < 'b', S(5), S())
# ---
class F(float):
    def half(self):
        return self / 2
f = F(5)
print(f.half(), f + 1, f, type(f + 1), isinstance(f, float), f == 5, round(f), int(f))
# ---
class T(tuple):
    def first(self):
        return self[0]
t = T([1, 2])
print(t.first(), t, len(t), t + (3,), t == (1, 2), type(t), T())
# ---
class L(list):
    def last(self):
        return self[-1]
l = L([1, 2, 3])
l.append(4)
l.name = 'n'
print(l.last(), l, len(l), l.name, l == [1, 2, 3, 4], isinstance(l, list), L(), sorted(l, reverse=True))
# ---
class L(list):
    def __init__(self, a, b):
        self.sum = a + b
l = L(1, 2)
print(l, l.sum)
# ---
class D(dict):
    def get_all(self):
        return list(self.items())
d = D(a=1)
d['b'] = 2
d.x = 5
print(d, d.get_all(), d.x, len(d), d == {'a': 1, 'b': 2}, D([(1, 2)]), 'a' in d)
# ---
class S(set):
    pass
s = S([1])
s.add(2)
print(len(s), s == {1, 2}, S([3]), isinstance(s, set))
# ---
class E(Exception):
    pass
class F(E):
    def __init__(self, code, text='t'):
        self.code = code
        self.text = text
try:
    raise F(5)
except E as e:
    print(repr(e), str(e), e.args, e.code, e.text)
try:
    raise F(5, text='u')
except E as e:
    print(repr(e), e.args, e.text)
try:
    E(x=1)
except TypeError as e:
    print(e)
# ---
class E(KeyError): pass
class G(OSError): pass
class H(StopIteration): pass
print(str(E('a')), repr(G(2, 'x')), str(G(2, 'x')), G(2, 'x').errno, H(3).value, str(G('m')))
# ---
class A:
    def __init__(self):
        return 5
try:
    A()
except TypeError as e:
    print(e)
# ---
class A: pass
a = A()
for act in (lambda: a.x, lambda: A.x, lambda: a(), lambda: a[0], lambda: a + 1, lambda: 1 + a, lambda: -a, lambda: len(a),
            lambda: iter(a), lambda: 1 in a, lambda: a < a, lambda: int(a), lambda: float(a), lambda: [1][a], lambda: a(1),
            lambda: abs(a), lambda: round(a), lambda: next(a), lambda: sorted([a, a]), lambda: 'a' + a, lambda: range(a),
            lambda: getattr(a, 'x'), lambda: a @ a, lambda: a ** 2, lambda: ~a, lambda: divmod(a, 1), lambda: A(1)):
    try:
        act()
    except Exception as e:
        print(repr(e))
# ---
class A:
    items = []
    def add(self, x):
        self.items.append(x)
a, b = A(), A()
a.add(1)
print(b.items, A.items)
A.items = [5]
print(a.items)
del A.items
try:
    a.items
except AttributeError as e:
    print(e)
# ---
class A:
    def m(self): pass
a = A()
print(a.m, A.m, a.m == a.m, a.m is a.m)
class B(A): pass
print(B().m)
def outer():
    class C:
        def m(self): pass
    return C
print(outer(), outer().m, outer()())
# ---
class A:
    f = lambda self, x: x * 2
    g = len
    h = str.upper
print(A().f(4), A().g('abc'))
try:
    A().h()
except TypeError as e:
    print(e)
# ---
def text(self): return 'text'
def shown(self): return 'shown'
def size(self): return 3
def item(self, key): return key * 2
def add(self, other): return ('add', other)
def radd(self, other): return ('radd', other)
def iadd(self, other): return 'iadd'
def call(self, *args, **kw): return (args, kw)
def negative(self): return 'neg'
def code(self): return 7
def false(self): return False
A = type('A', (), {'__str__': text, '__repr__': shown, '__len__': size, '__getitem__': item, '__add__': add, '__radd__': radd,
                   '__iadd__': iadd, '__call__': call, '__neg__': negative, '__hash__': code, '__bool__': false, '__index__': size})
a = A()
print(a, repr(a), [a], len(a), a[4], a + 1, 1 + a, a(1, x=2), -a, hash(a), bool(a), 'abcdef'[a], f'{a}', '%s %r' % (a, a))
a += 1
print(a)
class B(A): pass
b = B()
print(b, len(b), b + 1, 1 + b, A() + b, b())
# ---
def wrong(self): return 5
for name in ('__str__', '__repr__', '__len__', '__bool__', '__hash__', '__iter__', '__index__', '__int__', '__float__'):
    A = type('A', (), {name: (lambda self: 'x') if name in ('__len__', '__bool__', '__hash__', '__index__', '__int__', '__float__') else wrong})
    for act in (str, repr, len, bool, hash, iter, int, float, list):
        try:
            if act in (hash, repr, str) and name not in ('__str__', '__hash__'):
                continue
            act(A())
        except Exception as e:
            print(name, repr(e))
# ---
def size(self): return -1
try:
    len(type('A', (), {'__len__': size})())
except ValueError as e:
    print(e)
# ---
def step(self):
    self.n = getattr(self, 'n', 0) + 1
    if self.n > 3:
        raise StopIteration
    return self.n
def me(self): return self
A = type('A', (), {'__next__': step, '__iter__': me})
print(list(A()), [x for x in A()], next(A()), 2 in A(), sum(A()), dict(zip('abc', A())))
# ---
def get(self, key):
    if key > 2:
        raise IndexError
    return key * 10
A = type('A', (), {'__getitem__': get})
print(list(A()), 20 in A(), [x for x in A()])
# ---
def missing(self, name): return 'missing ' + name
A = type('A', (), {'__getattr__': missing})
a = A()
a.x = 5
print(a.x, a.y, hasattr(a, 'z'))
# ---
def enter(self): return 'entered'
def leave(self, kind, error, trace):
    print(kind, repr(error))
    return True
A = type('A', (), {'__enter__': enter, '__exit__': leave})
with A() as x:
    print(x)
    1 / 0
with A():
    pass
# ---
def eq(self, other): return True
A = type('A', (), {'__eq__': eq, '__hash__': lambda self: 1})
d = {A(): 1}
d[A()] = 2
print(len(d), A() in d, A() in [5], {A(), A()} == {A()})
# ---
def compare(self, other): return NotImplemented
A = type('A', (), {'__add__': compare, '__sub__': compare})
B = type('B', (), {'__radd__': lambda self, other: 'radd'})
print(A() + B())
try:
    A() - B()
except TypeError as e:
    print(e)
try:
    A() + A()
except TypeError as e:
    print(e)
# ---
A = type('A', (), {'p': property(lambda self: 5), 's': staticmethod(lambda x: x), 'c': classmethod(lambda cls, x: (cls, x))})
a = A()
print(a.p, a.s(1), A.s(2), a.c(3) == (A, 3), A.c(4)[1], isinstance(A.p, property))
try:
    a.p = 1
except AttributeError as e:
    print(e)
try:
    del a.p
except AttributeError as e:
    print(e)
# ---
class A: pass
A.x = 5
a = A()
print(a.x)
del A.x
for act in (lambda: delattr(A, 'x'), lambda: delattr(a, 'x'), lambda: setattr(int, 'x', 1), lambda: setattr(5, 'x', 1),
            lambda: setattr(len, 'x', 1), lambda: setattr(None, 'x', 1), lambda: setattr('a', 'upper', 1)):
    try:
        act()
    except Exception as e:
        print(repr(e))
# ---
def f(a, b=2, *c, d, e=5, **g):
    "Says what it does."
    return a
f.x = 1
print(f.x, f)
try:
    f.y
except AttributeError as e:
    print(e)
del f.x
try:
    del f.x
except AttributeError as e:
    print(e)
# ---
class A:
    def method(self, a): return a
for act in (lambda: A.method(), lambda: A.method(1), lambda: A().method(), lambda: A().method(1, 2), lambda: A().method(b=1)):
    try:
        print(act())
    except TypeError as e:
        print(e)
# ---
class Mixin:
    def keys_upper(self):
        return [k.upper() for k in self]
class D(Mixin, dict): pass
d = D(a=1)
print(d, d.keys_upper(), len(d), d == {'a': 1}, D.mro())
try:
    hash(d)
except TypeError as e:
    print(e)
# ---
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __gt__(self, other): return self.n > other.n
print([a.n for a in sorted([A(2), A(1), A(3)], reverse=True)], min(A(4), A(2)).n, max([A(4), A(9)]).n)
# ---
try:
    class A(bool): pass
except TypeError as e:
    print(e)
try:
    class A(int, str): pass
except TypeError as e:
    print(e)
# ---
class A:
    "Documentation."
    def f(self):
        "Method."
print(isinstance(A, type), callable(A), callable(A()), A == A, A != A, hash(A) == hash(A), {A: 1}[A], bool(A))
# ---
class A(int): pass
class B(str): pass
print({A(5): 1}[5], {5: 1}[A(5)], A(5) in [5], 5 in {A(5)}, {B('k'): 2}['k'], {'k': 3}[B('k')], list({A(1): 0, 1: 0}))
# ---
class A(ValueError, KeyError): pass
class B(OSError, ValueError): pass
print(str(A('x')), repr(A('x')), B(2, 'x'), B(2, 'x').errno)
class D(B): pass
print(repr(D(2, 'y')), D(2, 'y').strerror, D.mro()[1:4])
try:
    class E(OSError, ImportError): pass
except TypeError as e:
    print(e)
try:
    class E(StopIteration, KeyError): pass
    print(E(3).value, str(E(3)))
    class F(dict, Exception): pass
except TypeError as e:
    print(e)
