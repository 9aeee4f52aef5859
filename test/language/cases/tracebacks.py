1 / 0
# ---
raise ValueError('multi\nline')
# ---
raise KeyError('a')
# ---
raise ValueError
# ---
def f(n):
    return 10 / n
def g(n):
    return f(n)
g(0)
# ---
def f(n):
    if n == 0:
        raise RuntimeError('deep')
    return f(n - 1)
f(2)
# ---
def f(n):
    if n == 0:
        raise RuntimeError('deep')
    return f(n - 1)
f(20)
# ---
def f(n):
    if n == 0:
        raise RuntimeError('deep')
    return f(n - 1)
f(4)
# ---
try:
    1 / 0
except ZeroDivisionError:
    raise ValueError('implicit')
# ---
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError('explicit') from e
# ---
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError('alone') from None
# ---
def a():
    try:
        {}['x']
    except KeyError:
        [][1]
def b():
    try:
        a()
    except IndexError as e:
        raise TypeError('b') from e
try:
    b()
except TypeError:
    int('q')
# ---
class Problem(Exception):
    pass
raise Problem('mine', 1)
# ---
def outer():
    class Inner(Exception):
        pass
    raise Inner()
outer()
# ---
e = ValueError('noted')
e.add_note('first note')
e.add_note('second\nnote')
raise e
# ---
raise SyntaxError('bad', ('file.py', 3, 5, '  a b c\n', 3, 7))
# ---
raise SyntaxError('bad')
# ---
raise SyntaxError('bad', ('file.py', None, 5, 'abc'))
# ---
raise IndentationError('bad', ('file.py', 2, 1, 'abc'))
# ---
raise OSError(2, 'No such file', 'name')
# ---
raise ExceptionGroup('many', [ValueError(1), KeyError('k')])
# ---
try:
    raise ExceptionGroup('inner', [ValueError(1)])
except Exception as e:
    raise ExceptionGroup('outer', [e, ExceptionGroup('more', [TypeError('t\nu'), OSError('o')])])
# ---
raise ExceptionGroup('wide', [ValueError(i) for i in range(18)])
# ---
(lambda: [x / 0 for x in (1, 2)])()
# ---
def gen():
    yield 1
    raise ValueError('in generator')
for x in gen():
    pass
# ---
sorted([3, 1], key=lambda x: x / 0)
# ---
try:
    1 / 0
except ZeroDivisionError:
    x = 1
    raise
# ---
try:
    1 / 0
except ZeroDivisionError as e:
    x = 1
    raise e
# ---
def f():
    try:
        1 / 0
    except KeyError:
        pass
    finally:
        x = 1
f()
# ---
def again():
    raise
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        again()
f()
# ---
e = ValueError('kept')
for n in range(3):
    try:
        raise e
    except ValueError:
        pass
raise e
# ---
def gen():
    try:
        yield 1
        1 / 0
    except KeyError:
        pass
    finally:
        x = 1
try:
    list(gen())
except ZeroDivisionError as e:
    raise TypeError('from gen') from e
# ---
class C:
    try:
        int('x')
    except ValueError:
        raise
# ---
def f():
    try:
        try:
            {}['k']
        finally:
            [][0]
    except IndexError:
        raise LookupError('both')
f()
# ---
def f(x):
    return [g(y) for y in x]
def g(y):
    try:
        return 1 / y
    except TypeError:
        return None
f([1, 0])
