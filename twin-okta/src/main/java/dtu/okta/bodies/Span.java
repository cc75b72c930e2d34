package dtu.okta.bodies;

/** From how much to how much; what has no bound has the least or the greatest number for it. */
record Span(long least, long most) {
    static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final String DOTS = "..";

    /** Of {@code 1..255}, {@code 1..} or {@code ..255}. */
    static Span of(String text) {
        var dots = text.indexOf(DOTS);
        var least = text.substring(0, dots);
        var most = text.substring(dots + DOTS.length());
        return new Span(
                least.isEmpty() ? Long.MIN_VALUE : Long.parseLong(least),
                most.isEmpty() ? Long.MAX_VALUE : Long.parseLong(most));
    }

    static boolean isOne(String text) {
        return text.matches("-?[0-9]*\\.\\.-?[0-9]*");
    }

    boolean has(double number) {
        return least <= number && number <= most;
    }
}
