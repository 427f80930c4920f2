"""Ten typical conditions in FEEL here, in JSONLogic (Rust) and in a FEEL engine in Python, on the same facts, one after the
other in one run: nanoseconds an evaluation, each engine's evaluation of `true` (or of one fact) subtracted.

expressions.py PROGRAM [ROUNDS]: PROGRAM is the built `benchmark`. An engine that is not installed is left out."""
import json, os, statistics, subprocess, sys, time

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expressions.json")
data = json.load(open(FILE))


def timed(body, least=0.05):
    """Nanoseconds a call, over at least that many seconds."""
    count, start = 0, time.process_time_ns()
    while time.process_time_ns() - start < least * 1e9:
        count += body()
    return (time.process_time_ns() - start) / count


def jsonlogic():
    from datalogic_py import DataHandle, Engine
    engine = Engine()
    session = engine.session()
    # One native call for many evaluations: Python's part in each is next to nothing.
    inputs = [DataHandle(json.dumps(data["facts"]))] * 1000

    def measure(rule):
        compiled = engine.compile(json.dumps(rule))
        assert json.loads(session.evaluate_batch(compiled, inputs[:1])[0]) in (True, False)

        def body():
            session.evaluate_batch(compiled, inputs)
            return len(inputs)
        return timed(body)
    return measure({"!!": [True]}), [measure(c["jsonlogic"]) for c in data["conditions"]]


def bkflow():
    from bkflow_feel import parser, transformer

    def measure(text):
        if text is None:
            return None
        tree = transformer.transform(parser.parse(text))
        try:
            assert tree.evaluate(data["facts"]) in (True, False)
        except Exception:  # it compares no fraction with a whole number, for one
            return None

        def body():
            for _ in range(100):
                tree.evaluate(data["facts"])
            return 100
        return timed(body)
    return measure("true"), [measure(c["bkflow"]) for c in data["conditions"]]


def rationale(program):
    lines = subprocess.run([program, "expressions", FILE], capture_output=True, text=True, check=True).stdout.split("\n")
    times = [float(line.split("\t")[0]) for line in lines if line]
    return times[0], times[1:]


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    engines = {"rationale": lambda: rationale(sys.argv[1]), "jsonlogic": jsonlogic, "bkflow-feel": bkflow}
    results = {}
    for _ in range(rounds):
        for name, run in list(engines.items()):
            try:
                times = run()
                results.setdefault(name, []).append(times)
            except ImportError:
                engines.pop(name)
    def median(name, index):
        values = [r[1][index] - r[0] for r in results[name] if r[1][index] is not None]
        return statistics.median(values) if values else None
    def cell(value):
        return f"{value:>12.0f}" if value is not None else " " * 11 + "-"
    print(f"{'nanoseconds an evaluation, no-op subtracted':<45}" + "".join(f"{n:>12}" for n in results) + f"{'ratio':>8}")
    ratios = []
    for index, condition in enumerate(data["conditions"]):
        own = [median(n, index) for n in results]
        ratio = ""
        if "jsonlogic" in results and own[0] > 0:
            ratios.append(median("jsonlogic", index) / own[0])
            ratio = f"{ratios[-1]:>8.2f}"
        print(f"{condition['name']:<45}" + "".join(cell(v) for v in own) + ratio)
    print(f"{'no-op':<45}" + "".join(cell(statistics.median(r[0] for r in results[n])) for n in results))
    if ratios:
        print(f"JSONLogic's time over that of rationale: geometric mean {statistics.geometric_mean(ratios):.2f}; goal: 1 or more")


main()
