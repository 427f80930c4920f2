/// How ``Decimal/rounded(_:scale:)`` chooses between two neighbours.
public enum RoundingMode: Sendable, CaseIterable {
  /// Towards negative or positive infinity.
  case floor, ceiling
  /// Away from zero, towards zero.
  case up, down
  /// To the nearest; a tie goes away from zero, towards zero, or to the even digit.
  case halfUp, halfDown, halfEven
}

extension Decimal {
  /// Rounds to `scale` digits after the decimal point; a negative scale rounds to tens, hundreds and so on.
  public func rounded(_ mode: RoundingMode, scale: Int) -> Decimal? {
    let drop = -scale - Int(exponent)
    if drop <= 0 { return self }
    if isZero { return .zero }
    let (quotient, remainder, half): (UInt128, UInt128, UInt128)
    if drop > 38 {
      // Less than half of the unit rounded to, but more than nothing.
      (quotient, remainder, half) = (0, 1, 2)
    } else {
      let divisor = Decimal.powersOfTen[drop]
      (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
      half = divisor / 2
    }
    let goesUp =
      switch mode {
      case .floor: remainder != 0 && isNegative
      case .ceiling: remainder != 0 && !isNegative
      case .up: remainder != 0
      case .down: false
      case .halfUp: remainder >= half
      case .halfDown: remainder > half
      case .halfEven: remainder > half || (remainder == half && quotient % 2 == 1)
      }
    return Decimal(isNegative: isNegative, magnitude: goesUp ? quotient + 1 : quotient, exponent: -scale)
  }
}
