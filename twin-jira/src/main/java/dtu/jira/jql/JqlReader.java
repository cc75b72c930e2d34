package dtu.jira.jql;

import java.util.ArrayList;
import java.util.Locale;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads one query: the grammar's tree into clauses, or the first thing that is wrong with it into words. */
final class JqlReader {
    private static final int DEEPEST = 400;

    private JqlReader() {}

    static Parsed read(String text) {
        var lexer = new JqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        var depth = 0;
        for (var token : tokens.getTokens()) {
            if (token.getType() == JqlLexer.WORD && ReservedWords.has(token.getText())) {
                ((CommonToken) token).setType(JqlParser.RESERVED_WORD);
            }
            depth += token.getType() == JqlLexer.LPAREN || token.getType() == JqlLexer.NOT ? 1 : 0;
        }
        if (depth > DEEPEST) {
            return new Parsed.Broken("Error in the JQL Query: The query is too complex.");
        }
        var parser = new JqlParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new JqlComplaints());
        try {
            return new Parsed.Sound(query(parser.query()));
        } catch (ParseCancellationException refused) {
            return new Parsed.Broken(String.valueOf(refused.getMessage()));
        }
    }

    private static Query query(JqlParser.QueryContext context) {
        var keys = new ArrayList<Clause.SortKey>();
        for (var key : context.sortKey()) {
            var direction = key.DESC() == null ? Clause.Direction.ASC : Clause.Direction.DESC;
            keys.add(new Clause.SortKey(field(key.field()), direction));
        }
        return new Query(context.orClause() == null ? null : or(context.orClause()), keys);
    }

    private static Clause or(JqlParser.OrClauseContext context) {
        var clauses = context.andClause().stream().map(JqlReader::and).toList();
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.Or(clauses);
    }

    private static Clause and(JqlParser.AndClauseContext context) {
        var clauses = context.notClause().stream().map(JqlReader::not).toList();
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.And(clauses);
    }

    private static Clause not(JqlParser.NotClauseContext context) {
        if (context.notClause() != null) {
            return new Clause.Not(not(context.notClause()));
        }
        return context.orClause() != null ? or(context.orClause()) : terminal(context.clause());
    }

    private static Clause terminal(JqlParser.ClauseContext context) {
        var condition = context.condition();
        var predicates =
                condition.predicate().stream().map(JqlReader::predicate).toList();
        if (condition.CHANGED() != null) {
            return new Clause.Changed(field(context.field()), predicates);
        }
        return new Clause.Terminal(
                field(context.field()), operator(condition.comparison()), operand(condition.operand()), predicates);
    }

    private static Operator operator(JqlParser.ComparisonContext context) {
        var words = new ArrayList<String>();
        for (var child : context.children) {
            words.add(child.getText().equals("!") ? "not" : child.getText());
        }
        return Operator.of(String.join(" ", words));
    }

    private static Clause.Predicate predicate(JqlParser.PredicateContext context) {
        var word = context.getStart().getText().toUpperCase(Locale.ROOT);
        return new Clause.Predicate(Clause.Predicate.Kind.valueOf(word), operand(context.operand()));
    }

    private static Operand operand(JqlParser.OperandContext context) {
        var written = written(context);
        if (context.EMPTY() != null) {
            return new Operand.Empty(written);
        }
        if (context.list() != null) {
            return new Operand.Values(
                    context.list().operand().stream().map(JqlReader::operand).toList(), written);
        }
        if (context.function() != null) {
            var arguments = context.function().argument().stream()
                    .map(argument -> decoded(argument.getText()))
                    .toList();
            return new Operand.Function(decoded(context.function().name().getText()), arguments, written);
        }
        return new Operand.Value(decoded(context.value().getText()), written);
    }

    private static Clause.Field field(JqlParser.FieldContext context) {
        var names = context.name();
        var written = written(context);
        if (context.LBRACKET() == null) {
            return new Clause.Field(decoded(context.getText()), written);
        }
        var head = context.CF() != null ? "cf" : decoded(names.getFirst().getText());
        var tail = context.WORD() == null ? "" : decoded(context.WORD().getText());
        return new Clause.Field(head + "[" + decoded(names.getLast().getText()) + "]" + tail, written);
    }

    /** The text of a part of the query, blanks included. */
    private static String written(ParserRuleContext context) {
        var from = context.getStart().getStartIndex();
        var to = context.getStop().getStopIndex();
        return context.getStart().getInputStream().getText(Interval.of(from, to));
    }

    /** Without quotes, and with escapes resolved. */
    static String decoded(String token) {
        var quoted = !token.isEmpty() && (token.charAt(0) == '"' || token.charAt(0) == '\'');
        var text = quoted ? token.substring(1, token.length() - 1) : token;
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var decoded = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter != '\\' || i + 1 >= text.length()) {
                decoded.append(letter);
                continue;
            }
            var escaped = text.charAt(++i);
            if (escaped == 'u' || escaped == 'U') {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                decoded.append(plain(escaped));
            }
        }
        return decoded.toString();
    }

    private static char plain(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
