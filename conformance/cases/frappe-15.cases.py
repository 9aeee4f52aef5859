# Frappe 15 has no guard for augmented assignment.
# profile: frappe-15
# python: 3.11

# --- a number cannot be added to in place
x = 1
x += 1  #! NameError: name '_inplacevar_' is not defined

# --- the guard is missed before the operand is computed
def noisy():
    print('computed')
    return 1

x = 1
x -= noisy()  #! NameError: name '_inplacevar_' is not defined

# --- plain assignment counts all the same
x = 1
x = x + 1
print(x)
#> 2
