"""measure.py PROGRAMS FOLDER ROUNDS: ours, the floor and the peers in turn, round by round; medians, and ratios of pairs."""
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PARTS = {"families": "eligibility", "requests": "sharing"}
# The goals: times the floor, or of JSONLogic's time.
GOALS = {"answer": 5.0, "reasons": 5.0, "partial": 5.0, "text": 0.5}


def words(text):
    parts = text.split()
    return {k: float(v) for k, v in zip(parts, parts[1:]) if v.replace(".", "").isdigit()}


def ours(programs, folder, kind, facts):
    out = subprocess.run([f"{programs}/benchmark", "speed", PARTS[kind], f"{HERE}/rules/{PARTS[kind]}", facts],
                         check=True, capture_output=True, text=True).stdout
    return words(out)


def floor(folder):
    out = subprocess.run([f"{folder}/floor", f"{folder}/data/families-10000.ndjson", f"{folder}/data/requests-10000.ndjson", folder],
                         check=True, capture_output=True, text=True).stdout
    return {line.split()[0]: words(line.split(" ", 1)[1]) for line in out.splitlines()}


def peers(folder):
    """name -> function of a kind that gives nanoseconds a decision."""
    sys.path.insert(0, HERE)
    found = {}
    for name in ("jsonlogic", "openfisca", "python_plain"):
        try:
            module = __import__(f"peers.{name}", fromlist=["Engine"])
        except ImportError:
            continue
        found[name] = module
    engines = {}

    def measure(name, kind):
        module = found[name]
        if kind not in module.TASKS:
            return None
        if (name, kind) not in engines:
            with open(f"{folder}/data/{kind}-10000.ndjson", "rb") as lines:
                engine = module.Engine(kind, "full")
                engines[name, kind] = engine, engine.feed([line.rstrip(b"\n") for line in lines][:2000])
        engine, inputs = engines[name, kind]
        start = time.process_time()
        engine.run(inputs)
        return (time.process_time() - start) / 2000 * 1e9
    return list(found), measure


def whole_process(command, times=15):
    """Milliseconds of wall time of a new process; its exit code is not looked at."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took.append((time.perf_counter() - start) * 1e3)
    return statistics.median(took)


def main(programs, folder, rounds):
    names, peer = peers(folder)
    runs = []
    for number in range(rounds):
        one = {"floor": floor(folder)}
        for kind in PARTS:
            one[kind] = ours(programs, folder, kind, f"{folder}/data/facts-{kind}-10000.ndjson")
            part = ours(programs, folder, kind, f"{folder}/data/partial-{kind}-10000.ndjson")
            one[kind] |= {"partial": part["reasons"], "partial_answer": part["answer"]}
            for name in names:
                one[kind][name] = peer(name, kind)
        runs.append(one)
        print(f"  round {number + 1} of {rounds}", file=sys.stderr)
    middle = lambda get: statistics.median(get(r) for r in runs)
    print(f"{'':42}{'ours':>9}{'beside':>9}{'ratio':>8}{'goal':>7}")

    def row(title, own, other, goal):
        ratio = middle(lambda r: own(r) / other(r))
        print(f"{title:42}{middle(own) / 1e3:9.3f}{middle(other) / 1e3:9.3f}{ratio:8.2f}{goal if goal else '':>7}"
              + ("" if not goal else "  reached" if ratio <= goal else "  not reached"))
    for kind in PARTS:
        print(f"{kind}, microseconds a decision")
        own = lambda key: lambda r: r[kind][key]
        base = lambda key: lambda r: r["floor"][kind][key]
        row("  answer only; beside the floor", own("answer"), base("answer"), GOALS["answer"])
        row("  with all reasons; beside the floor", own("reasons"), base("reasons"), GOALS["reasons"])
        row("  a fifth of the facts missing, answer", own("partial_answer"), base("answer"), None)
        row("  a fifth of the facts missing, reasons", own("partial"), base("reasons"), GOALS["partial"])
        for name in names:
            if runs[0][kind][name]:
                key = "text" if name != "openfisca" else "reasons"
                what = "JSON text in and out" if key == "text" else "reasons, facts read"
                row(f"  {what}; beside {name}", own(key), own(name), GOALS["text"] if name == "jsonlogic" else None)
    if os.path.exists(f"{programs}/rationale"):
        print("whole processes, milliseconds")
        facts = f"{ROOT}/Tools/examples/eligible.facts.yaml"
        for title, command, goal in (("  check of the whole rule book", ["check"], 100),
                                     ("  one decide on it", ["decide", "eligibility", "--facts", facts, "--as-of", "2016-10-03"], 20)):
            took = whole_process([f"{programs}/rationale", *command])
            print(f"{title:42}{took:9.1f}{'':17}{goal:7}" + ("  reached" if took <= goal else "  not reached"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
