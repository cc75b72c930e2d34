package dtu.slack.search;

import dtu.slack.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One condition of a query. */
sealed interface Term {
    /** A word, in lower case; a star at its end stands for anything. */
    record Word(String text, Reach reach) implements Term {}

    /** Words in just this order, in lower case. */
    record Phrase(List<String> words) implements Term {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** In one of those conversations, by id. */
    record In(Set<String> channels) implements Term {}

    record From(Set<User.Id> authors) implements Term {}

    /** In a direct message, to one of those. */
    record To(Set<User.Id> people) implements Term {}

    /** In a direct message or a thread with somebody. */
    record With(Set<User.Id> people) implements Term {}

    /** There is something to it: {@code link}, {@code pin}, {@code reaction}, {@code file}, or an emoji in colons. */
    record Has(String what) implements Term {}

    /** The searcher's own reaction; its name without colons. */
    record HasMine(String emoji) implements Term {}

    /** {@code saved}, {@code thread} or {@code dm}. */
    record Is(String what) implements Term {}

    /** A file's format. */
    record Type(String type) implements Term {}

    /** From one moment until before another. */
    record Between(Instant from, Instant to) implements Term {}

    record Not(Term term) implements Term {}

    /** Whether a word stands for all that begin so. */
    enum Reach {
        WHOLE,
        BEGINNING
    }
}
