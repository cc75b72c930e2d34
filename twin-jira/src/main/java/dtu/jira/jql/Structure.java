package dtu.jira.jql;

import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;

/** A query taken apart, as {@code jql/parse} shows it. */
final class Structure {
    private Structure() {}

    static void members(JsonOut json, Query query) {
        var where = query.where();
        if (where != null) {
            json.object("where", object -> clause(object, where));
        }
        if (!query.order().isEmpty()) {
            json.object(
                    "orderBy",
                    order -> order.array(
                            "fields",
                            query.order(),
                            (out, key) -> out.value(object -> {
                                field(object, key.field());
                                object.text("direction", key.direction().name().toLowerCase(Locale.ROOT));
                            })));
        }
    }

    private static void clause(JsonOut json, Clause clause) {
        switch (clause) {
            case Clause.And(var clauses) -> compound(json, "and", clauses);
            case Clause.Or(var clauses) -> compound(json, "or", clauses);
            case Clause.Not(var inner) -> compound(json, "not", List.of(inner));
            case Clause.Terminal(var field, var operator, var operand, var predicates) -> {
                field(json, field);
                json.text("operator", operator.text()).object("operand", object -> operand(object, operand));
                if (operator.looksBack()) {
                    predicates(json, predicates);
                }
            }
            case Clause.Changed(var field, var predicates) -> {
                field(json, field);
                json.text("operator", "changed");
                predicates(json, predicates);
            }
        }
    }

    private static void compound(JsonOut json, String operator, List<Clause> clauses) {
        json.text("operator", operator)
                .array("clauses", clauses, (out, one) -> out.value(object -> clause(object, one)));
    }

    private static void field(JsonOut json, Clause.Field field) {
        json.object("field", object -> object.text("name", field.name()).text("encodedName", field.written()));
    }

    private static void predicates(JsonOut json, List<Clause.Predicate> predicates) {
        json.array(
                "predicates",
                predicates,
                (out, predicate) -> out.value(object -> object.text(
                                "operator", predicate.kind().name().toLowerCase(Locale.ROOT))
                        .object("operand", operand -> operand(operand, predicate.operand()))));
    }

    private static void operand(JsonOut json, Operand operand) {
        switch (operand) {
            case Operand.Value(var text, var written) ->
                json.text("value", text).text("encodedValue", written);
            case Operand.Empty(var written) -> json.text("keyword", "empty").text("encodedOperand", written);
            case Operand.Function(var name, var arguments, var written) ->
                json.text("function", name).texts("arguments", arguments).text("encodedOperand", written);
            case Operand.Values(var all, var written) ->
                json.array("values", all, (out, one) -> out.value(object -> operand(object, one)))
                        .text("encodedOperand", written);
        }
    }
}
