# Reads programs as JSON lines ({"source", "mode"}) and writes, a line each, CPython's tree or its error.
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
LEFT_OUT = ("type_ignores", "type_comment", "kind")


def column(lines, line, offset):
    """Columns as UTF-16 units, where CPython counts bytes."""
    if line > len(lines) or len(lines[line - 1]) < offset:
        return offset
    return len(lines[line - 1][:offset].decode("utf-8", "ignore").encode("utf-16-le")) // 2


def value(node):
    if node is Ellipsis:
        return {"type": "Ellipsis"}
    if isinstance(node, bool) or node is None:
        return {"type": "bool", "value": node} if node is not None else {"type": "None"}
    if isinstance(node, int):
        return {"type": "int", "value": str(node)}
    if isinstance(node, float):
        return {"type": "float", "value": repr(node)}
    if isinstance(node, complex):
        return {"type": "complex", "value": repr(node.imag)}
    if isinstance(node, bytes):
        return {"type": "bytes", "value": node.hex()}
    return {"type": "str", "value": node}


def form(node, lines):
    if isinstance(node, list):
        return [form(item, lines) for item in node]
    if not isinstance(node, ast.AST):
        return node
    found = {"kind": type(node).__name__}
    for field in node._fields:
        if field in LEFT_OUT:
            continue
        item = getattr(node, field, None)
        constant = field == "value" and found["kind"] in ("Constant", "MatchSingleton")
        if constant:
            found[field] = value(item)
        elif isinstance(item, (ast.operator, ast.unaryop, ast.boolop, ast.expr_context)):
            found[field] = type(item).__name__
        elif field == "ops":
            found[field] = [type(operator).__name__ for operator in item]
        else:
            found[field] = form(item, lines)
    if hasattr(node, "lineno"):
        found["at"] = [
            node.lineno,
            column(lines, node.lineno, node.col_offset),
            node.end_lineno,
            column(lines, node.end_lineno, node.end_col_offset),
        ]
    return found


def answer(source, mode):
    try:
        tree = ast.parse(source, mode=mode)
    except SyntaxError as error:
        text = None if error.text is None else error.text.strip()
        return {"type": type(error).__name__, "message": error.msg, "line": error.lineno, "text": text}
    except ValueError as error:
        return {"type": "ValueError", "message": str(error), "line": None, "text": None}
    lines = [line.encode() for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return {"tree": form(tree, lines)}


for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps(answer(case["source"], case.get("mode", "exec"))))
