// The two tasks written by hand in Swift over parsed structs: swiftc -O -o FLOOR floor.swift
// FLOOR FAMILIES.ndjson REQUESTS.ndjson OUT-FOLDER: nanoseconds per decision (a mask of reasons), and with the answer's JSON text.
import Foundation

enum ChildStatus: UInt8 { case none, early_help, child_in_need, child_protection, section_47 }
enum Benefit: UInt8 { case none, uc_in_work, uc_out_of_work, jsa, esa, income_support, pip, state_pension }
struct Member {
  var idx, age, absence0, absence1, absence2, suspensions, exclusions, offences, asb, arrears, dva: UInt8
  var childStatus: ChildStatus, benefit: Benefit
  var neet, mentalHealth, substanceMisuse, parenting: Bool
}
struct Family { var id: Int; var members: [Member] }

let names: [StaticString] = [
  "youth_offence", "parent_offence", "prolific_offender", "asb_intervention", "persistent_absence",
  "severe_absence", "repeated_suspension", "permanent_exclusion", "early_help", "child_in_need", "child_protection", "section_47",
  "out_of_work", "neet", "rent_arrears", "dva_repeat", "dva_child_in_home", "dva_young_person", "parent_mental_health",
  "child_mental_health", "parent_substance", "child_substance", "dual_diagnosis",
]
let criteria: [(StaticString, UInt32)] = [
  ("crime", 0xF), ("education", 0xF0), ("children", 0xF00), ("work_finance", 0x7000),
  ("domestic_abuse", 0x38000), ("health", 0x7C0000),
]

@inline(__always) func bit(_ on: Bool, _ i: UInt32) -> UInt32 { (on ? 1 : 0) << i }

@inline(__always) func mask(_ m: Member, _ home: Bool) -> UInt32 {
  let child = m.age < 18, school = m.age >= 5 && m.age <= 16, young = m.age >= 16 && m.age <= 24
  var r = bit(child && m.offences >= 1, 0) | bit(m.parenting && m.age >= 18 && m.offences >= 1, 1)
  r |= bit(m.offences >= 3, 2) | bit(m.asb >= 1, 3)
  r |= bit(school && Int(m.absence0) + Int(m.absence1) + Int(m.absence2) >= 30, 4)
  r |= bit(school && max(m.absence0, m.absence1, m.absence2) >= 50, 5)
  r |= bit(school && m.suspensions >= 3, 6) | bit(school && m.exclusions >= 1, 7)
  r |= bit(child && m.childStatus == .early_help, 8) | bit(child && m.childStatus == .child_in_need, 9)
  r |= bit(child && m.childStatus == .child_protection, 10) | bit(child && m.childStatus == .section_47, 11)
  let out = m.benefit == .jsa || m.benefit == .esa || m.benefit == .income_support || m.benefit == .uc_out_of_work
  r |= bit(m.age >= 18 && m.age <= 66 && out, 12) | bit(young && m.neet, 13) | bit(m.age >= 18 && m.arrears >= 8, 14)
  r |= bit(m.dva >= 2, 15) | bit(m.dva >= 1 && home, 16) | bit(young && m.dva >= 1, 17)
  r |= bit(m.parenting && m.mentalHealth, 18) | bit(child && m.mentalHealth, 19)
  r |= bit(m.parenting && m.substanceMisuse, 20) | bit(child && m.substanceMisuse, 21)
  return r | bit(m.mentalHealth && m.substanceMisuse, 22)
}

/// The mask per member goes to `masks`; the family's is returned.
@inline(__always) func decide(_ f: Family, _ masks: inout [UInt32]) -> UInt32 {
  var home = false, all: UInt32 = 0
  for m in f.members where m.age < 18 { home = true }
  for i in f.members.indices { masks[i] = mask(f.members[i], home); all |= masks[i] }
  return all
}
@inline(__always) func eligible(_ all: UInt32) -> Bool {
  var n = 0
  for (_, c) in criteria where all & c != 0 { n += 1 }
  return n >= 2
}

enum Consent: UInt8 { case given, parental, not_sought, refused, withdrawn }
enum Purpose: UInt8 {
  case early_help, safeguarding, crime_prevention, education_support, health_support, housing_support, marketing, research,
    debt_recovery
}
enum Channel: UInt8 { case secure_portal, encrypted_email, in_person, telephone, recorded_post, plain_email, fax, messaging_app }
struct Subject { var idx, age: UInt8; var consent: Consent }
struct Request {
  var id: Int, date, agencyWithdrawn, recipientWithdrawn, staffLeft, agreementExpires: Int32  // yyyymmdd, .max for null
  var agencySignatory, protocolSigned, recipientSignatory, trained: Bool
  var purpose: Purpose, channel: Channel, special, criminal: Bool
  var section47, riskOfHarm, seekingPutsAtRisk, needToKnow, alternativesConsidered, thirdParty, confidentialityAgreement: Bool
  var subjects: [Subject]
}
let reasonNames: [StaticString] = [
  "agency_not_signatory", "protocol_not_signed", "agency_withdrawn", "recipient_not_signatory",
  "recipient_withdrawn", "staff_not_trained", "staff_left", "purpose_not_allowed", "channel_not_allowed", "channel_not_strong",
  "consent_missing", "refusal_stands", "need_to_know_missing", "alternatives_not_considered", "third_party_no_agreement",
  "criminal_data_purpose", "agreement_expired",
]

@inline(__always) func decide(_ r: Request, _ missing: inout UInt8, _ refused: inout UInt8) -> UInt32 {
  let strong = r.channel.rawValue <= Channel.in_person.rawValue
  var m = bit(!r.agencySignatory, 0) | bit(!r.protocolSigned && !r.section47, 1) | bit(r.agencyWithdrawn <= r.date, 2)
  m |= bit(!r.recipientSignatory && !r.confidentialityAgreement, 3) | bit(r.recipientWithdrawn <= r.date, 4)
  m |= bit(!r.trained && !r.riskOfHarm, 5) | bit(r.staffLeft <= r.date, 6)
  m |= bit(r.purpose.rawValue > Purpose.housing_support.rawValue, 7) | bit(r.channel.rawValue > Channel.recorded_post.rawValue, 8)
  m |= bit(r.special && !strong, 9)
  missing = 0
  refused = 0
  if !r.section47 && !(r.seekingPutsAtRisk && r.riskOfHarm) {
    for s in r.subjects {
      if !r.seekingPutsAtRisk && !(s.consent == .given || (s.consent == .parental && s.age < 16)) { missing |= 1 << s.idx }
      if !r.riskOfHarm && s.consent.rawValue >= Consent.refused.rawValue { refused |= 1 << s.idx }
    }
  }
  m |= bit(missing != 0, 10) | bit(refused != 0, 11) | bit(!r.needToKnow, 12)
  m |= bit(!r.alternativesConsidered && !r.section47 && !r.riskOfHarm, 13) | bit(r.thirdParty && !r.confidentialityAgreement, 14)
  m |= bit(r.criminal && r.purpose != .safeguarding && r.purpose != .crime_prevention && !r.riskOfHarm, 15)
  return m | bit(r.agreementExpires < r.date, 16)
}

struct Writer {  // JSON text into one reused buffer
  var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 26), n = 0
  mutating func put(_ s: StaticString) { memcpy(bytes + n, s.utf8Start, s.utf8CodeUnitCount); n += s.utf8CodeUnitCount }
  mutating func put(_ v: Int) {
    var d = v, k = 1
    while d > 9 { d /= 10; k += 1 }
    d = v
    for i in stride(from: k - 1, through: 0, by: -1) { bytes[n + i] = UInt8(48 + d % 10); d /= 10 }
    n += k
  }
  mutating func item(_ first: inout Bool, _ s: StaticString, _ idx: Int?) {
    put(first ? "\"" : ",\"")
    first = false
    put(s)
    if let idx { put("@"); put(idx) }
    put("\"")
  }
  mutating func family(_ f: Family, _ all: UInt32, _ masks: [UInt32]) {
    put("{\"id\":"); put(f.id); put(",\"eligible\":"); put(eligible(all) ? "true" : "false"); put(",\"criteria\":[")
    var first = true
    for (name, c) in criteria where all & c != 0 { item(&first, name, nil) }
    put("],\"indicators\":[")
    first = true
    var left = all
    while left != 0 {
      let i = left.trailingZeroBitCount
      left &= left - 1
      for k in f.members.indices where masks[k] >> UInt32(i) & 1 == 1 { item(&first, names[i], k) }
    }
    put("]}\n")
  }
  mutating func request(_ r: Request, _ all: UInt32, _ missing: UInt8, _ refused: UInt8) {
    put("{\"id\":"); put(r.id); put(",\"decision\":\""); put(all == 0 ? "permit" : "refuse"); put("\",\"reasons\":[")
    var first = true, left = all
    while left != 0 {
      let i = left.trailingZeroBitCount
      left &= left - 1
      if i == 10 || i == 11 {
        for k in 0..<8 where (i == 10 ? missing : refused) >> k & 1 == 1 { item(&first, reasonNames[i], k) }
      } else {
        item(&first, reasonNames[i], nil)
      }
    }
    put("]}\n")
  }
}

// ---- reading, with Foundation's JSONDecoder (its own cost is printed)
extension Member: Decodable {
  enum K: String, CodingKey {
    case idx, age, absence, suspensions, exclusions, offences, asb, childStatus, benefit, neet, arrears, dva, mentalHealth,
      substanceMisuse, parenting
  }
  init(from d: Decoder) throws {
    let c = try d.container(keyedBy: K.self)
    func n(_ k: K) throws -> UInt8 { try c.decode(UInt8.self, forKey: k) }
    func b(_ k: K) throws -> Bool { try c.decode(Bool.self, forKey: k) }
    let a = try c.decode([UInt8].self, forKey: .absence)
    let statuses = [
      "none": ChildStatus.none, "early_help": .early_help, "child_in_need": .child_in_need, "child_protection": .child_protection,
      "section_47": .section_47,
    ]
    let benefits = ["none", "uc_in_work", "uc_out_of_work", "jsa", "esa", "income_support", "pip", "state_pension"]
    self.init(
      idx: try n(.idx), age: try n(.age), absence0: a[0], absence1: a[1], absence2: a[2], suspensions: try n(.suspensions),
      exclusions: try n(.exclusions), offences: try n(.offences), asb: try n(.asb), arrears: try n(.arrears), dva: try n(.dva),
      childStatus: statuses[try c.decode(String.self, forKey: .childStatus)]!,
      benefit: Benefit(rawValue: UInt8(benefits.firstIndex(of: try c.decode(String.self, forKey: .benefit))!))!,
      neet: try b(.neet), mentalHealth: try b(.mentalHealth), substanceMisuse: try b(.substanceMisuse),
      parenting: try b(.parenting))
  }
}
extension Family: Decodable {}
struct RawRequest: Decodable {
  struct Agency: Decodable { var signatory: Bool; var protocolSigned: Bool?; var withdrawn: String? }
  struct Staff: Decodable { var trained: Bool; var left: String? }
  struct Sub: Decodable { var idx, age: UInt8; var consent: String }
  var id: Int, date, purpose, channel, agreementExpires: String, agency, recipient: Agency, staff: Staff
  var dataClasses: [String], subjects: [Sub]
  var section47, riskOfHarm, seekingPutsAtRisk, needToKnow, alternativesConsidered, thirdParty, confidentialityAgreement: Bool
  var parsed: Request {
    func day(_ s: String?) -> Int32 { s.map { Int32($0.replacingOccurrences(of: "-", with: ""))! } ?? .max }
    let purposes = [
      "early_help", "safeguarding", "crime_prevention", "education_support", "health_support", "housing_support", "marketing",
      "research", "debt_recovery",
    ]
    let channels = [
      "secure_portal", "encrypted_email", "in_person", "telephone", "recorded_post", "plain_email", "fax", "messaging_app",
    ]
    let consents = ["given", "parental", "not_sought", "refused", "withdrawn"]
    return Request(
      id: id, date: day(date), agencyWithdrawn: day(agency.withdrawn), recipientWithdrawn: day(recipient.withdrawn),
      staffLeft: day(staff.left), agreementExpires: day(agreementExpires), agencySignatory: agency.signatory,
      protocolSigned: agency.protocolSigned!, recipientSignatory: recipient.signatory, trained: staff.trained,
      purpose: Purpose(rawValue: UInt8(purposes.firstIndex(of: purpose)!))!,
      channel: Channel(rawValue: UInt8(channels.firstIndex(of: channel)!))!,
      special: dataClasses.contains { ["health", "criminal", "sensitive"].contains($0) },
      criminal: dataClasses.contains("criminal"),
      section47: section47, riskOfHarm: riskOfHarm, seekingPutsAtRisk: seekingPutsAtRisk, needToKnow: needToKnow,
      alternativesConsidered: alternativesConsidered, thirdParty: thirdParty, confidentialityAgreement: confidentialityAgreement,
      subjects: subjects.map {
        Subject(idx: $0.idx, age: $0.age, consent: Consent(rawValue: UInt8(consents.firstIndex(of: $0.consent)!))!)
      })
  }
}
func read<T: Decodable>(_ path: String, _ type: T.Type) throws -> [T] {
  let decoder = JSONDecoder(), data = try Data(contentsOf: URL(fileURLWithPath: path))
  return try data.split(separator: 10).map { try decoder.decode(type, from: $0) }
}
func seconds(_ work: () -> Void) -> Double {  // of processor time, as other things run on the machine
  func now() -> Double {
    var t = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9
  }
  let start = now()
  work()
  return now() - start
}
func median(_ xs: [Double]) -> Double { xs.sorted()[xs.count / 2] }

let start = Date()
let families = try read(CommandLine.arguments[1], Family.self)
let jsonFamilies = Date().timeIntervalSince(start) / Double(families.count) * 1e9
let start2 = Date()
let requests = try read(CommandLine.arguments[2], RawRequest.self).map(\.parsed)
let jsonRequests = Date().timeIntervalSince(start2) / Double(requests.count) * 1e9
var masks = [UInt32](repeating: 0, count: 8), missing: UInt8 = 0, refused: UInt8 = 0, check = 0, w = Writer()
let rounds = max(1, 1_000_000 / families.count)
let fast = (0..<3).map { _ in
  seconds { for _ in 0..<rounds { for f in families { check += eligible(decide(f, &masks)) ? 1 : 0 } } }
}
let full = (0..<3).map { _ in
  seconds { for _ in 0..<rounds { w.n = 0; for f in families { let a = decide(f, &masks); w.family(f, a, masks) } } }
}
try Data(bytes: w.bytes, count: w.n).write(to: URL(fileURLWithPath: CommandLine.arguments[3] + "/floor-families.ndjson"))
let fast2 = (0..<3).map { _ in
  seconds { for _ in 0..<rounds { for r in requests { check += decide(r, &missing, &refused) == 0 ? 1 : 0 } } }
}
let full2 = (0..<3).map { _ in
  seconds {
    for _ in 0..<rounds {
      w.n = 0; for r in requests { let a = decide(r, &missing, &refused); w.request(r, a, missing, refused) }
    }
  }
}
try Data(bytes: w.bytes, count: w.n).write(to: URL(fileURLWithPath: CommandLine.arguments[3] + "/floor-requests.ndjson"))
func ns(_ xs: [Double], _ n: Int) -> String { String(format: "%.1f", median(xs) / Double(rounds * n) * 1e9) }
print("families answer \(ns(fast, families.count)) reasons \(ns(full, families.count))")
print("requests answer \(ns(fast2, requests.count)) reasons \(ns(full2, requests.count)) (\(check))")
