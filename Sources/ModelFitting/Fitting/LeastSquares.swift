import CMinpack

/// Levenberg-Marquardt by MINPACK, over a function that may refuse a point.
struct LeastSquares {
  /// As many residuals as `count`; `nil` where the point has none.
  let residuals: ([Double]) -> [Double]?
  let count: Int
  /// The step of a difference, for each variable.
  let differences: [Double]
  /// How often a search may compute the residuals, at least 1.
  let mostEvaluations: Int

  struct Solution {
    var point: [Double]
    /// The sum of the squares of the residuals.
    var squares: Double
    var isConverged: Bool
  }

  /// A residual where there is none: far from every good one.
  private static let refused = 1e8

  /// - Returns: `nil` where `start` has no residuals.
  func solution(from start: [Double]) -> Solution? {
    guard residuals(start) != nil else { return nil }
    let (m, n) = (count, start.count)
    var (point, values) = (start, [Double](repeating: 0, count: m))
    var jacobian = [Double](repeating: 0, count: m * n)
    var (evaluations, derivations): (Int32, Int32) = (0, 0)
    var pivots = [Int32](repeating: 0, count: n)
    var (diagonal, projected) = ([Double](repeating: 1, count: n), [Double](repeating: 0, count: n))
    var (first, second, third) = (diagonal, diagonal, diagonal)
    var rows = [Double](repeating: 0, count: m)
    let information = withUnsafePointer(to: self) { problem in
      lmder(
        Self.evaluate, UnsafeMutableRawPointer(mutating: problem), Int32(m), Int32(n), &point,
        &values, &jacobian, Int32(m), 1e-12, 1e-12, 0, Int32(clamping: mostEvaluations), &diagonal,
        1, 1,
        0, &evaluations, &derivations, &pivots, &projected, &first, &second, &third, &rows)
    }
    let squares = values.map { $0 * $0 }.reduce(0, +)
    guard squares < Self.refused else { return nil }
    // 1 to 4: a tolerance is met; 6 to 8: no better point can be told from this one.
    return Solution(
      point: point, squares: squares, isConverged: information > 0 && information != 5)
  }

  /// What MINPACK calls: values for a flag of 1, derivatives for one of 2.
  private static let evaluate: cminpack_funcder_mn = {
    context, m, n, point, values, jacobian, rows, flag in
    guard let problem = context?.assumingMemoryBound(to: LeastSquares.self).pointee, let point,
      let values
    else { return -1 }
    let here = Array(UnsafeBufferPointer(start: point, count: Int(n)))
    if flag == 1 {
      let found = problem.residuals(here)
      for index in 0..<Int(m) { values[index] = found?[index] ?? refused }
    } else if let jacobian {
      let columns = problem.jacobian(at: here)
      for (column, derivatives) in columns.enumerated() {
        for index in 0..<Int(m) { jacobian[column * Int(rows) + index] = derivatives[index] }
      }
    }
    return 0
  }

  /// The derivatives, a column for each variable: central where both sides have residuals.
  func jacobian(at point: [Double]) -> [[Double]] {
    let middle = residuals(point)
    return point.indices.map { variable in
      func values(_ sign: Double) -> [Double]? {
        var moved = point
        moved[variable] += sign * differences[variable]
        return residuals(moved)
      }
      let (above, below) = (values(1), values(-1))
      guard let high = above ?? middle, let low = below ?? middle else {
        return [Double](repeating: 0, count: count)
      }
      let width = differences[variable] * ((above == nil ? 0 : 1) + (below == nil ? 0 : 1))
      return zip(high, low).map { width > 0 ? ($0 - $1) / width : 0 }
    }
  }

  /// The same problem with differences that all change the residuals by about as much, so that
  /// variables which act alike have derivatives alike, even beside a kink.
  func balanced(at point: [Double]) -> LeastSquares {
    let sizes = jacobian(at: point).map { enorm(Int32(count), $0) / Double(count).squareRoot() }
    return LeastSquares(
      residuals: residuals, count: count,
      differences: sizes.map { $0 > 0 ? min(max(3e-5 / $0, 1e-8), 1e-2) : 1e-5 },
      mostEvaluations: mostEvaluations)
  }

  /// `(JᵀJ)⁻¹`, row by row, by a decomposition with pivots.
  ///
  /// Each variable is held weakly where it is, so that one which the residuals do not determine
  /// gets a variance that is large, not infinite.
  func inverse(of jacobian: [[Double]]) -> [[Double]] {
    let n = jacobian.count
    let lengths = jacobian.map { enorm(Int32(count), $0) }.map { $0 > 0 ? $0 : 1 }
    let rows = count + n
    var matrix = [Double](repeating: 0, count: rows * n)
    for (column, derivatives) in jacobian.enumerated() {
      for index in 0..<count {
        matrix[column * rows + index] = derivatives[index] / lengths[column]
      }
      matrix[column * rows + count + column] = 1e-6
    }
    var pivots = [Int32](repeating: 0, count: n)
    var (diagonal, norms) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    var work = [Double](repeating: 0, count: n)
    qrfac(
      Int32(rows), Int32(n), &matrix, Int32(rows), 1, &pivots, Int32(n), &diagonal, &norms, &work)
    for index in 0..<n { matrix[index * rows + index] = diagonal[index] }
    covar(Int32(n), &matrix, Int32(rows), pivots, 0, &work)
    return (0..<n).map { row in
      (0..<n).map { matrix[$0 * rows + row] / lengths[row] / lengths[$0] }
    }
  }
}
