#!/usr/bin/env python3
"""How long pytm and tm take for models of the same size: the report at 100 elements, the findings at 500.

    cargo build --release
    python3 benches/beside-pytm/compare.py [--tm target/release/tm] [--rounds 7]

Makes a virtual environment in a temporary folder, installs pytm into it from PyPI (the version below), and generates
one model after the other in both languages: the same boundaries, elements, data and flows, with the same few facts.
Every figure is a whole process, start and end included. The two are run in turns, so that what else the machine does
falls on both; the medians are printed with their ratio. CPU is user and system time of the process and its children.

What is compared is not the same work: `tm build` writes the report twice (HTML and Markdown), a table of threats,
model.json and every diagram, pytm fills one Markdown template without a diagram; `tm check` also works out what adversaries
reach and examines the model. Neither output is judged here. CI does not run this: it needs PyPI.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PYTM = "1.4.0"
SIZES = (100, 500)
# Elements in a boundary, and how many of them are what.
ZONE = ("actor", "external", "web", "web", "service", "service", "service", "sql", "sql", "files")
DATA = 10


def flows(elements):
    """The flows as pairs of numbers: 1.5 for each element, most of them within a boundary, each from or to a process."""
    pairs = []
    for first in range(0, elements, len(ZONE)):
        actor, external, web, other, a, b, c, sql, store, files = range(first, first + len(ZONE))
        following = (first + len(ZONE)) % elements
        pairs += [(actor, web), (actor, other), (web, a), (web, b), (other, b), (other, c), (a, sql), (b, sql)]
        pairs += [(b, store), (c, store), (c, files), (a, files), (c, external), (a, following + 4), (b, following + 2)]
    return pairs


def for_pytm(elements):
    """The model as a program, as pytm has it."""
    classes = {
        "actor": "Actor",
        "external": "ExternalEntity",
        "web": "Server",
        "service": "Process",
        "sql": "Datastore",
        "files": "Datastore",
    }
    lines = [
        "from pytm import TM, Actor, Boundary, Classification, Data, Dataflow, Datastore, DatastoreType",
        "from pytm import ExternalEntity, Process, Server",
        'tm = TM("Generated")',
        'tm.description = "To measure"',
    ]
    for n in range(DATA):
        secret = "SECRET" if n % 2 else "PUBLIC"
        lines.append(f'd{n} = Data(name="Data {n}", classification=Classification.{secret}, isPII={n % 3 == 0})')
    for n in range(elements):
        sort = ZONE[n % len(ZONE)]
        if n % len(ZONE) == 0:
            lines.append(f'b{n} = Boundary("Zone {n // len(ZONE)}")')
            boundary = f"b{n}"
        lines.append(f'e{n} = {classes[sort]}("Element {n}")')
        lines.append(f"e{n}.inBoundary = {boundary}")
        if sort in ("web", "service"):
            lines.append(f"e{n}.controls.sanitizesInput = {n % 2 == 0}")
        if sort == "sql":
            lines.append(f"e{n}.type = DatastoreType.SQL")
            lines.append(f"e{n}.controls.isEncryptedAtRest = True")
    for n, (start, end) in enumerate(flows(elements)):
        lines.append(f'f{n} = Dataflow(e{start}, e{end}, "Flow {n}")')
        lines.append(f'f{n}.protocol = "HTTPS"')
        lines.append(f"f{n}.data = d{n % DATA}")
        lines.append(f"f{n}.controls.isEncrypted = True")
    lines.append("tm.process()")
    return "\n".join(lines) + "\n"


def for_tm(elements):
    """The same model in our language. What both languages can say is said in both, and nothing else."""
    heads = {
        "actor": "actor {}",
        "external": "external {}",
        "web": "process {} is web-application",
        "service": "process {}",
        "sql": "store {} is relational-database",
        "files": "store {}",
    }
    lines = ['model "Generated" { purpose "To measure" }', "use pack web"]
    for n in range(DATA):
        level, personal = "high" if n % 2 else "low", "yes" if n % 3 == 0 else "no"
        lines.append(f'data d{n} "Data {n}" {{ confidentiality {level}; personal {personal} }}')
    for n in range(elements):
        sort = ZONE[n % len(ZONE)]
        if n % len(ZONE) == 0:
            lines.append(f'boundary b{n} "Zone {n // len(ZONE)}" {{')
        said = []
        if sort in ("web", "service"):
            said.append(f"validates {'full' if n % 2 == 0 else 'none'}")
        if sort == "sql":
            said.append("encryption disk")
        head = heads[sort].format(f"e{n}").replace(f"e{n}", f'e{n} "Element {n}"', 1)
        lines.append(f"  {head} {{ {'; '.join(said)} }}")
        if n % len(ZONE) == len(ZONE) - 1:
            lines.append("}")
    for n, (start, end) in enumerate(flows(elements)):
        lines.append(f'flow f{n}: e{start} -> e{end} "Flow {n}" {{ sends d{n % DATA}; protocol https }}')
    return "\n".join(lines) + "\n"


# What pytm's own sample templates print: elements, flows and findings.
TEMPLATE = """# Threat model of {tm.name}

{tm.description}

## Flows

Name|From|To|Data|Protocol|Port
|:----:|:----:|:---:|:----:|:--------:|:----:|
{dataflows:repeat:|{{item.name}}|{{item.source.name}}|{{item.sink.name}}|{{item.data}}|{{item.protocol}}|{{item.dstPort}}|
}

## Findings

{findings:repeat:
**{{item.threat_id}}** {{item.target}}: {{item.description}}, severity {{item.severity}}

{{item.details}}

{{item.mitigations}}

{{item.references}}
}
"""


def run(command, folder, output):
    """Seconds of wall and CPU time of one process. What it prints goes to a file."""
    with open(output, "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    # 1 is "there are findings" of tm.
    if code not in (0, 1) or (code == 1 and b"Traceback" in said):
        sys.exit(f"{command} ended with {code}:\n{said.decode(errors='replace')}")
    return wall, used.ru_utime + used.ru_stime


def measured(pair, rounds):
    """The medians of both commands, run in turns after one round that does not count."""
    figures = ([], [])
    for number in range(rounds + 1):
        for side, once in zip(figures, pair):
            figure = once()
            if number:
                side.append(figure)
    return [tuple(statistics.median(column) for column in zip(*side)) for side in figures]


def milliseconds(seconds):
    return f"{seconds * 1e3:,.0f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tm", default="target/release/tm", help="the binary")
    parser.add_argument("--rounds", type=int, default=7)
    wanted = parser.parse_args()
    tm = Path(wanted.tm).resolve()
    if not tm.exists():
        sys.exit(f"{tm} is not there: cargo build --release")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"pytm=={PYTM}"]
        subprocess.run(install, check=True)
        (folder / "template.md").write_text(TEMPLATE)
        print(f"pytm {PYTM} beside {subprocess.check_output([tm, '--version'], text=True).strip()}, medians of {wanted.rounds}\n")
        print("| elements | flows | task | pytm | tm | ratio | CPU: pytm | tm | ratio | findings: pytm | tm |")
        print("|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        for elements in SIZES:
            (folder / "model.py").write_text(for_pytm(elements))
            (folder / "model.tm").write_text(for_tm(elements))
            tasks(folder, python, tm, elements, wanted.rounds)


def tasks(folder, python, tm, elements, rounds):
    """The two tasks for the models that lie in the folder."""
    lists = (folder / "pytm.json", folder / "tm.json")
    report = (
        lambda: run([python, "model.py", "--report", "template.md"], folder, folder / "pytm.md"),
        lambda: run([tm, "build", "model.tm", "-o", "out"], folder, folder / "tm.txt"),
    )
    findings = (
        lambda: run([python, "model.py", "--json", lists[0]], folder, folder / "pytm.txt"),
        lambda: run([tm, "check", "model.tm", "--all", "--format", "json"], folder, lists[1]),
    )
    for task, pair in (("report", report), ("findings", findings)):
        ours = measured(pair, rounds)
        (wall, cpu), (our_wall, our_cpu) = ours
        print(
            f"| {elements} | {len(flows(elements))} | {task} | {milliseconds(wall)} | {milliseconds(our_wall)} | {wall / our_wall:.0f} "
            f"| {milliseconds(cpu)} | {milliseconds(our_cpu)} | {cpu / our_cpu:.0f} | {counts(folder, task, lists)} |",
            flush=True,
        )


def counts(folder, task, lists):
    """How many findings each has: threats of pytm; what rules found of ours, without the examiner's remarks."""
    if task == "report":
        theirs = (folder / "pytm.md").read_text().count(", severity ")
        ours = len(json.loads((folder / "out" / "model.json").read_text())["findings"])
    else:
        theirs = len(json.loads(lists[0].read_text())["findings"])
        said = json.loads(lists[1].read_text())["findings"]
        ours = sum(1 for d in said if d["code"] == "TM601" and " finds on " in d["message"])
    return f"{theirs} | {ours}"


if __name__ == "__main__":
    main()
