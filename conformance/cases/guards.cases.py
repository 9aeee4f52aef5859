# What Frappe's guards let through when a script runs.
# profile: frappe
# python: 3.11

# --- a missing attribute is None on every value
print(None.x, (5).y, 'a'.z)
#> None None None

# --- text keys with an underscore are not read
d = {}
d['_x'] = 1
print(d.get('_x'))
d['_x']  #! SyntaxError: Key starts with _
#> 1

# --- format is refused on every value
class_name = _dict(format=1)
print(class_name['format'])
class_name.format  #! SyntaxError: format is an unsafe attribute
#> 1

# --- a tuple target has no guard to go through
a, b = [1, 2]  #! NameError: name '_unpack_sequence_' is not defined

# --- the guard of a tuple target is missed before the value is computed
def noisy():
    print('computed')
    return 1, 2

a, b = noisy()  #! NameError: name '_unpack_sequence_' is not defined

# --- a list target works
[a, b] = [1, 2]
print(a, b)
#> 1 2

# --- a loop over pairs works, nested ones too
for key, (low, high) in [('x', (1, 2)), ('y', [3, 4])]:
    print(key, low + high)
#> x 3
#> y 7

# --- a pair that is too short raises in the loop
for key, value in [('x', 1), ('y',)]:  #! ValueError: not enough values to unpack (expected 2, got 1)
    print(key)
#> x

# --- lists and sets may change in place
xs = [1]
ys = xs
ys += [2]
print(xs)
s = {1}
s |= {2}
print(sorted(s))
#> [1, 2]
#> [1, 2]

# --- a dict may not change in place
d = {'a': 1}
d |= {'b': 2}  #! TypeError: Augmented assignment to dict objects is not allowed in untrusted code

# --- a _dict claims every in-place method
d = _dict(a=1)
d += 1  #! TypeError: Augmented assignment to _dict objects is not allowed in untrusted code

# --- functions may not be written to
def f():
    pass

f.x = 1  #! SyntaxError: Not allowed to write to object <function f at 0xADDR> of type <class 'function'>

# --- there is no operator @=
x = 1
x @= 2  #! KeyError: '@='

# --- print strips, and printed is empty
print('  padded  ', end='')
print(repr(printed))
#> padded
#> ''

# --- print does not take a file
print('x', file=None)  #! TypeError: print() got multiple values for keyword argument 'file'

# --- a star in a call has no guard to go through
print(*[1, 2])  #! NameError: name '_apply_' is not defined

# --- a star in a display needs none
print([*'ab', *(1, 2)])
#> ['a', 'b', 1, 2]

# --- a class needs what Frappe does not give
class A:  #! NameError: name '__metaclass__' is not defined
    pass
