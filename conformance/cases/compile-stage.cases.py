# What CPython's symbol table and code generator refuse once the policy has nothing to say.
# profile: restrictedpython
# python: 3.11

# --- return belongs into a function
x = 1
return x  #! compile: 'return' outside function

# --- the target of a comprehension cannot be bound again by a walrus
total = [(n := n + 1) for n in [1, 2]]  #! compile: assignment expression cannot rebind comprehension iteration variable 'n'

# --- an annotation is kept as text, so a name in it need not exist
def area(width: Metres, height: Metres) -> SquareMetres:
    return width * height

print(area(2, 3))
#> 6

# --- a walrus in an annotation is refused all the same
def f(a: (b := 1)):  #! compile: 'named expression' can not be used within an annotation
    return a

# --- a variable that an augmented assignment has read cannot become global
def f():
    count += 1
    global count  #! compile: name 'count' is used prior to global declaration

# --- an import does not stand in the way of a global statement
def f():
    import json
    global json

# --- a keyword argument is given once
dict(a=1, b=2, a=3)  #! compile: keyword argument repeated: a

# --- two stars in one target are too many
[*a, *b] = [1, 2]  #! compile: multiple starred expressions in assignment

# --- a jump out of try runs through finally, so its errors come first
while True:
    def f():
        try:
            return 1
        finally:
            break  #! compile: 'break' outside loop
    break

# --- a bare except stands last
try:
    pass
except:  #! compile: default 'except:' must be last
    pass
except ValueError:
    pass

# --- an import from __future__ stands first
x = 1
from __future__ import division  #! compile: from __future__ imports must occur at the beginning of the file
