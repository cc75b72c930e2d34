package dtu.twins.http;

/**
 * What the twins' small pages have in common: plain documents that a browser shows and a test can read, usable without
 * scripts.
 *
 * <p>Everything a page shows that came from outside goes through {@link #escaped}; what this class puts together is
 * escaped already.
 */
public final class Html {
    private Html() {}

    /** A whole document; the title is text, what else its head holds and the body are HTML. */
    public static String document(String title, String head, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                %s</head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(title), head, body);
    }

    /** Fields that a form carries on without showing them, one a line. */
    public static String hidden(Parameters values) {
        var fields = new StringBuilder();
        values.all().forEach(value -> fields.append(hidden(value.name(), value.value())));
        return fields.toString();
    }

    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(escaped(name), escaped(value));
    }

    /** What went wrong, read aloud by a screen reader; nothing for no complaint. */
    public static String alert(String complaint) {
        return complaint.isEmpty() ? "" : "<p role=\"alert\">" + escaped(complaint) + "</p>\n";
    }

    /** Text as the content of an element or the value of an attribute in either kind of quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
