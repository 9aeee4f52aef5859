# Methods of int.
# profile: restrictedpython
# python: 3.11

# --- bit_count counts the ones of the absolute value
print((-13).bit_count(), (0).bit_count(), (2 ** 100 - 1).bit_count())
#> 3 0 100

# --- bit_count takes no argument
(5).bit_count(1)  #! TypeError: int.bit_count() takes no arguments (1 given)
