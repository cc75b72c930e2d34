package dtu.okta.logs;

import java.util.List;
import java.util.Locale;

/** What a User-Agent header tells of the software that sends it; as good as Okta's own guess, which is no better. */
record Agent(String browser, String system, String device) {
    private static final String UNKNOWN = "Unknown";

    /** A word of the header, and what the system log calls that; the first that fits counts. */
    private record Sign(String word, String name) {}

    // Browsers and systems pretend to be their elders, so that those who do stand before them.
    private static final List<Sign> BROWSERS = List.of(
            new Sign("edg/", "EDGE"),
            new Sign("opr/", "OPERA"),
            new Sign("firefox/", "FIREFOX"),
            new Sign("chrome/", "CHROME"),
            new Sign("safari/", "SAFARI"),
            new Sign("trident/", "IE11"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("windows nt 10", "Windows 10"),
            new Sign("windows", "Windows"),
            new Sign("android", "Android"),
            new Sign("iphone", "iOS"),
            new Sign("ipad", "iOS"),
            new Sign("mac os x", "Mac OS X"),
            new Sign("linux", "Linux"));

    private static final List<Sign> DEVICES = List.of(
            new Sign("mobile", "Mobile"),
            new Sign("windows", "Computer"),
            new Sign("mac os x", "Computer"),
            new Sign("linux", "Computer"));

    static Agent of(String header) {
        var text = header.toLowerCase(Locale.ROOT);
        return new Agent(
                named(BROWSERS, text, "UNKNOWN"), named(SYSTEMS, text, UNKNOWN), named(DEVICES, text, UNKNOWN));
    }

    private static String named(List<Sign> signs, String text, String otherwise) {
        return signs.stream()
                .filter(sign -> text.contains(sign.word()))
                .map(Sign::name)
                .findFirst()
                .orElse(otherwise);
    }
}
