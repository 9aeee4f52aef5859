# The policy: what RestrictedPython refuses, and in which words.
# profile: restrictedpython
# python: 3.11

# --- a name may not begin with an underscore
_total = 0  #! policy: "_total" is an invalid variable name because it starts with "_"

# --- the single underscore is a name like any other
for _ in [1, 2]:
    pass
print(_)
#> 2

# --- an attribute that begins with an underscore is refused with a full stop
x = [].__class__  #! policy: "__class__" is an invalid attribute name because it starts with "_".

# --- a method may be called __init__ when it is indented
class Account:
    def __init__(self, owner):
        self.owner = owner

print(Account('Ada').owner)
#> Ada

# --- a function at the left margin may not be called __init__
def __init__(self):  #! policy: "__init__" is an invalid variable name because it starts with "_"
    pass

# --- augmented assignment needs a plain name
d = {'a': 1}
d['a'] += 1  #! policy: Augmented assignment of object items and slices is not allowed.

# --- names in a global statement are not looked at
def f():
    global _counter
    return 1

print(f())
#> 1

# --- a keyword argument may begin with an underscore
def f(**given):
    return sorted(given)

print(f(_a=1))
#> ['_a']

# --- the metaclass of a class is not the script's business
class A(metaclass=dict):  #! policy: The keyword argument "metaclass" is not allowed.
    pass

# --- what stands in a match statement is not looked at
match 5:  #! policy: Match statements are not allowed.
    case 5:
        _hidden = 1

# --- positional-only parameters are checked too
def f(_getattr_, /):  #! policy: "_getattr_" is an invalid variable name because it starts with "_"
    return 1

# --- a walrus target is a name
print((_y := 4))  #! policy: "_y" is an invalid variable name because it starts with "_"
