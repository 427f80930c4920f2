"""compare.py KIND FINDINGS EXPECTED: whether findings, renamed and sorted, are the expected answers byte for byte."""
import json
import sys
import facts

kind, findings, expected = sys.argv[1:]
count = 0
with open(findings) as ours, open(expected) as wanted:
    for count, (line, want) in enumerate(zip(ours, wanted), 1):
        got = json.dumps(facts.answer(kind, json.loads(line)), separators=(",", ":")) + "\n"
        if got != want:
            sys.exit(f"{kind}: case {count} differs\n  expected {want}  found    {got}")
    if ours.readline() or wanted.readline():
        sys.exit(f"{kind}: not the same number of answers")
print(f"{kind}: {count} of {count} answers agree")
