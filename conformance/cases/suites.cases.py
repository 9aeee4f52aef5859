# What programs of public test suites have shown to differ under the names that Frappe gives, one case a kind.
# profile: frappe
# python: 3.11

# --- iterating a parameterized type gives it unpacked
print([*list[int]], tuple[*tuple[int]], list[int] == (*list[int],)[0])
#> [*list[int]] tuple[*tuple[int]] False

# --- there is one empty tuple, and a whole tuple is itself
t = (1, 2)
print(() is (), t[2:] is (), tuple([]) is (), t * 1 is t, t + () is t, () + t is t, t[:] is t, t[0:2] is t, t[::-1] is t)
print([x.real is x for x in [2.5]], [x.conjugate() is x for x in [2.5]])
#> True True True True True True True True False
#> [True] [True]

# --- what cannot be iterated is refused where it stands
x = [a for a in
     5]  #! TypeError: 'int' object is not iterable
