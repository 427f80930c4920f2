import Decisions
import Expressions

extension JSONReporter {
  func nextQuestion(_ writer: inout JSONWriter, _ question: NextQuestion) {
    missing(&writer, question.fact)
    writer.key("cost")
    writer.number(question.cost)
    writer.member("why", objects: question.why, reason)
  }

  func ways(_ writer: inout JSONWriter, _ ways: Ways) {
    writer.member("outcome", ways.outcome)
    writer.member("item", ways.item)
    writer.member("ways", objects: ways.ways, way)
    writer.member("extent", Self.extent(ways.extent))
  }

  private func way(_ writer: inout JSONWriter, _ way: Way) {
    writer.member("facts", objects: way.changes, change)
    writer.key("cost")
    writer.number(way.cost)
  }

  private func change(_ writer: inout JSONWriter, _ change: FactChange) {
    writer.member("fact", change.path)
    writer.member("title", change.title)
    writer.member("member", change.member)
    if !change.from.isUnknown {
      writer.key("from")
      writer.value(change.from)
    }
    writer.key("to")
    writer.value(change.to)
    writer.member("text", Catalogue.value(change.to, change.presentation))
    if let low = change.stretch?.low {
      writer.key("at_least")
      writer.value(low)
    }
    if let high = change.stretch?.high {
      writer.key("at_most")
      writer.value(high)
    }
    writer.member("by", change.by)
    writer.member("holder", change.holder)
  }

  private static func extent(_ extent: Ways.Extent) -> String {
    switch extent {
    case .all: "all"
    case .cheapest: "cheapest"
    case .notProven: "not proven"
    }
  }
}
