# Integer loops with lists.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = False
    flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
        n += 1
    count = 0
    for flag in flags:
        if flag:
            count += 1
    return count

result = sieve(60000)
