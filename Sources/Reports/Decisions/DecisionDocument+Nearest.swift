import Decisions

extension DecisionDocument {
  /// What the permission lacks that comes nearest to a request which nothing permits.
  func nearest(_ nearest: NearestPermission?) -> [Block] {
    guard let nearest else { return [] }
    return [
      .paragraph(Catalogue.nearest(nearest)),
      .list(nearest.gaps.map { ListItem(RichText(Catalogue.sentence(Catalogue.sentenceStart(Catalogue.gap($0))))) }),
    ]
  }
}
