// swift-tools-version: 6.2
import PackageDescription

// One line per target: what it imports. The direction is the architecture, see ARCHITECTURE.md.
let package = Package(
  name: "Rationale",
  products: [
    .executable(name: "rationale", targets: ["rationale"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "Diagnostics"),
    .target(name: "YAMLTree", dependencies: ["CYAML", "Diagnostics"]),
    .target(name: "ExpressionSyntax", dependencies: ["Diagnostics"]),
    .target(name: "Expressions", dependencies: ["ExpressionSyntax", "Diagnostics"]),
    .target(name: "Rules", dependencies: ["YAMLTree", "Expressions", "ExpressionSyntax", "Diagnostics"]),
    .target(name: "Facts", dependencies: ["Rules", "Expressions", "YAMLTree", "Diagnostics"]),
    .target(name: "Decisions", dependencies: ["Rules", "Expressions", "Facts", "Diagnostics"]),
    .target(name: "Reference", dependencies: ["Rules", "Expressions", "ExpressionSyntax", "Facts", "Diagnostics"]),
    .target(name: "Analysis", dependencies: ["Decisions", "Rules", "Expressions", "Facts", "YAMLTree", "Diagnostics"]),
    .target(
      name: "Reports",
      dependencies: [
        "Receipts", "Analysis", "Decisions", "Rules", "Expressions", "ExpressionSyntax", "Facts", "YAMLTree", "Diagnostics",
      ]),
    .target(name: "RuleFiles", dependencies: ["Diagnostics"]),
    .target(
      name: "Digests", dependencies: ["Rules", "YAMLTree", "Diagnostics", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "Receipts",
      dependencies: ["Digests", "Reference", "Decisions", "Facts", "Rules", "Expressions", "YAMLTree", "Diagnostics"]),
    .executableTarget(
      name: "rationale",
      dependencies: [
        "RuleFiles", "Receipts", "Digests", "Reports", "Analysis", "Decisions", "Facts", "Rules", "Expressions",
        "ExpressionSyntax",
        "YAMLTree", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(
      name: "benchmark",
      dependencies: ["RuleFiles", "Reports", "Decisions", "Facts", "Rules", "Expressions", "ExpressionSyntax", "Diagnostics"],
      path: "Tools/Benchmark"),

    .target(
      name: "TestSupport",
      dependencies: ["RuleFiles", "Reference", "Decisions", "Facts", "Rules", "Expressions", "YAMLTree", "Diagnostics"],
      path: "Tests/TestSupport"),
    .target(
      name: "RandomCases",
      dependencies: ["Reference", "Decisions", "Facts", "Rules", "Expressions", "ExpressionSyntax", "YAMLTree", "Diagnostics"],
      path: "Tests/RandomCases"),
    .executableTarget(
      name: "differential", dependencies: ["RandomCases", "Reports", "RuleFiles", "Decisions", "Rules", "Diagnostics"],
      path: "Tests/Differential"),
    .executableTarget(
      name: "expressionfuzz", dependencies: ["Expressions", "ExpressionSyntax", "Diagnostics"], path: "Tests/ExpressionFuzz"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree", "Diagnostics", "TestSupport"], exclude: ["Cases"]),
    .testTarget(
      name: "ExpressionSyntaxTests", dependencies: ["ExpressionSyntax", "Diagnostics", "TestSupport"], exclude: ["Cases"]),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "ExpressionSyntax", "Diagnostics", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Reports", "Analysis", "RuleFiles", "Rules", "Expressions", "ExpressionSyntax", "YAMLTree", "Diagnostics", "TestSupport",
      ],
      exclude: ["Cases"]),
    .testTarget(
      name: "FactsTests",
      dependencies: ["Reports", "Facts", "Rules", "Expressions", "ExpressionSyntax", "YAMLTree", "Diagnostics", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(
      name: "DecisionsTests",
      dependencies: [
        "RandomCases", "Reports", "RuleFiles", "Decisions", "Reference", "Facts", "Rules", "Expressions", "Diagnostics",
        "TestSupport",
      ],
      exclude: ["Cases"]),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "Decisions", "Facts", "Rules", "Diagnostics", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Analysis", "Decisions", "Facts", "Rules", "Expressions", "Diagnostics", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(
      name: "ReceiptsTests",
      dependencies: [
        "Receipts", "Digests", "Analysis", "RuleFiles", "Decisions", "Facts", "Rules", "Expressions", "Diagnostics",
        "TestSupport",
      ]),
    .testTarget(name: "CommandTests", dependencies: ["rationale", "TestSupport"], exclude: ["Cases"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
