# Printed from the declarations by `npm run gen`; change those, not this file.
"""What the policy restrictedpython adds to the built-in names, or puts in their place."""
from typing import Any

def delattr(object, name) -> Any:
    """Delete an attribute of an object that allows it."""
    ...
def list(seq) -> Any:
    """Make a list of anything but a text."""
    ...
def range(iFirst, *args) -> Any:
    """Make a range of fewer than 1000 elements."""
    ...
def reorder(s, with_=None, without=()) -> Any:
    """Return the pairs of s in the order of with_, leaving out the keys of without."""
    ...
def same_type(arg1, *args) -> Any:
    """Return whether all arguments have the class of the first."""
    ...
def setattr(object, name, value) -> Any:
    """Set an attribute of an object that allows it."""
    ...
def test(*args) -> Any:
    """Return the value that stands behind the first true condition; a last argument alone is the default."""
    ...
def tuple(seq) -> Any:
    """Make a tuple of anything but a text."""
    ...
class whrandom:
    @staticmethod
    def betavariate(alpha, beta) -> Any:
        """Return a float of a beta distribution."""
        ...
    @staticmethod
    def choice(seq) -> Any:
        """Return an item of a sequence."""
        ...
    @staticmethod
    def choices(population, weights=None, *, cum_weights=None, k=1) -> Any:
        """Return k items of a sequence, any of them several times, by their weights."""
        ...
    @staticmethod
    def expovariate(lambd) -> Any:
        """Return a float of an exponential distribution."""
        ...
    @staticmethod
    def gammavariate(alpha, beta) -> Any:
        """Return a float of a gamma distribution."""
        ...
    @staticmethod
    def gauss(mu=0, sigma=1) -> Any:
        """Return a float of a normal distribution."""
        ...
    @staticmethod
    def getrandbits(k) -> Any:
        """Return an int of so many random bits."""
        ...
    @staticmethod
    def lognormvariate(mu, sigma) -> Any:
        """Return a float whose logarithm is normal."""
        ...
    @staticmethod
    def normalvariate(mu=0, sigma=1) -> Any:
        """Return a float of a normal distribution."""
        ...
    @staticmethod
    def paretovariate(alpha) -> Any:
        """Return a float of a Pareto distribution."""
        ...
    @staticmethod
    def randint(a, b) -> Any:
        """Return an int between two ints, both included."""
        ...
    @staticmethod
    def random() -> Any:
        """Return a float from 0 up to 1."""
        ...
    @staticmethod
    def randrange(start, stop=None, step=1) -> Any:
        """Return an int of a range."""
        ...
    @staticmethod
    def sample(population, k) -> Any:
        """Return so many different items of a sequence."""
        ...
    @staticmethod
    def seed(a=None) -> Any:
        """Begin a row of random numbers that the seed decides."""
        ...
    @staticmethod
    def shuffle(x) -> Any:
        """Put the items of a list into a random order."""
        ...
    @staticmethod
    def triangular(low=0, high=1, mode=None) -> Any:
        """Return a float between two numbers, most likely near the mode."""
        ...
    @staticmethod
    def uniform(a, b) -> Any:
        """Return a float between two numbers."""
        ...
    @staticmethod
    def vonmisesvariate(mu, kappa) -> Any:
        """Return an angle of a circular distribution."""
        ...
    @staticmethod
    def weibullvariate(alpha, beta) -> Any:
        """Return a float of a Weibull distribution."""
        ...
