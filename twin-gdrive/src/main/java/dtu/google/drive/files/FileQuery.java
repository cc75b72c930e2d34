package dtu.google.drive.files;

import java.time.Instant;
import java.util.List;

/** A query of {@code files.list}, understood. */
sealed interface FileQuery {
    record AnyOf(List<FileQuery> parts) implements FileQuery {}

    record AllOf(List<FileQuery> parts) implements FileQuery {}

    record Not(FileQuery part) implements FileQuery {}

    /** Everything. */
    record Anything() implements FileQuery {}

    /** The whole name, ignoring case. */
    record NameIs(String text) implements FileQuery {}

    /** Every word is the beginning of some word of the name. */
    record NameContains(List<String> words) implements FileQuery {}

    /** Words anywhere in name, description or content. */
    record FullText(String text) implements FileQuery {}

    record MimeIs(String text) implements FileQuery {}

    record MimeBegins(String text) implements FileQuery {}

    record TimeIs(TimeTerm term, Order order, Instant time) implements FileQuery {}

    record Is(FlagTerm term) implements FileQuery {}

    record InFolder(String id) implements FileQuery {}

    record HasRole(RoleTerm term, String who) implements FileQuery {}

    record HasProperty(PropertyTerm term, String key, String value) implements FileQuery {}

    record VisibilityIs(String visibility) implements FileQuery {}

    record TargetIs(String id) implements FileQuery {}

    /** How two times compare. */
    enum Order {
        BEFORE,
        UNTIL,
        AT,
        SINCE,
        AFTER
    }

    /** Times of a file. */
    enum TimeTerm {
        MODIFIED,
        CREATED,
        VIEWED,
        SHARED
    }

    /** What a file is or is not. */
    enum FlagTerm {
        TRASHED,
        STARRED,
        SHARED_WITH_ME
    }

    /** Lists of people. */
    enum RoleTerm {
        OWNERS,
        WRITERS,
        READERS
    }

    /** Kinds of properties. */
    enum PropertyTerm {
        PUBLIC,
        OF_CLIENT
    }
}
