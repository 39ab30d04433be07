# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of torch's interface as the exported program uses, on lists of Python's float64 numbers.

It stands in for torch where that is not installed, so that the exported program is run all the
same, against a forward pass that is not Headscope's.
"""
import contextlib
import itertools
import math

float32 = "float32"


@contextlib.contextmanager
def no_grad():
    yield


class Tensor:
    """A dense tensor: its shape, and its numbers with the last dimension fastest."""

    def __init__(self, shape, numbers):
        self.shape = tuple(shape)
        self.numbers = list(numbers)
        if len(self.numbers) != math.prod(self.shape):
            raise ValueError("%d numbers for the shape %s" % (len(self.numbers), self.shape))

    def _places(self, index):
        """The shape of what `index` selects, and the places of its numbers."""
        index = index if isinstance(index, tuple) else (index,)
        if len(index) > len(self.shape):
            raise IndexError("too many indices for the shape %s" % (self.shape,))
        index += (slice(None),) * (len(self.shape) - len(index))
        shape, ranges = [], []
        for one, size in zip(index, self.shape):
            if isinstance(one, slice):
                chosen = range(*one.indices(size))
                shape.append(len(chosen))
            else:
                if not -size <= one < size:
                    raise IndexError("%d is not within %d" % (one, size))
                chosen = [one % size]
            ranges.append(chosen)
        places = []
        for steps in itertools.product(*ranges):
            place = 0
            for step, size in zip(steps, self.shape):
                place = place * size + step
            places.append(place)
        return shape, places

    def __getitem__(self, index):
        shape, places = self._places(index)
        return Tensor(shape, [self.numbers[place] for place in places])

    def __setitem__(self, index, value):
        shape, places = self._places(index)
        values = [value] * len(places)
        if isinstance(value, Tensor):
            if value.shape != tuple(shape):
                raise ValueError("a value of shape %s for %s" % (value.shape, shape))
            values = value.numbers
        for place, one in zip(places, values):
            self.numbers[place] = float(one)

    def __rmul__(self, factor):
        return Tensor(self.shape, [factor * number for number in self.numbers])

    def clone(self):
        return Tensor(self.shape, self.numbers)

    def double(self):
        return self

    def float(self):
        return self

    def t(self):
        rows, columns = self.shape
        return Tensor((columns, rows), [self.numbers[row * columns + column]
                                        for column in range(columns) for row in range(rows)])

    def contiguous(self):
        return self

    def item(self):
        if len(self.numbers) != 1:
            raise ValueError("item() of %d numbers" % len(self.numbers))
        return self.numbers[0]

    def mean(self, dim=None):
        if dim is None:
            return Tensor((), [math.fsum(self.numbers) / len(self.numbers)])
        rows, columns = self.shape
        if dim != 0:
            raise NotImplementedError("the mean over rows alone")
        return Tensor((columns,), [math.fsum(self.numbers[column::columns]) / rows
                                   for column in range(columns)])

    def argmax(self):
        return Tensor((), [self.numbers.index(max(self.numbers))])


def tensor(rows):
    if not isinstance(rows[0], list):
        return Tensor((len(rows),), rows)
    return Tensor((len(rows), len(rows[0])), [number for row in rows for number in row])


def zeros(shape):
    return Tensor(shape, [0.0] * math.prod(shape))


def softmax(values, dim):
    if dim != -1 or len(values.shape) != 1:
        raise NotImplementedError("softmax of one row alone")
    peak = max(values.numbers)
    raised = [math.exp(number - peak) for number in values.numbers]
    total = math.fsum(raised)
    return Tensor(values.shape, [number / total for number in raised])
