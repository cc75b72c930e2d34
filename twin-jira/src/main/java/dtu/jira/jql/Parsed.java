package dtu.jira.jql;

/** What reading a query came to. */
sealed interface Parsed {
    /** It is a query. */
    record Sound(Query query) implements Parsed {}

    /** It is none, and why, in the parser's words. */
    record Broken(String message) implements Parsed {}
}
