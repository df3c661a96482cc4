#!/usr/bin/env python3
"""Draws small mistakes at random, makes each in a copy of the program, and runs the tests on it.

    pip install tree-sitter tree-sitter-rust
    tests/mutants/run.py [--seed TEXT] [--source N] [--documents N] [--file PATH] [--skip NAME] [--seconds N] [--draw-only] [-o FILE]

All are built into one program, each behind a number. Every test runs once by itself without a mistake and
tells which places it reaches and what it costs; then those that reach a mistake run on it, the cheapest
first, until one fails. Limits are in time of the processor, so that a busy machine changes no verdict. What
is known is kept in `target/mutants`, and a run that was broken off goes on where it was. With `--file`,
mistakes are made in one file only: as many as there is room for, another choice with each seed.

A mistake that does not compile is none and is replaced by the next. Those that no test notices are
printed with what was changed; one that changes nothing anybody could see belongs into
`tests/mutants/equivalent.txt` as `FILE: the line [what is changed]  # reason`, and is passed over.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tree_sitter import Language, Parser
import tree_sitter_rust

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "target" / "mutants"
# Tests look for the program where cargo puts it, so the copy has a folder of its own for what is built.
BUILT = COPY / "target"
KNOWN = BUILT / "known.json"
PARSER = Parser(Language(tree_sitter_rust.language()))

# What an operator is mistaken for.
OPERATORS = {
    "==": ["!="], "!=": ["=="],
    "<": ["<=", ">"], "<=": ["<", ">"], ">": [">=", "<"], ">=": [">", "<"],
    "+": ["-"], "-": ["+"],
}
METHODS = {
    "any": "all", "all": "any", "is_some": "is_none", "is_none": "is_some", "min": "max", "max": "min",
    "starts_with": "ends_with", "ends_with": "starts_with", "first": "last", "last": "first",
    "is_some_and": "is_none_or", "is_none_or": "is_some_and", "find": "rfind", "rfind": "find",
    "trim_start": "trim_end", "trim_end": "trim_start",
}
# Closures that say which things are taken.
CHOOSING = {"filter", "any", "all", "take_while", "skip_while", "find", "is_some_and", "retain"}
# Where no mistake can be made that is switched on at run time.
CONSTANT = {
    "const_item", "static_item", "attribute_item", "inner_attribute_item", "macro_invocation", "token_tree",
    "macro_definition", "array_type", "match_pattern", "tuple_struct_pattern", "range_pattern", "or_pattern",
    "type_arguments", "enum_variant", "const_block",
}


class Mistake:
    def __init__(self, path, start, end, text, what):
        self.path, self.start, self.end, self.text, self.what = path, start, end, text, what
        self.number = None

    def line(self, source):
        return source.count(b"\n", 0, self.start) + 1


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)


def ancestors(node):
    while node.parent is not None:
        node = node.parent
        yield node


def is_test(node, source):
    previous = node.prev_named_sibling
    while previous is not None and previous.type == "attribute_item":
        text = source[previous.start_byte:previous.end_byte]
        if b"cfg(test)" in text or b"test]" in text:
            return True
        previous = previous.prev_named_sibling
    return False


def in_source(path):
    """Every mistake that can be made in a file of Rust; `SWITCH` stands for the question whether it is."""
    source = path.read_bytes()
    tree = PARSER.parse(source).root_node

    def text(node):
        return source[node.start_byte:node.end_byte].decode()

    for node in walk(tree):
        above = list(ancestors(node))
        if any(a.type in CONSTANT or is_test(a, source) for a in above) or is_test(node, source):
            continue
        if any(a.type == "let_chain" for a in above[:1]) and node.type not in ("binary_expression", "unary_expression"):
            continue

        def made(new, what):
            return Mistake(path, node.start_byte, node.end_byte, new, what)

        here = text(node)
        if node.type == "binary_expression":
            left, operator, right = node.child_by_field_name("left"), node.child_by_field_name("operator"), node.child_by_field_name("right")
            l, o, r = text(left), text(operator), text(right)
            if o in ("&&", "||"):
                yield made(f"(if SWITCH {{ {l} }} else {{ {here} }})", f"`{o} {r}` gone")
                yield made(f"(if SWITCH {{ {r} }} else {{ {here} }})", f"`{l} {o}` gone")
            for other in OPERATORS.get(o, []):
                yield made(f"(if SWITCH {{ {l} {other} {r} }} else {{ {here} }})", f"`{other}` for `{o}`")
        elif node.type == "unary_expression" and here.startswith("!"):
            yield made(f"(if SWITCH {{ {here[1:]} }} else {{ {here} }})", "`!` gone")
        elif node.type == "if_expression":
            condition = node.child_by_field_name("condition")
            if condition is not None and condition.type not in ("let_condition", "let_chain"):
                yield Mistake(path, condition.start_byte, condition.end_byte, f"(SWITCH != ({text(condition)}))", "the condition the other way round")
        elif node.type == "boolean_literal":
            yield made(f"(SWITCH != {here})", "the other of `true` and `false`")
        elif node.type == "integer_literal" and here.isdigit():
            yield made(f"(if SWITCH {{ {int(here) + 1} }} else {{ {here} }})", f"{int(here) + 1} for {here}")
        elif node.type == "call_expression":
            function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
            if function is not None and function.type == "field_expression":
                name, value = text(function.child_by_field_name("field")), text(function.child_by_field_name("value"))
                if name in METHODS:
                    yield made(f"(if SWITCH {{ {value}.{METHODS[name]}{text(arguments)} }} else {{ {here} }})", f"`{METHODS[name]}` for `{name}`")
                if name in CHOOSING:
                    for closure in (c for c in arguments.named_children if c.type == "closure_expression"):
                        body = closure.child_by_field_name("body")
                        if body is not None:
                            b = text(body)
                            yield Mistake(path, body.start_byte, body.end_byte, f"{{ SWITCH || ({b}) }}", f"all for those of `{name}`")
                            yield Mistake(path, body.start_byte, body.end_byte, f"{{ !SWITCH && ({b}) }}", f"none for those of `{name}`")
        elif node.type == "expression_statement" and here.endswith(";"):
            inner = node.named_children[0].type if node.named_children else ""
            alternative = any(a.type == "let_declaration" for a in above[:2])
            if inner in ("call_expression", "compound_assignment_expr", "assignment_expression", "return_expression", "continue_expression", "break_expression") and not alternative:
                yield made(f"if !SWITCH {{ {here} }}", "the statement gone")


def in_template(path):
    """Every mistake that can be made in a template."""
    source = path.read_bytes()
    for tag in re.finditer(rb"\{%-? *(el)?if (.+?) *-?%\}", source):
        condition = tag.group(2)
        yield Mistake(path, tag.start(2), tag.end(2), "not (" + condition.decode() + ")", "the condition the other way round")
    for value in re.finditer(rb"\{\{-? *(.+?) *-?\}\}", source):
        if b"\"" in value.group(1) and value.group(1).startswith((b"marks", b"level", b"\"")):
            continue
        yield Mistake(path, value.start(1), value.end(1), "\"\"", f"`{value.group(1).decode()}` gone")


def files(documents, only):
    if only:
        yield ROOT / only
        return
    for path in sorted((ROOT / "src").rglob("*.rs")):
        parts = path.relative_to(ROOT / "src").parts
        if "tests" in parts or path.stem in ("tests", "main", "sample"):
            continue
        if not documents or parts[0] in ("render", "prose") or parts[0] in ("render.rs", "prose.rs"):
            yield path
    if documents:
        yield from sorted((ROOT / "templates").rglob("*.jinja"))


def candidates(documents, only):
    found = []
    for path in files(documents, only):
        found += in_template(path) if path.suffix == ".jinja" else in_source(path)
    return found


def equivalent():
    path = Path(__file__).with_name("equivalent.txt")
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.split("  #")[0].strip() for line in lines if line.strip() and not line.startswith("#")}


def name(mistake):
    source = mistake.path.read_bytes()
    line = source.splitlines()[mistake.line(source) - 1].decode().strip()
    return f"{mistake.path.relative_to(ROOT)}: {line} [{mistake.what}]"


class Draw:
    """Draws from a list, passing over what is known to change nothing and what overlaps another."""

    def __init__(self, seed, kind, documents, only):
        self.all = candidates(documents, only)
        random.Random(f"{seed} {kind}").shuffle(self.all)
        self.known = equivalent()

    def next(self, taken):
        while self.all:
            one = self.all.pop(0)
            overlaps = any(o.path == one.path and o.start < one.end and one.start < o.end for o in taken)
            if not overlaps and name(one) not in self.known:
                return one
        return None


LIBRARY = """

/// Whether a mistake is made; who records which are reached is told so.
pub(crate) fn mutant(number: usize) -> bool {
    use std::sync::atomic::{AtomicBool, Ordering};
    static MADE: std::sync::OnceLock<(usize, Option<std::ffi::OsString>)> = std::sync::OnceLock::new();
    static REACHED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];
    let (made, record) = MADE.get_or_init(|| {
        let made = std::env::var("EMPACT_MUTANT").ok().and_then(|it| it.parse().ok()).unwrap_or(0);
        (made, std::env::var_os("EMPACT_REACHED"))
    });
    if let Some(path) = record && !REACHED[number].swap(true, Ordering::Relaxed) {
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).expect("a file to record in");
        std::io::Write::write_all(&mut file, format!("{number}\\n").as_bytes()).expect("a file to record in");
    }
    *made == number
}

/// The text of a template, with the mistake that is made in it.
pub(crate) fn template(name: &'static str, text: &'static str) -> &'static str {
    match name {
MATCHES        _ => text,
    }
}
"""


def make(mistakes):
    """Writes a copy of the program with all mistakes in it, and gives a name for what is in the copy."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    contents = {path: (ROOT / path).read_bytes() for path in filter(None, listed.decode().split("\0")) if (ROOT / path).is_file()}
    matches = ""
    by_file = {}
    for mistake in mistakes:
        by_file.setdefault(mistake.path, []).append(mistake)
    for path, own in by_file.items():
        inside = str(path.relative_to(ROOT))
        source = contents[inside]
        if path.suffix == ".jinja":
            for one in own:
                copy = f"mutant-{one.number}.jinja"
                contents["templates/" + copy] = source[:one.start] + one.text.encode() + source[one.end:]
                short = inside.removeprefix("templates/")
                matches += f'        "{short}" if mutant({one.number}) => include_str!("../templates/{copy}"),\n'
            continue
        for one in sorted(own, key=lambda m: -m.start):
            new = one.text.replace("SWITCH", f"crate::mutant({one.number})").encode()
            source = source[:one.start] + new + source[one.end:]
        contents[inside] = source
    count = max(one.number for one in mistakes) + 1
    contents["src/lib.rs"] += LIBRARY.replace("COUNT", str(count)).replace("MATCHES", matches).encode()
    environment = "src/render/environment/engine.rs"
    text = contents[environment].decode()
    text, found = re.subn(r"add_template\((\w+), (\w+)\)", r"add_template(\1, crate::template(\1, \2))", text)
    if not found:
        sys.exit("templates are added in another way than this script knows")
    contents[environment] = text.encode()
    for folder in ("src", "templates", "tests"):
        for old in (COPY / folder).rglob("*"):
            if old.is_file() and str(old.relative_to(COPY)) not in contents:
                old.unlink()
    for path, content in contents.items():
        target = COPY / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
    return hashlib.sha256(repr(sorted(contents.items())).encode()).hexdigest()


def cargo(*arguments, **more):
    environment = dict(os.environ, CARGO_TARGET_DIR=str(BUILT), RUSTFLAGS="", RUST_BACKTRACE="0")
    return subprocess.run(["cargo", *arguments], cwd=COPY, env=environment, capture_output=True, text=True, **more)


def build(mistakes):
    """Builds the tests; gives the programs and a name for them, or the mistakes that do not compile."""
    key = make(mistakes)
    run = cargo("test", "--no-run", "--lib", "--bins", "--test", "it", "--message-format=json")
    if run.returncode == 0:
        programs = {}
        for line in run.stdout.splitlines():
            message = json.loads(line)
            if message.get("executable") and message.get("profile", {}).get("test"):
                programs[message["target"]["name"], message["target"]["kind"][0]] = message["executable"]
        return ([programs["empact", "lib"], programs["it", "test"]], key), set()
    wrong, told = set(), []
    for line in run.stdout.splitlines():
        message = json.loads(line)
        if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
            continue
        told.append(message["message"]["rendered"])
        for span in message["message"]["spans"]:
            path = ROOT / span["file_name"]
            copy = (COPY / span["file_name"]).read_bytes()
            before = copy[:span["byte_end"]].decode(errors="ignore")
            numbers = [int(n) for n in re.findall(r"crate::mutant\((\d+)\)", before)]
            after = [int(n) for n in re.findall(r"crate::mutant\((\d+)\)", copy[span["byte_start"]:].decode(errors="ignore"))]
            near = set(numbers[-1:] + after[:1])
            wrong |= {m for m in mistakes if m.number in near and m.path == path}
    if not wrong:
        sys.exit("the copy does not compile:\n" + "\n".join(told) + run.stderr[-2000:])
    return None, wrong


class Known:
    """What earlier runs of the same programs have found."""

    def __init__(self, key):
        self.key, self.tests, self.verdicts = key, {}, {}
        kept = json.loads(KNOWN.read_text()) if KNOWN.exists() else {}
        if kept.get("key") == key:
            self.tests, self.verdicts = kept["tests"], kept["verdicts"]

    def keep(self):
        new = KNOWN.with_suffix(".new")
        new.write_text(json.dumps({"key": self.key, "tests": self.tests, "verdicts": self.verdicts}))
        new.replace(KNOWN)


def run(program, test, seconds, **more):
    """Runs one test by itself: whether it passes, whether it ran out of time, and its seconds of processor."""
    environment = dict(os.environ, RUST_BACKTRACE="0", CARGO_MANIFEST_DIR=str(COPY), **more)
    environment.pop("SNAPSHOTS", None)

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    late = threading.Event()
    with tempfile.TemporaryFile() as nowhere:
        child = subprocess.Popen(
            [program, "--exact", test, "--test-threads=1"], cwd=COPY, env=environment, start_new_session=True,
            preexec_fn=limit, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere,
        )

        def end():
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

        # Who waits for ever takes no time of the processor.
        timer = threading.Timer(1800, lambda: (late.set(), end()))
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        end()
    slow = late.is_set() or child.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    return child.returncode == 0, slow, used.ru_utime + used.ru_stime


def reach(programs, known, skip):
    """Runs every test without a mistake, and keeps what each reaches and costs."""
    for program in programs:
        listed = subprocess.run([program, "--list", "--format", "terse"], cwd=COPY, check=True, capture_output=True, text=True).stdout
        for test in re.findall(r"^(\S+): test$", listed, re.MULTILINE):
            if test in known.tests or test.startswith(skip):
                continue
            record = BUILT / "reached"
            record.unlink(missing_ok=True)
            passed, _, seconds = run(program, test, 600, EMPACT_MUTANT="0", EMPACT_REACHED=str(record))
            numbers = sorted(set(map(int, record.read_text().split()))) if record.exists() else []
            known.tests[test] = {"program": program, "passed": passed, "seconds": seconds, "reaches": numbers}
            if len(known.tests) % 20 == 0:
                known.keep()
    known.keep()


def judge(mistake, known, most):
    reaching = [(it["seconds"], test, it["program"]) for test, it in known.tests.items() if it["passed"] and mistake.number in it["reaches"]]
    tried = spent = 0
    for seconds, test, program in sorted(reaching):
        if spent + seconds > most:
            break
        tried, spent = tried + 1, spent + seconds
        passed, slow, _ = run(program, test, 20 + int(seconds * 5), EMPACT_MUTANT=str(mistake.number))
        if not passed:
            return "noticed", test + (": it does not end" if slow else "")
    return "UNNOTICED", f"{tried} of {len(reaching)} tests that reach it"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", default="1", help="what the draw follows from")
    arguments.add_argument("--source", type=int, default=40, help="how many in all of `src`")
    arguments.add_argument("--documents", type=int, default=20, help="how many in what makes documents")
    arguments.add_argument("--file", help="make mistakes in this file of `src` only")
    arguments.add_argument("--skip", action="append", default=[], help="run no tests whose names begin like this")
    arguments.add_argument("--seconds", type=float, default=3600, help="what the tests of one mistake may cost")
    arguments.add_argument("--draw-only", action="store_true", help="say what is drawn and run nothing")
    arguments.add_argument("--output", "-o", type=Path, help="where to write the list as well")
    given = arguments.parse_args()

    draws = [("source", Draw(given.seed, "source", False, None), given.source),
             ("documents", Draw(given.seed, "documents", True, None), given.documents)]
    if given.file:
        draws = [("file", Draw(given.seed, "file", False, given.file), 200)]
    kinds, taken = {}, []

    def draw(kind, source):
        one = source.next(taken)
        if one is None:
            return
        one.number = len(kinds) + 1
        kinds[one] = (kind, source)
        taken.append(one)

    for kind, source, count in draws:
        for _ in range(count):
            draw(kind, source)
    if given.draw_only:
        for one in taken:
            print(kinds[one][0], name(one))
        return
    built = None
    while built is None:
        built, wrong = build(taken)
        for one in wrong:
            taken.remove(one)
            draw(*kinds[one])
    # Read now, since the files may change while the tests run.
    names = {one: name(one) for one in taken}
    programs, key = built
    known = Known(key)
    reach(programs, known, tuple(given.skip))
    failing = [test for test, it in known.tests.items() if not it["passed"]]
    lines = [f"Seed {given.seed}; tests that fail without a mistake and are left out: {', '.join(failing) or 'none'}", ""]

    def say(line):
        print(line, flush=True)
        lines.append(line)
        if given.output:
            given.output.write_text("\n".join(lines) + "\n")

    print(lines[0], flush=True)
    verdicts = {}
    for one in sorted(taken, key=lambda m: m.number):
        if str(one.number) not in known.verdicts:
            known.verdicts[str(one.number)] = judge(one, known, given.seconds)
            known.keep()
        verdicts[one], by = known.verdicts[str(one.number)]
        say(f"{verdicts[one]:9}  {kinds[one][0]:9}  {names[one]}  ({by})")
    say("")
    for kind, _, _ in draws:
        own = [verdicts[one] for one in taken if kinds[one][0] == kind]
        say(f"{kind}: {own.count('noticed')} of {len(own)} noticed")


if __name__ == "__main__":
    main()
