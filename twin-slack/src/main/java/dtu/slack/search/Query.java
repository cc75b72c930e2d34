package dtu.slack.search;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.users.User;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/**
 * What was typed, read in the searcher's terms.
 *
 * @param text as it was typed
 * @param terms all of which must hold
 */
record Query(String text, List<Term> terms) {
    private static final int LONGEST = 10_000;

    Query {
        terms = List.copyOf(terms);
    }

    /** The argument {@code query}. */
    static Query given(SlackCall call) {
        var text = call.arguments()
                .filled("query")
                .filter(typed -> !typed.isBlank())
                .orElseThrow(SlackError.NO_QUERY);
        var cut = text.substring(0, Math.min(LONGEST, text.length()));
        var lexer = new SearchQueryLexer(CharStreams.fromString(cut));
        lexer.removeErrorListeners();
        var parser = new SearchQueryParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        var terms = new ArrayList<Term>();
        for (var context : parser.query().term()) {
            terms.addAll(new Reading(call).terms(context));
        }
        return new Query(text, terms);
    }

    /** All words that a match has, those of phrases among them; an index knows where they stand. */
    List<Term.Word> words() {
        var words = new ArrayList<Term.Word>();
        for (var term : terms) {
            if (term instanceof Term.Word word) {
                words.add(word);
            } else if (term instanceof Term.Phrase(var inside)) {
                inside.forEach(word -> words.add(new Term.Word(word, Term.Reach.WHOLE)));
            }
        }
        return words;
    }

    /** How one piece is read. */
    private record Reading(SlackCall call) {

        List<Term> terms(SearchQueryParser.TermContext context) {
            var text = context.getText();
            var isNegative = text.length() > 1 && text.startsWith("-");
            var plain = isNegative ? text.substring(1) : text;
            var terms = switch (context) {
                case SearchQueryParser.ModifierContext modifier -> modifier(plain);
                case SearchQueryParser.PhraseContext quoted -> phrase(unquoted(plain));
                default -> words(plain);
            };
            return isNegative ? terms.stream().<Term>map(Term.Not::new).toList() : terms;
        }

        /** One without any word asks for nothing. */
        private static List<Term> phrase(String text) {
            var words = Words.of(text);
            return words.isEmpty() ? List.of() : List.of(new Term.Phrase(words));
        }

        /** A text such as {@code e-mail} is two words. */
        private static List<Term> words(String text) {
            var reach = text.endsWith("*") ? Term.Reach.BEGINNING : Term.Reach.WHOLE;
            var words = Words.of(text);
            var terms = new ArrayList<Term>();
            for (var i = 0; i < words.size(); i++) {
                terms.add(new Term.Word(words.get(i), i == words.size() - 1 ? reach : Term.Reach.WHOLE));
            }
            return terms;
        }

        private List<Term> modifier(String text) {
            var colon = text.indexOf(':');
            var name = text.substring(0, colon).toLowerCase(Locale.ROOT);
            var value = unquoted(text.substring(colon + 1));
            return term(name, value).map(List::of).orElseGet(() -> words(text));
        }

        private Optional<Term> term(String name, String value) {
            return switch (name) {
                case "in" -> Optional.of(new Term.In(places(value)));
                case "from", "creator" -> Optional.of(new Term.From(people(value)));
                case "to" -> Optional.of(new Term.To(people(value)));
                case "with" -> Optional.of(new Term.With(people(value)));
                case "has" -> Optional.of(new Term.Has(value.toLowerCase(Locale.ROOT)));
                case "hasmy" -> Optional.of(new Term.HasMine(value.replace(":", "")));
                case "is" -> Optional.of(new Term.Is(value.toLowerCase(Locale.ROOT)));
                case "type" -> Optional.of(new Term.Type(value.toLowerCase(Locale.ROOT)));
                case "before", "after", "on", "during" -> dates().term(name, value);
                default -> Optional.empty();
            };
        }

        private Dates dates() {
            var zone = zone(call.user().timeZone());
            return new Dates(call.now().atZone(zone).toLocalDate(), zone);
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                return ZoneOffset.UTC;
            }
        }

        /** A channel by name or mention, or the direct message with somebody. */
        private Set<String> places(String value) {
            var name = inner(value, "#");
            var state = call.state();
            var channel =
                    state.find(Channel.CHANNELS, new Channel.Id(name)).or(() -> state.find(Channel.BY_NAME, name));
            if (channel.isPresent()) {
                return Set.of(channel.get().id().value());
            }
            return people(value).stream()
                    .flatMap(other ->
                            DirectMessages.existing(state, List.of(call.user().id(), other)).stream())
                    .map(found -> found.id().value())
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }

        private Set<User.Id> people(String value) {
            var name = inner(value, "@");
            if (name.equals("me")) {
                return Set.of(call.user().id());
            }
            return User.meant(call.state(), name).map(user -> Set.of(user.id())).orElseGet(Set::of);
        }

        /** Without the sign before a name, and out of the angle brackets of a mention. */
        private static String inner(String value, String sign) {
            var bare = value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
            var bar = bare.indexOf('|');
            var named = bar < 0 ? bare : bare.substring(0, bar);
            return named.startsWith(sign) ? named.substring(1) : named;
        }

        private static String unquoted(String text) {
            return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                    ? text.substring(1, text.length() - 1)
                    : text;
        }
    }
}
