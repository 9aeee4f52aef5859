# RestrictedPython's write guard, and what goes by it.
# profile: restrictedpython
# python: 3.11

# --- plain dicts and lists are written to
d = {}
d['a'] = [1, 2]
d['a'][0] = 5
print(d)
#> {'a': [5, 2]}

# --- an object that does not ask for it is not
plain.a = 2  #! TypeError: attribute-less object (assign or del)

# --- an object with guarded methods sees each write
guarded.x = 1
guarded['k'] = 2
del guarded['k']
del guarded.x
print(guarded.items_seen)
#> [('setattr', 'x', 1), ('setitem', 'k', 2), ('delitem', 'k'), ('delattr', 'x')]

# --- instances of the script's own classes are written to
class Box:
    pass

box = Box()
box.content = 'tea'
print(box.content)
#> tea

# --- setattr goes by the same guard
setattr(plain, 'a', 2)  #! TypeError: attribute-less object (assign or del)

# --- a chained assignment with a tuple evaluates its value for each target
def numbers():
    print('called')
    return [1, 2]

both = first, second = numbers()
print(both, first, second)
#> called
#> called
#> [1, 2] 1 2

# --- unpacking speaks of the list that the guard made
a, b, c = 'xy'  #! ValueError: not enough values to unpack (expected 3, got 2)

# --- what cannot be iterated is named by its type
a, b = 5  #! TypeError: 'int' object is not iterable

# --- a tuple behind with is unpacked inside the block
with ctx('pair', (1, 2, 3)) as (a, b):  #! ValueError: too many values to unpack (expected 2)
    print('never')
#> enter pair
#> exit pair ValueError

# --- each call of a function has a collector of its own
def f(text):
    print(text)
    return printed

print(f('one') + f('two'))
print(printed == 'one\ntwo\n\n', len(printed))
#> one
#> two
#> one
#> two
#>
#> True 9
