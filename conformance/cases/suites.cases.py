# What programs of public test suites have shown to differ under the names that Frappe gives, one case a kind.
# profile: frappe
# python: 3.11

# --- iterating a parameterized type gives it unpacked
print([*list[int]], tuple[*tuple[int]], list[int] == (*list[int],)[0])
#> [*list[int]] tuple[*tuple[int]] False
