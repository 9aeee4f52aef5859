# Document events: the script's names are apart from the globals.
# profile: frappe
# python: 3.11
# scope: separate

# --- statements at the top see doc
print(doc.name, doc.qty * doc.rate)
#> DOC-1 7.5

# --- a function does not see doc
def total():
    return doc.qty  #! NameError: name 'doc' is not defined

total()

# --- a default value is evaluated at the top
def total(qty=doc.qty):
    return qty * 2

print(total())
#> 6

# --- a function does not see itself
def countdown(n):
    return n if n == 0 else countdown(n - 1)  #! NameError: name 'countdown' is not defined

countdown(3)

# --- a global statement in the function makes it see itself
def countdown(n):
    global countdown
    return n if n == 0 else countdown(n - 1)

print(countdown(3))
#> 0

# --- only the first iterable of a comprehension is evaluated at the top
limit = 1
print([tag for tag in doc.tags])
print([tag for tag in doc.tags if len(tag) > limit])  #! NameError: name 'limit' is not defined
#> ['x', 'y']

# --- a lambda cannot print
show = lambda text: print(text)  #! NameError: name '_print' is not defined
show('x')

# --- a function can print
def show(text):
    print(text)

show('x')
#> x

# --- a walrus in a comprehension makes its target a global everywhere
found = [last := tag for tag in doc.tags]
def seen():
    return last

print(seen())
#> y

# --- a missing field is None, and can be set
print(doc.colour)
doc.colour = 'red'
print(doc.get('colour'))
#> None
#> red
