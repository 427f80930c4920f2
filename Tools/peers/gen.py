"""Writes records, expected answers and facts documents: [SEED=n] [OUT=folder] python3 gen.py [N ...]   (default 10000)."""
import datetime, json, os, random, sys
import facts
import reference

SEED = int(os.environ.get("SEED", "0"))
OUT = os.environ.get("OUT", "data")


def families(seed=20250901):
    r = random.Random(seed).random

    def pick(p, *choices):  # p: chance of anything but the first choice
        return choices[0] if r() >= p else choices[1 + int(r() * (len(choices) - 1))]

    def count(p, most):  # mostly 0
        return 0 if r() >= p else 1 + int(r() * r() * most)

    n = 0
    while True:
        n += 1
        need = 1.0 if r() < 0.8 else 10.0  # a fifth of families have many needs
        adults = 1 + (r() < 0.62)
        size = min(8, adults + (0 if r() < 0.3 else 1 + int(r() * r() * 5)))
        members = []
        for i in range(size):
            adult = i < adults
            age = 19 + int(r() * 50) if adult else int(r() * 20)
            pupil = 5 <= age <= 16
            base = 12 if r() < 0.03 * need else 0
            absence = [min(100, base + int(r() * r() * (9 if base == 0 else 60))) if pupil else 0 for _ in range(3)]
            members.append({
                "idx": i, "age": age, "absence": absence,
                "suspensions": count(0.015 * need, 6) if pupil else 0,
                "exclusions": int(pupil and r() < 0.001 * need),
                "offences": count(0.004 * need, 5) if age >= 10 else 0,
                "asb": count(0.003 * need, 3) if age >= 10 else 0,
                "childStatus": pick(0.012 * need, "none", "early_help", "early_help", "child_in_need", "child_in_need",
                                    "child_protection", "section_47") if age < 18 else "none",
                "benefit": "none" if age < 18 else "state_pension" if age > 66 else
                           pick(min(0.6, 0.07 * need), "none", "uc_in_work", "uc_in_work", "uc_out_of_work", "uc_in_work", "jsa",
                                "esa", "income_support", "pip"),
                "neet": 16 <= age <= 24 and r() < 0.02 * need,
                "arrears": int(r() * 30) if adult and r() < 0.01 * need else 0,
                "dva": count(0.005 * need, 4),
                "mentalHealth": r() < 0.018 * need,
                "substanceMisuse": age >= 12 and r() < 0.006 * need,
                "parenting": adult and size > adults})
        yield {"id": n, "members": members}


def requests(seed=20250902):
    r = random.Random(seed).random
    start = datetime.date(2024, 1, 1)
    day = lambda most: (start + datetime.timedelta(days=int(r() * most))).isoformat()
    one = lambda *choices: choices[int(r() * len(choices))]
    n = 0
    while True:
        n += 1
        s47, risk = r() < 0.04, r() < 0.06
        classes = ["identity"] + [c for c, p in (("contact", 0.6), ("education", 0.4), ("financial", 0.2), ("health", 0.2),
                                                 ("criminal", 0.06), ("sensitive", 0.12)) if r() < p]
        subjects = [{"idx": i, "age": int(r() * 60),
                     "consent": "given" if r() < 0.86 else one("parental", "parental", "not_sought", "refused", "withdrawn")}
                    for i in range(1 + int(r() * r() * 5))]
        yield {"id": n, "date": day(730),
               "agency": {"signatory": r() < 0.985, "protocolSigned": r() < 0.97, "withdrawn": day(1400) if r() < 0.03 else None},
               "recipient": {"signatory": r() < 0.95, "withdrawn": day(1400) if r() < 0.03 else None},
               "staff": {"trained": r() < 0.96, "left": day(1400) if r() < 0.05 else None},
               "purpose": one("marketing", "research", "debt_recovery") if r() < 0.03 else
                          one("early_help", "safeguarding", "crime_prevention", "education_support", "health_support", "housing_support"),
               "channel": one("plain_email", "fax", "messaging_app") if r() < 0.03 else one("telephone", "recorded_post")
                          if r() < 0.1 else one("secure_portal", "encrypted_email", "in_person"),
               "dataClasses": classes, "subjects": subjects,
               "section47": s47, "riskOfHarm": risk, "seekingPutsAtRisk": r() < 0.03,
               "needToKnow": r() < 0.97, "alternativesConsidered": r() < 0.95,
               "thirdParty": r() < 0.1, "confidentialityAgreement": r() < 0.6, "agreementExpires": day(7000) if r() < 0.15 else "2027-03-31"}


def text(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def main(sizes):
    os.makedirs(OUT, exist_ok=True)
    for kind, make in (("families", families), ("requests", requests)):
        source, most, gaps = make(SEED + (20250901 if kind == "families" else 20250902)), max(sizes), random.Random(SEED).random
        lines, answers, documents, partial, yes = [], [], [], [], 0
        for _ in range(most):
            record = next(source)
            answer = reference.DECIDE[kind](record)
            yes += answer.get("eligible", answer.get("decision") == "permit")
            lines.append(text(record))
            answers.append(text(answer))
            document = facts.document(kind, record)
            documents.append(text(document))
            partial.append(text(facts.with_gaps(kind, document, gaps)))
        for n in sizes:
            for name, content in ((kind, lines), ("expected-" + kind, answers), ("facts-" + kind, documents), ("partial-" + kind, partial)):
                with open(f"{OUT}/{name}-{n}.ndjson", "w") as out:
                    out.writelines(content[:n])
        print(f"{kind}: {most} records, {sum(map(len, lines)) / most:.0f} bytes each, yes {100 * yes / most:.1f}%")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [10_000])
