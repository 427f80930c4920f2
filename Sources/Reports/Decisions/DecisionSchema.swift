/// The JSON Schema (draft 2020-12) of what ``JSONReporter`` writes.
public let decisionSchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A decision with its reasons",
    "description": "A key that does not apply is absent. Keys always come in the order in which they stand here.",
    "type": "object",
    "required": ["decision", "outcome", "as_of", "rulebook", "summary"],
    "additionalProperties": false,
    "properties": {
      "decision": {"type": "string", "description": "The name of the decision in the rules."},
      "outcome": {"type": "string", "description": "An outcome named by the rules, or `undetermined`."},
      "value": {"description": "What the decision amounts to beside its outcome: a date, a number, a list, a sentence."},
      "overdue_days": {
        "$ref": "#/$defs/days",
        "description": "How many days the value lies back, where it is a day by which something has to be done and that has passed."
      },
      "as_of": {"$ref": "#/$defs/date", "description": "The day that the decision is about."},
      "rulebook": {
        "type": "object",
        "required": ["name", "version", "digest", "meaning"],
        "additionalProperties": false,
        "properties": {
          "name": {"type": "string"},
          "version": {"type": "string"},
          "digest": {"type": "string", "description": "Of the bytes of the rule files."},
          "meaning": {"type": "string", "description": "Of the rules without layout and comments."}
        }
      },
      "reader": {
        "type": "object",
        "description": "For whom it is explained; absent for those who see everything.",
        "required": ["id", "title"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string"},
          "title": {"type": "string"},
          "name": {"type": "string", "description": "The holder of facts that the reader is, or the name of the member."}
        }
      },
      "urgent": {
        "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/duty"},
        "description": "What to do first, whatever else is open."
      },
      "summary": {"type": "string", "description": "What the decision comes to, in one sentence."},
      "reasons": {"$ref": "#/$defs/reasons"},
      "might_also_fail": {"$ref": "#/$defs/reasons", "description": "Rules that are open while the outcome is settled without them."},
      "nearest": {"$ref": "#/$defs/nearest"},
      "withheld": {"$ref": "#/$defs/withheld"},
      "sufficient": {
        "type": "object",
        "description": "Facts that alone force what is decided, none of which can be spared.",
        "required": ["facts"],
        "additionalProperties": false,
        "properties": {
          "facts": {"type": "array", "items": {"$ref": "#/$defs/fact"}, "description": "Empty: no fact can change it."},
          "extent": {
            "enum": ["smallest", "not proven"],
            "description": "Where the fewest facts were asked for: whether it is proven that there are no fewer."
          }
        }
      },
      "missing": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/missing"}},
      "next_question": {
        "type": "object",
        "description": "The question that settles the decision at the least expected cost.",
        "required": ["fact", "title", "matters", "cost"],
        "additionalProperties": false,
        "properties": {
          "fact": {"$ref": "#/$defs/path"},
          "title": {"type": "string"},
          "member": {"type": "string"},
          "question": {"type": "string"},
          "holder": {"type": "string"},
          "matters": {"const": true},
          "cost": {"type": "number", "description": "1 is usual."},
          "why": {"$ref": "#/$defs/reasons", "description": "The open rules that need the answer, from the whole to the part."}
        }
      },
      "settles": {
        "$ref": "#/$defs/ways_to_outcomes",
        "description": "For each outcome that is still possible: unknown facts that settle it, and what they would have to be."
      },
      "changes": {
        "$ref": "#/$defs/ways_to_outcomes",
        "description": "What would have to be otherwise for another outcome: only facts that somebody can change."
      },
      "changes_itself": {
        "type": "object",
        "description": "The first day on which the same facts lead to another outcome.",
        "required": ["on", "outcome"],
        "additionalProperties": false,
        "properties": {"on": {"$ref": "#/$defs/date"}, "outcome": {"type": "string"}}
      },
      "duties": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/duty"}},
      "items": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "object",
          "required": ["name", "outcome"],
          "additionalProperties": false,
          "properties": {
            "name": {"type": "string"},
            "item": {"type": "string"},
            "subject": {"type": "string", "description": "Whose data it is."},
            "form": {"type": "string", "description": "Identified, pseudonymised and so on."},
            "outcome": {"type": "string"},
            "reasons": {"$ref": "#/$defs/reasons"},
            "might_also_fail": {"$ref": "#/$defs/reasons"},
            "nearest": {"$ref": "#/$defs/nearest"},
            "withheld": {"$ref": "#/$defs/withheld"}
          }
        }
      },
      "assumptions": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "object",
          "required": ["id", "title"],
          "additionalProperties": false,
          "properties": {
            "id": {"type": "string"},
            "title": {"type": "string"},
            "reason": {"type": "string"},
            "alternatives": {"$ref": "#/$defs/strings"},
            "rules": {"$ref": "#/$defs/strings", "description": "Rules that rest on it."},
            "presumed": {"$ref": "#/$defs/fact", "description": "A fact presumed for want of a record."}
          }
        }
      },
      "problems": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "object",
          "required": ["code", "text"],
          "additionalProperties": false,
          "properties": {
            "code": {"type": "string"},
            "text": {"type": "string"},
            "member": {"type": "string"},
            "at": {"$ref": "#/$defs/place"}
          }
        }
      },
      "override": {
        "type": "object",
        "description": "A person's decision; the advice stays as it was.",
        "required": ["outcome", "by_role", "at"],
        "additionalProperties": false,
        "properties": {
          "outcome": {"type": "string"},
          "by_role": {"type": "string"},
          "reason": {"type": "string", "description": "Not shown to readers who do not see everything."},
          "at": {"type": "string"}
        }
      }
    },
    "$defs": {
      "date": {"type": "string", "pattern": "^-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}$"},
      "truth": {"enum": ["true", "false", "unknown"]},
      "place": {"type": "string", "pattern": "^.+:[0-9]+:[0-9]+$", "description": "file:line:column"},
      "path": {"type": "string", "pattern": "^[^.]+[.].+$", "description": "entity.fact"},
      "strings": {"type": "array", "minItems": 1, "items": {"type": "string"}},
      "clause": {
        "type": "object",
        "required": ["document", "clause"],
        "additionalProperties": false,
        "properties": {"document": {"type": "string"}, "clause": {"type": "string"}}
      },
      "clauses": {
        "type": "array", "minItems": 2, "items": {"$ref": "#/$defs/clause"},
        "description": "All clauses, where there are several; the first is `source`."
      },
      "fact": {
        "type": "object",
        "required": ["fact", "title", "value", "text"],
        "additionalProperties": false,
        "properties": {
          "fact": {"$ref": "#/$defs/path"},
          "title": {"type": "string"},
          "member": {"type": "string"},
          "value": {"description": "Null: known to be none."},
          "text": {"type": "string", "description": "The value in words, with its unit."},
          "presumed": {"const": true},
          "quality": {"type": "string", "description": "For instance `estimated`."},
          "recorded": {"type": "string"},
          "recorded_by": {"type": "string"}
        }
      },
      "nearest": {
        "type": "object",
        "description": "Where nothing permits it: the permission that lacks least, and what it lacks.",
        "required": ["rule", "title", "lacks"],
        "additionalProperties": false,
        "properties": {
          "rule": {"type": "string"},
          "title": {"type": "string"},
          "source": {"$ref": "#/$defs/clause"},
          "sources": {"$ref": "#/$defs/clauses"},
          "at": {"$ref": "#/$defs/place"},
          "lacks": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "required": ["text"],
              "additionalProperties": false,
              "properties": {
                "text": {"type": "string"},
                "facts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/fact"}},
                "bound": {"enum": ["at least", "at most", "exactly"]},
                "needed": {"description": "The nearest value that will do."},
                "by": {"description": "How far it is: a number, or for dates a duration."}
              }
            }
          }
        }
      },
      "withheld": {
        "type": "object",
        "description": "That something rests on facts that the reader does not see, and who may hold them.",
        "required": ["text"],
        "additionalProperties": false,
        "properties": {"text": {"type": "string"}, "holders": {"$ref": "#/$defs/strings"}}
      },
      "missing": {
        "type": "object",
        "required": ["fact", "title", "matters"],
        "additionalProperties": false,
        "properties": {
          "fact": {"type": "string", "description": "entity.fact, or the key of a list that was not given."},
          "title": {"type": "string"},
          "member": {"type": "string", "description": "Whose fact it is, for members of lists."},
          "question": {"type": "string"},
          "holder": {"type": "string", "description": "Who usually holds the fact."},
          "matters": {"type": "boolean", "description": "False: the fact must not be asked for."}
        }
      },
      "ways_to_outcomes": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "object",
          "required": ["outcome", "extent"],
          "additionalProperties": false,
          "properties": {
            "outcome": {"type": "string"},
            "item": {"type": "string", "description": "The item that it is about, where items are decided one by one."},
            "ways": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/way"}, "description": "The cheapest first."},
            "extent": {
              "enum": ["all", "cheapest", "not proven"],
              "description": "Whether these are all ways, the cheapest, or what was found before the search stopped."
            }
          }
        }
      },
      "way": {
        "type": "object",
        "description": "Facts that lead to the outcome whatever else is unknown; no part of them does, with any values.",
        "required": ["facts", "cost"],
        "additionalProperties": false,
        "properties": {
          "facts": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "required": ["fact", "title", "to", "text"],
              "additionalProperties": false,
              "properties": {
                "fact": {"$ref": "#/$defs/path"},
                "title": {"type": "string"},
                "member": {"type": "string"},
                "from": {"description": "The value now; absent where it is not known."},
                "to": {"description": "The nearest value that will do."},
                "text": {"type": "string", "description": "That value in words, with its unit."},
                "at_least": {"description": "Down to which value the others will do as well."},
                "at_most": {"description": "Up to which value."},
                "by": {"type": "string", "description": "Who can bring it about."},
                "holder": {"type": "string", "description": "Who usually holds the fact."}
              }
            }
          },
          "cost": {"type": "number", "description": "Of the facts together; 1 is usual for one."}
        }
      },
      "count": {
        "type": "object",
        "required": ["met", "not_met", "open", "all"],
        "additionalProperties": false,
        "properties": {
          "met": {"$ref": "#/$defs/number"},
          "not_met": {"$ref": "#/$defs/number"},
          "open": {"$ref": "#/$defs/number"},
          "all": {"$ref": "#/$defs/number"},
          "needed": {"$ref": "#/$defs/number"},
          "at_most": {"$ref": "#/$defs/number"}
        }
      },
      "number": {"type": "integer", "minimum": 0},
      "days": {"type": "integer", "minimum": 1},
      "reasons": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/reason"}},
      "reason": {
        "type": "object",
        "required": ["rule", "title", "role", "truth"],
        "additionalProperties": false,
        "properties": {
          "rule": {"type": "string"},
          "title": {"type": "string"},
          "role": {
            "enum": [
              "eligibility", "criterion", "indicator", "permission", "requirement", "prohibition", "exception", "retention",
              "hold", "goal", "measure", "route", "determination", "outcome", "otherwise"
            ]
          },
          "truth": {"$ref": "#/$defs/truth"},
          "withheld": {"const": true, "description": "What became of it depends on facts that the reader does not see."},
          "member": {"type": "string"},
          "text": {"type": "string", "description": "The rule's own words."},
          "count": {"$ref": "#/$defs/count"},
          "sustained_from": {"$ref": "#/$defs/date", "description": "Of a goal or measure: the day from which it has lasted long enough."},
          "source": {"$ref": "#/$defs/clause"},
          "sources": {"$ref": "#/$defs/clauses"},
          "at": {"$ref": "#/$defs/place"},
          "facts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/fact"}},
          "exceptions": {"$ref": "#/$defs/reasons"},
          "because": {"$ref": "#/$defs/reasons"},
          "assumptions": {"$ref": "#/$defs/strings"}
        }
      },
      "duty": {
        "type": "object",
        "required": ["rule", "title", "truth"],
        "additionalProperties": false,
        "properties": {
          "rule": {"type": "string"},
          "title": {"type": "string"},
          "text": {"type": "string"},
          "by": {"type": "string"},
          "due": {"$ref": "#/$defs/date"},
          "overdue_days": {"$ref": "#/$defs/days", "description": "How many days `due` lies back."},
          "truth": {"$ref": "#/$defs/truth"},
          "member": {"type": "string"},
          "source": {"$ref": "#/$defs/clause"},
          "sources": {"$ref": "#/$defs/clauses"},
          "at": {"$ref": "#/$defs/place"}
        }
      }
    }
  }

  """#
