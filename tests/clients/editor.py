"""Opens files in yaml-language-server, the server behind VS Code and other editors, and holds what it
says of mistakes, what it shows of a key, and what it offers.

    editor.py SERVER FOLDER

FOLDER is what is open in the editor: a plan, with schemas and the settings that bind them.
"""

import json
import subprocess
import sys
import threading
from pathlib import Path

server, folder = sys.argv[1], Path(sys.argv[2]).resolve()
settings = json.loads((folder / ".vscode/settings.json").read_text())


class Editor:
    def __init__(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(["node", server, "--stdio"], **pipes)
        self.last, self.opened, self.answers, self.said = 0, 0, {}, {}
        self.changed = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()
        capabilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        self.ask("initialize", {
            "processId": None,
            "rootUri": folder.as_uri(),
            "workspaceFolders": [{"uri": folder.as_uri(), "name": "plan"}],
            "capabilities": capabilities,
        })
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": self.yaml()}})

    def yaml(self):
        given = {key.removeprefix("yaml."): value for key, value in settings.items()}
        return {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}, **given}

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        with self.changed:
            assert self.changed.wait_for(lambda: self.last in self.answers, 60), f"no answer: {method}"
            answer = self.answers.pop(self.last)
        assert "error" not in answer, answer
        return answer["result"]

    def listen(self):
        out = self.process.stdout
        while line := out.readline():
            length = 0
            while line.strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                line = out.readline()
            message = json.loads(out.read(length))
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": self.answer(message)})
                continue
            with self.changed:
                if message.get("method") == "textDocument/publishDiagnostics":
                    self.said[message["params"]["uri"]] = message["params"]["diagnostics"]
                elif "id" in message:
                    self.answers[message["id"]] = message
                self.changed.notify_all()

    def answer(self, message):
        if message["method"] != "workspace/configuration":
            return None
        sections = [item.get("section") for item in message["params"]["items"]]
        return [self.yaml() if section == "yaml" else {} for section in sections]

    def open(self, path, text):
        """Opens a text as a file, a new one each time, and gives what is said of it."""
        self.opened += 1
        uri = (folder / path.replace("#", str(self.opened))).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        with self.changed:
            assert self.changed.wait_for(lambda: uri in self.said, 60), f"nothing is said of {path}"
            return uri, [one["message"] for one in self.said[uri]]

    def at(self, method, uri, text):
        """Asks about the place that `|` marks."""
        before = text[: text.index("|")]
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": position})


ACTION, PRIORITY, PLAN = "priorities/thb/actions/1.#.yaml", "priorities/p#/priority.yaml", "oap.yaml"
HEAD = 'action: "1.1"\ntitle: T\nleaders: [UK]\n'
KPI = HEAD + "kpis:\n  - id: a\n    name: N\n"

# A mistake, and what has to be said of it; nothing for what is right.
MISTAKES = [
    (ACTION, HEAD, None),
    (ACTION, HEAD + "start: 2013-06\nend: 2013\n", None),
    (ACTION, HEAD + "start: 01/03/2013\n", "Write a date like 2013-12-31, 2013-12, 2013 or open."),
    (ACTION, HEAD + "start: 2013-13\n", "Write a date like"),
    (ACTION, HEAD + "start: in June\n", "Write a date like"),
    (ACTION, 'action: "1"\n', 'Write an action number like "3.2".'),
    (ACTION, KPI + '    values: { 2013-06: "5,5" }\n', "Write a quantity like 475"),
    (ACTION, KPI + "    values: { 2013-06: 2 520 }\n", "Write a quantity like 475"),
    (ACTION, KPI + "    values: { 2013-06: TBC }\n", "to_be_confirmed"),
    (ACTION, KPI + "    values: { 2013-06: 5 }\n", None),
    (ACTION, KPI + "    values: { 2013-07: 5 }\n", "The plan has no such period"),
    (ACTION, KPI + "    target: 4\n", "Write a target like { at_least: 4 }"),
    (ACTION, KPI + "    target: { at_lest: 4 }\n", "at_lest"),
    (ACTION, KPI + "    target: { at_least: 4 }\n", None),
    (ACTION, HEAD + "progress:\n  2013-07: { stage: ongoing }\n", "The plan has no such period"),
    (ACTION, HEAD + "progress:\n  2013-06: { stage: started }\n", "not_started"),
    (ACTION, HEAD + "participants: [UKK]\n", "The plan has no such party"),
    (ACTION, HEAD + "participants: [Frontex, west, { party: NL, took_part: false }]\n", None),
    (ACTION, HEAD + "participants: [{ party: NL, tekst: a }]\n", "tekst"),
    (ACTION, HEAD + "difficulties:\n  - { tekst: Hello }\n", "tekst"),
    (ACTION, HEAD + "particpants: [NL]\n", "particpants"),
    (ACTION, HEAD + "results:\n  - { measure: arests, value: 4 }\n", "The plan has no such measure"),
    (ACTION, HEAD + "results:\n  - { measure: arrests, value: 4 }\n", None),
    (ACTION, HEAD + "results:\n  - { id: Arrests, label: L, unit: u, value: 4 }\n", "Write the id of a figure like `arrests-2013`."),
    (ACTION, HEAD + "difficulties: [{ text: A, themes: [money] }]\n", "The plan has no such theme"),
    (ACTION, HEAD + "marking:\n", "restricted"),
    (PRIORITY, "key: thb\nname: N\n", "Write the key of a priority like `THB`."),
    (PLAN, "title: P\nyears: [2013]\nperiods: [{ id: 2013 06, label: L }]\npriorities: [THB]\n", "Write the id of a period like 2013-06."),
]

# A key, and what is shown of it.
SHOWN = [
    (HEAD + "progress:\n  2013-06: { st|age: ongoing }\n", ["stage", "not_started", "Nothing has begun", "halted"]),
    (HEAD + "sta|rt: 2013\n", ["start"]),
    (KPI + "    tar|get: { at_least: 4 }\n", ["target", "at_least: 4"]),
]

# A place, what is offered there and what is not.
OFFERED = [
    (HEAD + "progress:\n  2013-06:\n    stage: |\n", ["not_started", "ongoing", "finished", "halted"], ["null"]),
    (HEAD + "participants:\n  - |\n", ["NL", "Frontex", "west", "driver"], ["null"]),
    (HEAD + "progress:\n  |\n", ["2013-06", "2013-12"], []),
    (HEAD + "events:\n  - kind: |\n", ["meeting", "webinar"], []),
    (HEAD + "results:\n  - measure: |\n", ["arrests"], []),
    (KPI + "    target: |\n", ["this much or more", "blank"], []),
    (HEAD + "kpis:\n  - |\n", ["an indicator with a number to reach"], []),
]

# Names of types are nothing to authors.
LEAKED = ["InFull", "PartyRef", "PlanDate", "OrUnset", "Action (actions", "object("]

editor = Editor()
faults = []
for path, text, expected in MISTAKES:
    uri, said = editor.open(path, text)
    if expected is None and said or expected and not any(expected in one for one in said):
        faults.append(f"{text.splitlines()[-1]}: {said}, not {expected}")
    faults += [f"{word} in {said}" for word in LEAKED if word in str(said)]
for text, expected in SHOWN:
    uri, _ = editor.open(ACTION, text.replace("|", ""))
    shown = json.dumps(editor.at("textDocument/hover", uri, text), ensure_ascii=False)
    faults += [f"{text.splitlines()[-1]}: {shown} lacks {word}" for word in expected if word not in shown]
    faults += [f"{word} in {shown}" for word in LEAKED if word in shown]
for text, expected, never in OFFERED:
    uri, _ = editor.open(ACTION, text.replace("|", ""))
    items = editor.at("textDocument/completion", uri, text)["items"]
    labels = [item["label"] for item in items]
    place = text.splitlines()[-1]
    faults += [f"{place}: {labels[:20]} lacks {word}" for word in expected if word not in labels]
    faults += [f"{place}: {word} is offered" for word in never if word in labels]
    faults += [f"{place}: {word} in {labels}" for word in LEAKED if any(word in one for one in labels)]
uri, _ = editor.open(ACTION, HEAD)
offered = {item["label"]: item.get("insertText", "") for item in editor.at("textDocument/completion", uri, HEAD + "|")["items"]}
faults += [f"{key} begins with {offered.get(key)!r}" for key in ("goal", "plan_year") if "0}" in offered.get(key, "0}")]
editor.process.kill()
assert not faults, "\n".join(faults)
print(f"{len(MISTAKES)} files, {len(SHOWN)} keys, {len(OFFERED)} places")
