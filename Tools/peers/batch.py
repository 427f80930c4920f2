"""batch.py PROGRAMS FOLDER [N]: a file of N families decided with reasons, the whole process: ours beside SQL in DuckDB.

Seconds of wall time and peak memory, medians of three runs in turn, on one thread and on all."""
import os
import statistics
import subprocess
import sys
import time

import conditions

HERE = os.path.dirname(os.path.abspath(__file__))
MEMBER = ("struct(idx utinyint, age utinyint, absence integer[], suspensions utinyint, exclusions utinyint, offences utinyint, "
          "asb utinyint, childStatus varchar, benefit varchar, neet boolean, arrears utinyint, dva utinyint, "
          "mentalHealth boolean, substanceMisuse boolean, parenting boolean)")


def enlarge(source, target, count):
    """The lines of a file over and over, each with a number of its own."""
    if os.path.exists(target):
        return
    tails = [line[line.index(b","):] for line in open(source, "rb")]
    with open(target + ".part", "wb") as out:
        for start in range(0, count, len(tails)):
            out.write(b"".join(b'{"id":%d%s' % (start + i + 1, tail) for i, tail in enumerate(tails[:count - start])))
    os.rename(target + ".part", target)


def query(path):
    """Per member a bit for each indicator, joined over the family; texts are made only where a bit is set."""
    numbered = list(enumerate(conditions.INDICATORS))
    bits = []
    for i, (_, name, condition) in numbered:
        home = " and home" if name == conditions.HOME else ""
        bits.append(f"(({conditions.sql(condition)}{home})::integer << {i})")
    met = {c: sum(1 << i for i, (k, _, _) in numbered if k == c) for c in conditions.CRITERIA}
    fired = [f"case when mask & {1 << i} > 0 then list_transform(list_filter(hits, lambda h: h.mask & {1 << i} > 0), "
             f"lambda h: '{name}@' || h.idx) end" for i, (_, name, _) in numbered]
    present = lambda items: f"list_filter([{', '.join(items)}], lambda x: x is not null)"
    criteria = present(f"case when mask & {bit} > 0 then '{c}' end" for c, bit in met.items())
    return (f"select id, {' + '.join(f'(mask & {bit} > 0)::integer' for bit in met.values())} >= 2 as eligible, "
            f"case when mask = 0 then []::varchar[] else {criteria} end as criteria, "
            f"case when mask = 0 then []::varchar[] else flatten({present(fired)}) end as indicators from "
            f"(select id, bit_or(mask) as mask, list({{idx: idx, mask: mask}} order by idx) filter (mask > 0) as hits from "
            f"(select id, m.idx as idx, {' | '.join(bits)} as mask from "
            f"(select id, len(list_filter(members, lambda m: m.age < 18)) > 0 as home, unnest(members) as m from "
            f"read_json('{path}', format = 'newline_delimited', columns = {{id: 'bigint', members: '{MEMBER}[]'}}))) "
            f"group by id) order by id")


def duckdb_job(path, out, threads):
    import duckdb
    connection = duckdb.connect()
    connection.execute(f"set threads = {threads}")
    connection.execute(f"copy ({query(path)}) to '{out}' (format json)")


def timed(command):
    """Seconds and megabytes of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(programs, folder, count=1_000_000):
    data = f"{folder}/data"
    files = {"facts": f"{data}/facts-families-{count}.batch", "records": f"{data}/families-{count}.batch"}
    enlarge(f"{data}/facts-families-10000.ndjson", files["facts"], count)
    enlarge(f"{data}/families-10000.ndjson", files["records"], count)
    jobs = {}
    for threads in sorted({1, os.cpu_count()}):
        jobs["rationale", threads] = [
            f"{programs}/rationale", "--rules", f"{HERE}/rules/eligibility", "batch", "eligibility", "--as-of", "2025-09-01", "--in",
            files["facts"], "--out", f"{folder}/ours.batch", "--threads", str(threads)]
        try:
            import duckdb
            jobs[f"DuckDB {duckdb.__version__}", threads] = [
                sys.executable, __file__, "--duckdb", files["records"], f"{folder}/duckdb.batch", str(threads)]
        except ImportError:
            print("DuckDB is not installed and is left out")
    runs = {job: [] for job in jobs}
    for _ in range(3):
        for job, command in jobs.items():
            runs[job].append(timed(command))
    print(f"{count} families, file to file, with reasons{'seconds':>14}{'peak MB':>10}")
    for (name, threads), found in runs.items():
        seconds, memory = (statistics.median(x) for x in zip(*found))
        print(f"  {name + ', threads: ' + str(threads):42}{seconds:10.2f}{memory:10.0f}")


if __name__ == "__main__":
    if sys.argv[1] == "--duckdb":
        duckdb_job(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
