"""Between the benchmark's records and the facts documents and findings of the rule books: renaming and sorting, nothing else."""
import re
import reference

REQUEST = ["date", "purpose", "channel", "dataClasses", "section47", "riskOfHarm", "seekingPutsAtRisk", "needToKnow",
           "alternativesConsidered", "thirdParty", "confidentialityAgreement", "agreementExpires"]


def fact_name(key):
    """childStatus -> child_status"""
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), key)


def renamed(value):
    if isinstance(value, dict):
        return {fact_name(k): renamed(v) for k, v in value.items()}
    return [renamed(v) for v in value] if isinstance(value, list) else value


def document(kind, record):
    """The facts document of a record: keys renamed; what a request says of itself stands under the key `request`."""
    if kind == "families":
        return renamed(record)
    out = {"id": record["id"], "request": {}}
    for key, value in record.items():
        if key in REQUEST:
            out["request"][fact_name(key)] = value
        elif key != "id":
            out[key] = renamed(value)
    return out


def with_gaps(kind, document, random, share=0.2):
    """The document with a fifth of its facts left out; ids and positions stay."""
    def thin(entity):
        return {k: v for k, v in entity.items() if k == "idx" or random() >= share}
    return {k: v if k == "id" else [thin(m) for m in v] if isinstance(v, list) else thin(v) for k, v in document.items()}


def answer(kind, line):
    """The expected answer's form of one line of `batch --detail reasons`. What permits is not named in expected answers."""
    met, reasons = ([r.replace("-", "_") for r in line[key]] for key in ("met", "reasons"))
    if kind == "families":
        order = [name for _, name, _ in reference.INDICATORS]
        key = lambda r: (order.index(r.split("@")[0]), int(r.split("@")[1]))
        return {"id": line["id"], "eligible": line["outcome"] == "eligible",
                "criteria": sorted(met, key=reference.CRITERIA.index), "indicators": sorted(reasons, key=key)}
    key = lambda r: (reference.REASON_ORDER[r.split("@")[0]], int((r + "@0").split("@")[1]))
    return {"id": line["id"], "decision": line["outcome"],
            "reasons": [] if line["outcome"] == "permit" else sorted(reasons, key=key)}
