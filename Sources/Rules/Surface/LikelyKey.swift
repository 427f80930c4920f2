/// Keys of other rule languages, and everyday words, with the keys of ours that say the same.
enum LikelyKey {
  static func keys(meantBy written: String) -> [String] {
    var folded = ""
    for character in written.lowercased() { folded.append(character == "-" || character == " " ? "_" : character) }
    return table[folded] ?? []
  }

  private static let table: [String: [String]] = [
    "and": ["all"], "all_of": ["all"], "or": ["any"], "any_of": ["any"], "none_of": ["none"], "nor": ["none"],
    "if": ["when"], "condition": ["when", "wrong_when", "is"], "conditions": ["when"], "test": ["when", "significant"],
    "unless_when": ["unless"], "except": ["unless"], "exception": ["unless"], "exceptions": ["unless"],
    "minimum": ["at_least", "between"], "min": ["at_least", "between"], "maximum": ["at_most", "between"],
    "max": ["at_most", "between"], "range": ["between"], "exists": ["some"], "any_member": ["some"],
    "foreach": ["each", "every"], "for_each": ["each", "every"], "for": ["each", "every"],
    "start": ["from"], "starts": ["from"], "since": ["from"], "valid_from": ["from"], "effective_from": ["from"],
    "end": ["until"], "ends": ["until"], "till": ["until"], "to": ["until"], "valid_until": ["until"],
    "valid_to": ["until"], "effective_until": ["until"], "effective_to": ["until"],
    "sources": ["source"], "reference": ["source"], "references": ["source"], "law": ["source"], "item": ["clause"],
    "section": ["clause"], "paragraph": ["clause"], "name": ["id", "title"], "key": ["id"], "label": ["title"],
    "heading": ["title"], "description": ["title", "note"], "comment": ["note"], "remark": ["note"], "notes": ["note"],
    "assume": ["assumes"], "assumption": ["assumes"], "question": ["ask"], "prompt": ["ask"], "message": ["says"],
    "messages": ["says"], "text": ["says"], "words": ["says"], "say": ["says"], "values": ["choices"],
    "enum": ["choices"], "options": ["choices"], "default": ["presume", "clock_default"], "held_by": ["holder"],
    "owner": ["holder", "by"], "who": ["by", "holder"], "deadline": ["due"], "by_when": ["due"],
    "asof": ["as_of"], "as_at": ["as_of"], "on_date": ["as_of"], "input": ["facts"], "inputs": ["facts"],
    "given": ["facts"], "expected": ["expect"], "expects": ["expect"], "then": ["expect", "outcomes"],
    "outcome": ["outcomes"], "result": ["outcome", "outcomes"], "fields": ["facts", "columns"],
    "properties": ["facts"], "definition": ["is"], "formula": ["is"], "meaning": ["means"], "in_words": ["means"],
    "value": ["values", "is"],
    "true": ["met"], "false": ["not_met"], "yes": ["met"], "no": ["not_met"], "applies_to": ["covers"],
    "scope": ["covers"], "obligations": ["duties"], "duty": ["duties"], "optional": ["none"], "nullable": ["none"],
  ]
}
