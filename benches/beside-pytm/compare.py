#!/usr/bin/env python3
"""How long pytm and tm take for models of the same size: the report at 100 elements, the findings at 500.

    cargo build --release
    python3 benches/beside-pytm/compare.py [--tm target/release/tm] [--rounds 7]

Makes a virtual environment for each version of pytm below in a temporary folder, installs it from PyPI, and generates one
model after the other in both languages: the same boundaries, elements, data and flows, with the same few facts.
Every figure is a whole process, start and end included. The two are run in turns, so that what else the machine does
falls on both; the medians are printed with their ratio. CPU is user and system time of the process and its children.

What is compared is not the same work: `tm build` writes the report twice (HTML and Markdown), a table of threats,
model.json and every diagram, pytm fills one Markdown template without a diagram; `tm check` also works out what adversaries
reach and examines the model. Neither output is judged here. CI does not run this: it needs PyPI.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

# The last of both lines. 1.4.0 finds the same threats, but copies the whole model for each of them when it fills a report.
PYTM = ("1.3.1", "1.4.0")
# What a process may take before it is ended: seconds of CPU, bytes.
MOST_TIME = 60
MOST_MEMORY = 4 << 30
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


def limited():
    """Of the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_TIME, MOST_TIME))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def run(command, folder, output):
    """Seconds of wall and CPU time of one process, or None if it failed. What it prints goes to a file."""
    with open(output, "wb") as out, open(f"{output}.err", "wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err, preexec_fn=limited)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1 is "there are findings" of tm.
    failed = process.returncode != 0 and b"Traceback" in Path(f"{output}.err").read_bytes()
    if failed or process.returncode not in (0, 1):
        return None
    return wall, used.ru_utime + used.ru_stime


def measured(pair, rounds):
    """The medians of both commands, run in turns after one round that does not count; None for one that fails."""
    warm = [once() for once in pair]
    figures = [[], []]
    for _ in range(rounds):
        for side, once, before in zip(figures, pair, warm):
            if before:
                side.append(once())
    return [tuple(statistics.median(column) for column in zip(*side)) if side else None for side in figures]


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
        (folder / "template.md").write_text(TEMPLATE)
        version = subprocess.check_output([tm, "--version"], text=True).strip()
        print(f"pytm beside {version}, medians of {wanted.rounds} rounds\n")
        print("| pytm | elements | flows | task | pytm | tm | ratio | CPU: pytm | tm | ratio | findings: pytm | tm |")
        print("|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        for pytm in PYTM:
            python = environment(folder / pytm, pytm)
            for elements in SIZES:
                (folder / "model.py").write_text(for_pytm(elements))
                (folder / "model.tm").write_text(for_tm(elements))
                tasks(folder, (python, pytm), tm, elements, wanted.rounds)


def environment(folder, version):
    """The Python of a new environment with this version of pytm."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"pytm=={version}"]
    subprocess.run(install, check=True)
    return python


def tasks(folder, of_pytm, tm, elements, rounds):
    """The two tasks for the models that lie in the folder."""
    python, version = of_pytm
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
        theirs, ours = measured(pair, rounds)
        if not ours:
            sys.exit(f"tm failed: {(folder / 'tm.txt.err').read_text()}")
        columns = []
        for at in (0, 1):
            them = milliseconds(theirs[at]) if theirs else f"over {MOST_TIME} s or {MOST_MEMORY >> 30} GB"
            ratio = f"{theirs[at] / ours[at]:.1f}" if theirs else "-"
            columns += [them, milliseconds(ours[at]), ratio]
        columns += counts(folder, task, lists) if theirs else ["-", "-"]
        print(f"| {version} | {elements} | {len(flows(elements))} | {task} | {' | '.join(columns)} |", flush=True)


def counts(folder, task, lists):
    """How many threats pytm lists, and how many our rules found and left undecided, for a question."""
    ours = json.loads((folder / "out" / "model.json").read_text())
    if task == "report":
        theirs = (folder / "pytm.md").read_text().count(", severity ")
    else:
        theirs = len(json.loads(lists[0].read_text())["findings"])
    return [str(theirs), f"{len(ours['findings'])}, {len(ours['undecided'])} open"]


if __name__ == "__main__":
    main()
