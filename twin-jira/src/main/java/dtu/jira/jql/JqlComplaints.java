package dtu.jira.jql;

import java.util.Locale;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Says what is wrong with a query in Jira's words, with line and character, and stops at the first error. */
final class JqlComplaints extends BailErrorStrategy {
    private static final String INTRODUCTION = "Error in the JQL Query: ";
    private static final String OPERATORS =
            "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

    @Override
    public void recover(Parser parser, RecognitionException error) {
        throw complaint(parser, error.getOffendingToken());
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw complaint(parser, parser.getCurrentToken());
    }

    private static ParseCancellationException complaint(Parser parser, Token token) {
        var where = " (line " + token.getLine() + ", character " + (token.getCharPositionInLine() + 1) + ")";
        return new ParseCancellationException(INTRODUCTION + lexical(token, where, parser));
    }

    /** What cannot stand anywhere comes before what cannot stand here. */
    private static String lexical(Token token, String where, Parser parser) {
        var text = token.getText();
        return switch (token.getType()) {
            case JqlParser.RESERVED_WORD ->
                "'" + text + "' is a reserved JQL word. You must surround it in quotation marks to use it in a query."
                        + where;
            case JqlLexer.RESERVED_CHARACTER ->
                "The character '" + text + "' is a reserved JQL character. You must enclose it in a string or use the "
                        + "escape '\\u" + String.format(Locale.ROOT, "%04x", (int) text.charAt(0)) + "' instead."
                        + where;
            case JqlLexer.ILLEGAL_ESCAPE -> "'" + text + "' is an illegal JQL escape sequence." + where;
            case JqlLexer.UNFINISHED -> "The quoted string '" + text.substring(1) + "' has not been completed." + where;
            default -> syntactic(parser, token, where);
        };
    }

    private static String syntactic(Parser parser, Token token, String where) {
        var ended = token.getType() == Token.EOF;
        var text = token.getText();
        return switch (parser.getContext().getRuleIndex()) {
            case JqlParser.RULE_condition, JqlParser.RULE_comparison ->
                ended
                        ? "Expecting operator before the end of the query. " + OPERATORS
                        : "Expecting operator but got '" + text + "'. " + OPERATORS + where;
            case JqlParser.RULE_operand, JqlParser.RULE_value, JqlParser.RULE_function, JqlParser.RULE_argument ->
                ended
                        ? "Expecting either a value, list or function before the end of the query."
                        : "Expecting either a value, list or function but got '" + text + "'. You must surround '"
                                + text + "' in quotation marks to use it as a value." + where;
            case JqlParser.RULE_list -> expected("',' or ')'", text, ended, where);
            case JqlParser.RULE_notClause ->
                isClosing(parser) ? expected("')'", text, ended, where) : field(text, ended, where);
            case JqlParser.RULE_query -> rest(parser, text, ended, where);
            default -> field(text, ended, where);
        };
    }

    /** A closing bracket is missing when the clause inside has been read. */
    private static boolean isClosing(Parser parser) {
        var context = parser.getContext();
        return context.getChildCount() > 1;
    }

    private static String rest(Parser parser, String text, boolean ended, String where) {
        var expectsField = parser.getContext().getChildCount() == 0;
        if (expectsField) {
            return field(text, ended, where);
        }
        return ended
                ? "Expecting 'by' before the end of the query."
                : "Expecting either 'OR' or 'AND' but got '" + text + "'." + where;
    }

    private static String field(String text, boolean ended, String where) {
        return ended
                ? "Expecting a field name at the end of the query."
                : "Expecting a field name but got '" + text + "'. You must surround '" + text
                        + "' in quotation marks to use it as a field name." + where;
    }

    private static String expected(String what, String text, boolean ended, String where) {
        return ended
                ? "Expecting " + what + " before the end of the query."
                : "Expecting " + what + " but got '" + text + "'." + where;
    }
}
