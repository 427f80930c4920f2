/// One page of HTML: its head, and what stands in its body. Nothing is loaded from elsewhere.
struct HTMLPage {
  /// Escaped.
  var title: String
  var style: String
  /// HTML.
  var body: String

  /// Ends with a line break. Complexity: O(n).
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="\(Wording.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
