# Runs examples given as JSON on the input, and answers what came of each as JSON.
import importlib
import json
import sys
import warnings

warnings.simplefilter("ignore")


def run(example, names):
    scope = dict(names)
    try:
        exec(example["before"], scope)
        if example["ending"] == "error":
            exec(example["expression"], scope)
            return {"ending": "value", "shown": "no error"}
        value = eval(example["expression"], scope)
    except BaseException as error:
        return {"ending": "error", "shown": f"{type(error).__name__}: {error}"}
    shown = {"ending": "value", "shown": repr(value)}
    return {**shown, "text": value} if isinstance(value, str) else shown


given = json.load(sys.stdin)
names = {name: importlib.import_module(name) for name in given["modules"]}
json.dump([run(example, names) for example in given["examples"]], sys.stdout)
