package dtu.google.drive.files;

import dtu.google.GoogleError;
import dtu.google.GoogleTime;
import dtu.twins.Refusal;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Reads queries. Whatever is wrong with one is the same refusal: Drive does not say what. */
final class FileQueries {
    private static final int DEPTH_MAX = 100;
    private static final int LENGTH_MAX = 20_000;
    private static final Set<String> VISIBILITIES =
            Set.of("anyoneCanFind", "anyoneWithLink", "domainCanFind", "domainWithLink", "limited");

    private FileQueries() {}

    private static final class Refusing extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object offendingSymbol,
                int line,
                int charPositionInLine,
                String msg,
                @Nullable RecognitionException e) {
            throw refused();
        }
    }

    static FileQuery read(String text) {
        if (text.isBlank()) {
            return new FileQuery.Anything();
        }
        if (text.length() > LENGTH_MAX || nesting(text) > DEPTH_MAX) {
            throw refused();
        }
        var lexer = new DriveQueryLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Refusing());
        var parser = new DriveQueryParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusing());
        return new Reader().visit(parser.query());
    }

    /** How deep a parser might have to go: no more than there are opening brackets and negations. */
    private static int nesting(String text) {
        var brackets = text.chars().filter(letter -> letter == '(').count();
        var negations = text.toLowerCase(Locale.ROOT).split("\\bnot\\b", -1).length - 1;
        return (int) brackets + negations;
    }

    private static Refusal refused() {
        return GoogleError.INVALID.of("q");
    }

    private static final class Reader extends DriveQueryBaseVisitor<FileQuery> {
        @Override
        public FileQuery visitQuery(DriveQueryParser.QueryContext query) {
            return visit(query.expression());
        }

        @Override
        public FileQuery visitExpression(DriveQueryParser.ExpressionContext expression) {
            var parts = expression.conjunction().stream().map(this::read).toList();
            return parts.size() == 1 ? parts.getFirst() : new FileQuery.AnyOf(parts);
        }

        @Override
        public FileQuery visitConjunction(DriveQueryParser.ConjunctionContext conjunction) {
            var parts = conjunction.negation().stream().map(this::read).toList();
            return parts.size() == 1 ? parts.getFirst() : new FileQuery.AllOf(parts);
        }

        private FileQuery read(ParseTree tree) {
            return visit(tree);
        }

        @Override
        public FileQuery visitNot(DriveQueryParser.NotContext not) {
            return new FileQuery.Not(visit(not.negation()));
        }

        @Override
        public FileQuery visitGroup(DriveQueryParser.GroupContext group) {
            return visit(group.expression());
        }

        @Override
        public FileQuery visitSingle(DriveQueryParser.SingleContext single) {
            return visit(single.term());
        }

        @Override
        public FileQuery visitBare(DriveQueryParser.BareContext bare) {
            if (!bare.WORD().getText().equals("sharedWithMe")) {
                throw refused();
            }
            return new FileQuery.Is(FileQuery.FlagTerm.SHARED_WITH_ME);
        }

        @Override
        public FileQuery visitProperty(DriveQueryParser.PropertyContext property) {
            var term = switch (property.WORD(0).getText()) {
                case "properties" -> FileQuery.PropertyTerm.PUBLIC;
                case "appProperties" -> FileQuery.PropertyTerm.OF_CLIENT;
                default -> throw refused();
            };
            if (!property.WORD(1).getText().equals("key")
                    || !property.WORD(2).getText().equals("value")) {
                throw refused();
            }
            return new FileQuery.HasProperty(
                    term,
                    unquoted(property.STRING(0).getText()),
                    unquoted(property.STRING(1).getText()));
        }

        @Override
        public FileQuery visitMembership(DriveQueryParser.MembershipContext membership) {
            var value = text(membership.value());
            return switch (membership.WORD().getText()) {
                case "parents" -> new FileQuery.InFolder(value);
                case "owners" -> new FileQuery.HasRole(FileQuery.RoleTerm.OWNERS, value);
                case "writers" -> new FileQuery.HasRole(FileQuery.RoleTerm.WRITERS, value);
                case "readers" -> new FileQuery.HasRole(FileQuery.RoleTerm.READERS, value);
                default -> throw refused();
            };
        }

        @Override
        public FileQuery visitComparison(DriveQueryParser.ComparisonContext comparison) {
            var operator = comparison.operator.getText().toLowerCase(Locale.ROOT);
            var value = comparison.value();
            return switch (comparison.WORD().getText()) {
                case "name" -> name(operator, text(value));
                case "fullText" -> fullText(operator, text(value));
                case "mimeType" -> mimeType(operator, text(value));
                case "modifiedTime" -> time(FileQuery.TimeTerm.MODIFIED, operator, text(value));
                case "createdTime" -> time(FileQuery.TimeTerm.CREATED, operator, text(value));
                case "viewedByMeTime" -> time(FileQuery.TimeTerm.VIEWED, operator, text(value));
                case "sharedWithMeTime" -> time(FileQuery.TimeTerm.SHARED, operator, text(value));
                case "trashed" -> flag(FileQuery.FlagTerm.TRASHED, operator, value);
                case "starred" -> flag(FileQuery.FlagTerm.STARRED, operator, value);
                case "sharedWithMe" -> flag(FileQuery.FlagTerm.SHARED_WITH_ME, operator, value);
                case "visibility" -> visibility(operator, text(value));
                case "shortcutDetails.targetId" -> equal(operator, new FileQuery.TargetIs(text(value)));
                default -> throw refused();
            };
        }

        private static FileQuery name(String operator, String text) {
            return operator.equals("contains")
                    ? new FileQuery.NameContains(DriveFile.words(text))
                    : equal(operator, new FileQuery.NameIs(text.toLowerCase(Locale.ROOT)));
        }

        private static FileQuery fullText(String operator, String text) {
            if (!operator.equals("contains")) {
                throw refused();
            }
            return new FileQuery.FullText(text.toLowerCase(Locale.ROOT));
        }

        private static FileQuery mimeType(String operator, String text) {
            return operator.equals("contains")
                    ? new FileQuery.MimeBegins(text)
                    : equal(operator, new FileQuery.MimeIs(text));
        }

        private static FileQuery visibility(String operator, String text) {
            if (!VISIBILITIES.contains(text)) {
                throw refused();
            }
            return equal(operator, new FileQuery.VisibilityIs(text));
        }

        private static FileQuery flag(FileQuery.FlagTerm term, String operator, DriveQueryParser.ValueContext value) {
            var word = value.WORD();
            var wanted = word == null ? "" : word.getText().toLowerCase(Locale.ROOT);
            if (!wanted.equals("true") && !wanted.equals("false")) {
                throw refused();
            }
            var equal = equal(operator, new FileQuery.Is(term));
            return wanted.equals("true") ? equal : new FileQuery.Not(equal);
        }

        private static FileQuery time(FileQuery.TimeTerm term, String operator, String text) {
            var time = GoogleTime.read(text).orElseThrow(FileQueries::refused);
            return switch (operator) {
                case "<" -> new FileQuery.TimeIs(term, FileQuery.Order.BEFORE, time);
                case "<=" -> new FileQuery.TimeIs(term, FileQuery.Order.UNTIL, time);
                case "=" -> new FileQuery.TimeIs(term, FileQuery.Order.AT, time);
                case "!=" -> new FileQuery.Not(new FileQuery.TimeIs(term, FileQuery.Order.AT, time));
                case ">=" -> new FileQuery.TimeIs(term, FileQuery.Order.SINCE, time);
                case ">" -> new FileQuery.TimeIs(term, FileQuery.Order.AFTER, time);
                default -> throw refused();
            };
        }

        private static FileQuery equal(String operator, FileQuery query) {
            return switch (operator) {
                case "=" -> query;
                case "!=" -> new FileQuery.Not(query);
                default -> throw refused();
            };
        }

        /** Texts stand in quotes; a bare word is no text. */
        private static String text(DriveQueryParser.ValueContext value) {
            var string = value.STRING();
            if (string == null) {
                throw refused();
            }
            return unquoted(string.getText());
        }

        private static String unquoted(String literal) {
            return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
        }
    }
}
