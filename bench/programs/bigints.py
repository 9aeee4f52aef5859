# Integers beyond 64 bits.
def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product

def power_sum(base, count, modulus):
    total = 0
    for i in range(count):
        total = (total + pow(base, i, modulus)) % modulus
    return total

a = factorial(300)
b = 1
for i in range(600):
    b = b * 3 + i
result = [len(str(a)), a % 1000003, b % 998244353, power_sum(7, 400, 2 ** 89 - 1), (a >> 500) & 0xFFFF]
