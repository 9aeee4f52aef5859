# Raising, catching, finally.
def parse(text):
    try:
        return int(text)
    except ValueError:
        return None

def checked(value):
    if value is None:
        raise ValueError("missing")
    if value > 900:
        raise KeyError(value)
    return value

texts = [str(i) if i % 3 else "x" + str(i) for i in range(1500)]
good = 0
missing = 0
large = 0
closed = 0
for text in texts:
    try:
        good += checked(parse(text))
    except ValueError as error:
        missing += len(str(error))
    except KeyError:
        large += 1
    finally:
        closed += 1
result = [good, missing, large, closed]
