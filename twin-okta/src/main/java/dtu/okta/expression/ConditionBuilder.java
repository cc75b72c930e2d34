package dtu.okta.expression;

import static dtu.okta.expression.Condition.Kind.ANY;
import static dtu.okta.expression.Condition.Kind.LIST;
import static dtu.okta.expression.Condition.Kind.NUMBER;
import static dtu.okta.expression.Condition.Kind.TEXT;
import static dtu.okta.expression.Condition.Kind.TRUTH;
import static dtu.okta.expression.Condition.isTrue;
import static dtu.okta.expression.Condition.text;

import dtu.okta.expression.Condition.Kind;
import dtu.okta.expression.Condition.Typed;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Builds a condition from what the grammar has recognised, refusing what cannot make sense. */
final class ConditionBuilder extends OktaExpressionBaseVisitor<Typed> {
    private static final int DEEPEST = 100;
    private static final String PERSON = "user.";
    private static final String EVENT = "event.";
    /** Group rules look at people and compare; they neither convert nor look around. */
    private static final Pattern RULE_FUNCTION = Pattern.compile("String\\.|Arrays\\.|user\\.|isMemberOf");

    private final Set<String> attributes;
    private final Conditions.Use use;
    private int depth;
    private int selections;

    ConditionBuilder(Set<String> attributes, Conditions.Use use) {
        this.attributes = attributes;
        this.use = use;
    }

    @Override
    public Typed visitLiteral(OktaExpressionParser.LiteralContext context) {
        var value = context.value();
        var text = value.getText();
        if (value.STRING() != null) {
            var unquoted = text.substring(1, text.length() - 1);
            return Typed.constant(TEXT, Json.text(unquoted.replaceAll("\\\\(.)", "$1")));
        }
        if (value.NUMBER() != null) {
            return Typed.constant(NUMBER, Json.of(text.replaceFirst("^(-?)0+(?=[0-9])", "$1")));
        }
        return value.NULL() != null
                ? Typed.constant(ANY, Json.NULL)
                : Typed.constant(TRUTH, Json.truth(value.TRUE() != null));
    }

    @Override
    public Typed visitAttribute(OktaExpressionParser.AttributeContext context) {
        var path = context.getText();
        var ofEvent = use == Conditions.Use.EVENT && (selections > 0 || path.startsWith(EVENT));
        if (ofEvent || (use == Conditions.Use.VALUE && !path.startsWith(PERSON))) {
            return new Typed(ANY, subject -> subject.surrounding(path));
        }
        var name = path.startsWith(PERSON) ? path.substring(PERSON.length()) : path;
        if (!path.startsWith(PERSON) || !attributes.contains(name)) {
            throw new ParseCancellationException("Invalid property " + name + " in expression");
        }
        return new Typed(ANY, subject -> subject.attribute(name));
    }

    /** How many elements of a list of an event there are for which something holds. */
    @Override
    public Typed visitSelection(OktaExpressionParser.SelectionContext context) {
        var path = context.list.getText();
        if (use != Conditions.Use.EVENT || selections > 0 || !path.startsWith(EVENT)) {
            throw new ParseCancellationException("Invalid selection of " + path + " in expression");
        }
        selections++;
        var test = of(TRUTH, context.expression());
        selections--;
        return new Typed(
                NUMBER,
                subject -> Json.number(Condition.elements(subject.surrounding(path)).stream()
                        .filter(element -> isTrue(test.term().of(subject.amid(element))))
                        .count()));
    }

    @Override
    public Typed visitFunction(OktaExpressionParser.FunctionContext context) {
        var name = context.name.getText();
        var function = Functions.named(name)
                .filter(known -> use != Conditions.Use.RULE
                        || RULE_FUNCTION.matcher(name).lookingAt())
                .orElseThrow(() -> new ParseCancellationException("Invalid method call " + name));
        var given = inner(context.expression());
        if (given.size() < function.least() || given.size() > function.most()) {
            throw new ParseCancellationException("Invalid number of parameters for " + name);
        }
        return new Typed(
                function.kind(),
                subject -> function.body()
                        .of(
                                subject,
                                given.stream()
                                        .map(each -> each.term().of(subject))
                                        .toList()));
    }

    @Override
    public Typed visitList(OktaExpressionParser.ListContext context) {
        var elements = inner(context.expression());
        return new Typed(
                LIST,
                subject -> Json.array(
                        elements.stream().map(each -> each.term().of(subject)).toList()));
    }

    @Override
    public Typed visitParenthesis(OktaExpressionParser.ParenthesisContext context) {
        return inner(context.expression());
    }

    @Override
    public Typed visitElement(OktaExpressionParser.ElementContext context) {
        var list = of(LIST, context.expression(0));
        var place = of(NUMBER, context.expression(1));
        return new Typed(
                ANY,
                subject ->
                        Functions.element(list.term().of(subject), place.term().of(subject)));
    }

    @Override
    public Typed visitNegation(OktaExpressionParser.NegationContext context) {
        var inner = of(TRUTH, context.expression());
        return new Typed(TRUTH, subject -> Json.truth(!isTrue(inner.term().of(subject))));
    }

    @Override
    public Typed visitSum(OktaExpressionParser.SumContext context) {
        var left = inner(context.expression(0));
        var right = inner(context.expression(1));
        if (left.kind() == NUMBER && right.kind() == NUMBER) {
            return new Typed(
                    NUMBER,
                    subject -> Json.from(Functions.number(left.term().of(subject))
                            + Functions.number(right.term().of(subject))));
        }
        return new Typed(
                TEXT,
                subject -> Json.text(
                        text(left.term().of(subject)) + text(right.term().of(subject))));
    }

    @Override
    public Typed visitOrder(OktaExpressionParser.OrderContext context) {
        var left = inner(context.expression(0));
        var right = inner(context.expression(1));
        var operator = context.operator.getText();
        return new Typed(TRUTH, subject -> {
            var one = left.term().of(subject);
            var other = right.term().of(subject);
            return Json.truth(!one.isNull() && !other.isNull() && holds(operator, compared(one, other)));
        });
    }

    private static int compared(Json one, Json other) {
        return one.isNumber() || other.isNumber()
                ? Double.compare(Functions.number(one), Functions.number(other))
                : one.asText().compareTo(other.asText());
    }

    private static boolean holds(String operator, int comparison) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case ">" -> comparison > 0;
            case "<=" -> comparison <= 0;
            default -> comparison >= 0;
        };
    }

    @Override
    public Typed visitEquality(OktaExpressionParser.EqualityContext context) {
        var left = inner(context.expression(0));
        var right = inner(context.expression(1));
        var differ = context.NE() != null || context.operator.getText().equals("!=");
        return new Typed(
                TRUTH,
                subject -> Json.truth(
                        differ != same(left.term().of(subject), right.term().of(subject))));
    }

    private static boolean same(Json one, Json other) {
        return (one.isNumber() && other.isNumber()) ? one.asDouble() == other.asDouble() : one.equals(other);
    }

    @Override
    public Typed visitPattern(OktaExpressionParser.PatternContext context) {
        var left = of(TEXT, context.expression(0));
        var right = of(TEXT, context.expression(1));
        return new Typed(
                TRUTH,
                subject -> Json.truth(Functions.matches(
                        text(left.term().of(subject)), text(right.term().of(subject)))));
    }

    @Override
    public Typed visitConjunction(OktaExpressionParser.ConjunctionContext context) {
        var left = of(TRUTH, context.expression(0));
        var right = of(TRUTH, context.expression(1));
        return new Typed(
                TRUTH,
                subject -> Json.truth(
                        isTrue(left.term().of(subject)) && isTrue(right.term().of(subject))));
    }

    @Override
    public Typed visitDisjunction(OktaExpressionParser.DisjunctionContext context) {
        var left = of(TRUTH, context.expression(0));
        var right = of(TRUTH, context.expression(1));
        return new Typed(
                TRUTH,
                subject -> Json.truth(
                        isTrue(left.term().of(subject)) || isTrue(right.term().of(subject))));
    }

    @Override
    public Typed visitFallback(OktaExpressionParser.FallbackContext context) {
        var left = inner(context.expression(0));
        var right = inner(context.expression(1));
        return new Typed(left.kind() == right.kind() ? left.kind() : ANY, subject -> {
            var value = left.term().of(subject);
            return text(value).isEmpty() ? right.term().of(subject) : value;
        });
    }

    @Override
    public Typed visitChoice(OktaExpressionParser.ChoiceContext context) {
        var asked = of(TRUTH, context.expression(0));
        var yes = inner(context.expression(1));
        var no = inner(context.expression(2));
        return new Typed(
                yes.kind() == no.kind() ? yes.kind() : ANY,
                subject -> isTrue(asked.term().of(subject))
                        ? yes.term().of(subject)
                        : no.term().of(subject));
    }

    private Typed of(Kind kind, OktaExpressionParser.ExpressionContext context) {
        var typed = inner(context);
        if (!typed.kind().mayBe(kind)) {
            throw new ParseCancellationException("Expected a " + kind + " in expression");
        }
        return typed;
    }

    private List<Typed> inner(List<OktaExpressionParser.ExpressionContext> contexts) {
        return contexts.stream().map(this::inner).toList();
    }

    private Typed inner(OktaExpressionParser.ExpressionContext context) {
        depth++;
        if (depth > DEEPEST) {
            throw new ParseCancellationException("The expression is nested too deeply");
        }
        var typed = visit(context);
        depth--;
        return typed;
    }
}
