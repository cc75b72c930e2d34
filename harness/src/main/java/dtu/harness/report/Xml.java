package dtu.harness.report;

/** What XML, and in the same way HTML, allows as text. */
final class Xml {
    private Xml() {}

    /** The text with every character that XML 1.0 forbids shown as a replacement: no escape could carry it. */
    static String text(String text) {
        var allowed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> allowed.appendCodePoint(allows(c) ? c : 0xFFFD));
        return allowed.toString();
    }

    private static boolean allows(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < 0xD800)
                || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
    }
}
