package dtu.slack.files;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A format of files as Slack knows it.
 *
 * @param type Slack's own word
 * @param group what lists filter by, such as {@code images}
 */
record Format(String type, String mime, String pretty, String group) {
    static final String IMAGES = "images";
    static final String SNIPPETS = "snippets";
    private static final Format BINARY = new Format("binary", "application/octet-stream", "Binary", "all");
    private static final Format TEXT = new Format("text", "text/plain", "Plain Text", SNIPPETS);

    private static final List<Format> ALL = List.of(
            TEXT,
            BINARY,
            new Format("png", "image/png", "PNG", IMAGES),
            new Format("jpg", "image/jpeg", "JPEG", IMAGES),
            new Format("gif", "image/gif", "GIF", IMAGES),
            new Format("webp", "image/webp", "WebP", IMAGES),
            new Format("svg", "image/svg+xml", "SVG", IMAGES),
            new Format("pdf", "application/pdf", "PDF", "pdfs"),
            new Format("zip", "application/zip", "Zip", "zips"),
            new Format("gzip", "application/gzip", "Gzip", "zips"),
            new Format("tar", "application/x-tar", "Tarball", "zips"),
            new Format("gdoc", "application/vnd.google-apps.document", "Google Docs", "gdocs"),
            new Format("gsheet", "application/vnd.google-apps.spreadsheet", "Google Sheets", "gdocs"),
            new Format("gpres", "application/vnd.google-apps.presentation", "Google Slides", "gdocs"),
            new Format(Canvas.TYPE, "application/vnd.slack-docs", "Canvas", "canvases"),
            new Format("csv", "text/csv", "CSV", SNIPPETS),
            new Format("markdown", "text/markdown", "Markdown (raw)", SNIPPETS),
            new Format("html", "text/html", "HTML", SNIPPETS),
            new Format("css", "text/css", "CSS", SNIPPETS),
            new Format("xml", "text/xml", "XML", SNIPPETS),
            new Format("yaml", "text/yaml", "YAML", SNIPPETS),
            new Format("javascript", "text/javascript", "JavaScript/JSON", SNIPPETS),
            new Format("typescript", "text/plain", "TypeScript", SNIPPETS),
            new Format("python", "text/x-python", "Python", SNIPPETS),
            new Format("java", "text/plain", "Java", SNIPPETS),
            new Format("go", "text/plain", "Go", SNIPPETS),
            new Format("ruby", "text/plain", "Ruby", SNIPPETS),
            new Format("rust", "text/plain", "Rust", SNIPPETS),
            new Format("shell", "text/plain", "Shell", SNIPPETS),
            new Format("sql", "text/plain", "SQL", SNIPPETS),
            new Format("diff", "text/plain", "Diff", SNIPPETS),
            new Format("doc", "application/msword", "Word Document", "all"),
            new Format(
                    "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "Word Document",
                    "all"),
            new Format(
                    "xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "Excel Spreadsheet",
                    "all"),
            new Format(
                    "pptx",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "PowerPoint Presentation",
                    "all"),
            new Format("mp3", "audio/mpeg", "MP3", "all"),
            new Format("mp4", "video/mp4", "MPEG 4 Video", "all"),
            new Format("mov", "video/quicktime", "QuickTime Movie", "all"));

    private static final Map<String, Format> BY_TYPE = byType();
    private static final Map<String, String> OTHER_ENDINGS = Map.ofEntries(
            Map.entry("txt", "text"),
            Map.entry("log", "text"),
            Map.entry("jpeg", "jpg"),
            Map.entry("md", "markdown"),
            Map.entry("htm", "html"),
            Map.entry("yml", "yaml"),
            Map.entry("js", "javascript"),
            Map.entry("json", "javascript"),
            Map.entry("ts", "typescript"),
            Map.entry("py", "python"),
            Map.entry("rb", "ruby"),
            Map.entry("rs", "rust"),
            Map.entry("sh", "shell"),
            Map.entry("patch", "diff"),
            Map.entry("gz", "gzip"),
            Map.entry("bin", "binary"));

    private static Map<String, Format> byType() {
        var formats = new HashMap<String, Format>();
        ALL.forEach(format -> formats.put(format.type(), format));
        return Map.copyOf(formats);
    }

    /** By Slack's word; anything unknown is binary. */
    static Format of(String type) {
        return BY_TYPE.getOrDefault(type, BINARY);
    }

    static boolean isKnown(String type) {
        return BY_TYPE.containsKey(type);
    }

    /** Slack's word for a file of that name. */
    static String typeOf(String fileName) {
        var dot = fileName.lastIndexOf('.');
        var ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return of(OTHER_ENDINGS.getOrDefault(ending, ending)).type();
    }

    boolean isText() {
        return group.equals(SNIPPETS);
    }

    boolean isImage() {
        return group.equals(IMAGES);
    }
}
