package dtu.okta.filter;

import dtu.twins.json.Json;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Builds a filter from what the grammar has recognised. */
final class FilterBuilder extends OktaFilterBaseVisitor<Filter> {
    private static final int DEEPEST = 100;
    private int depth;

    @Override
    public Filter visitNegation(OktaFilterParser.NegationContext context) {
        return new Filter.Not(inner(context.expression()));
    }

    @Override
    public Filter visitParenthesis(OktaFilterParser.ParenthesisContext context) {
        return inner(context.expression());
    }

    @Override
    public Filter visitConjunction(OktaFilterParser.ConjunctionContext context) {
        return new Filter.Both(inner(context.expression(0)), inner(context.expression(1)));
    }

    @Override
    public Filter visitDisjunction(OktaFilterParser.DisjunctionContext context) {
        return new Filter.Either(inner(context.expression(0)), inner(context.expression(1)));
    }

    @Override
    public Filter visitComparison(OktaFilterParser.ComparisonContext context) {
        var operator = operator(context.WORD(1).getSymbol());
        if (operator == Operator.PR) {
            throw new ParseCancellationException("Invalid search syntax.");
        }
        return new Filter.Comparison(context.WORD(0).getText(), operator, value(context.value()));
    }

    @Override
    public Filter visitPresence(OktaFilterParser.PresenceContext context) {
        if (operator(context.WORD(1).getSymbol()) != Operator.PR) {
            throw new ParseCancellationException("Invalid search syntax.");
        }
        return new Filter.Present(context.WORD(0).getText());
    }

    private Filter inner(OktaFilterParser.ExpressionContext context) {
        depth++;
        if (depth > DEEPEST) {
            throw new ParseCancellationException("Invalid search syntax.");
        }
        var filter = visit(context);
        depth--;
        return filter;
    }

    private static Operator operator(Token word) {
        return Operator.written(word.getText())
                .orElseThrow(() -> new ParseCancellationException("Unrecognized attribute operator '" + word.getText()
                        + "' at position " + word.getStartIndex() + ". Expected: eq,co,sw,pr,gt,ge,lt,le"));
    }

    private static Json value(OktaFilterParser.ValueContext context) {
        var text = context.getText();
        if (context.STRING() != null) {
            return Json.text(unescaped(text.substring(1, text.length() - 1)));
        }
        if (context.NUMBER() != null) {
            return Json.of(text.replaceFirst("^(-?)0+(?=[0-9])", "$1"));
        }
        return switch (text) {
            case "true" -> Json.truth(true);
            case "false" -> Json.truth(false);
            case "null" -> Json.NULL;
            default -> throw new ParseCancellationException("Invalid search syntax.");
        };
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
    }
}
