# Functions that make functions, and calls through them.
def adder(n):
    def add(x):
        return x + n
    return add

def compose(first, second):
    return lambda x: second(first(x))

def counter(step, start=0):
    state = [start]
    def bump():
        state[0] = state[0] + step
        return state[0]
    return bump

pipeline = adder(0)
for n in range(8):
    pipeline = compose(pipeline, adder(n))
total = 0
bump = counter(3)
for i in range(3000):
    total += pipeline(i) + bump()
result = total
