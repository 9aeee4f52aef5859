# Comprehensions, generator expressions and sorting with a key.
data = [(i * 7919) % 10007 for i in range(6000)]
squares = [x * x for x in data if x % 3 == 0]
pairs = [(x, y) for x in range(60) for y in range(40) if (x + y) % 5 == 0]
index = {x: i for i, x in enumerate(data)}
unique = {x % 97 for x in data}
ordered = sorted(data, key=lambda x: (x % 100, -x))
total = sum(x for x in data if x % 2 == 0)
result = [len(squares), len(pairs), len(index), len(unique), ordered[:3], total, max(data), any(x > 10005 for x in data)]
