package dtu.scenarios.language;

import dev.cel.common.CelIssue;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says in our words what CEL's checker found, with the word that was probably meant. */
final class Complaints {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']+)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '([^']*)' \\(candidates: (.*)\\)");
    private static final Pattern RECEIVER = Pattern.compile("(\\w+)\\.$");
    private static final List<String> STANDARD = List.of(
            "all",
            "exists",
            "exists_one",
            "map",
            "filter",
            "has",
            "size",
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "duration",
            "timestamp",
            "int",
            "double",
            "string",
            "bool",
            "type",
            "getFullYear",
            "getMonth",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getDayOfWeek",
            "getDayOfMonth",
            "api",
            "only");

    private final Words words;
    private final Names names;
    private final Cel.Use use;

    Complaints(Words words, Names names, Cel.Use use) {
        this.words = words;
        this.names = names;
        this.use = use;
    }

    void note(Expr expr, CelIssue issue, Problems problems) {
        var location = issue.getSourceLocation();
        var line = Math.max(1, location.getLine());
        var column = Math.max(0, location.getColumn());
        var message = issue.getMessage();
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            var name = undeclared.group(1);
            var text = lineOf(expr.source(), line);
            var call = text.startsWith("(", column);
            var start = call || !text.startsWith(name, column) ? Math.max(0, text.lastIndexOf(name, column)) : column;
            problems.add(place(expr, line, start), call ? function(name, text.substring(0, start)) : name(name));
            return;
        }
        problems.add(place(expr, line, column), translated(message));
    }

    private String translated(String message) {
        var field = FIELD.matcher(message);
        if (field.matches()) {
            return "undefined field '" + field.group(1) + "'" + hint(field.group(1), fields());
        }
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            var name = overload.group(1).replace("_", "");
            var operator = !name.equals(overload.group(1)) || name.startsWith("!");
            return "no matching overload for '" + name + "' applied to " + friendly(overload.group(2))
                    + (operator ? "; both sides must be of one type" : "; it takes " + friendly(overload.group(3)));
        }
        return "not an expression: " + message;
    }

    private String function(String name, String before) {
        if (Functions.DRAWING.contains(name)) {
            return use == Cel.Use.DRAW
                    ? "'" + name + "' does not take that many arguments"
                    : "'" + name + "' draws, and what is judged must not: draw it under 'draw' and use its name here";
        }
        var receiver = RECEIVER.matcher(before);
        if (receiver.find() && words.services().contains(receiver.group(1))) {
            var views = words.views(receiver.group(1)).keySet();
            return receiver.group(1) + " has no view '" + name + "'" + orAll(hint(name, views), views);
        }
        Collection<String> known = new TreeSet<>(STANDARD);
        known.addAll(WorldCard.LOOKUPS.keySet());
        if (use == Cel.Use.DRAW) {
            known.addAll(Functions.DRAWING);
        }
        return "unknown function '" + name + "'" + hint(name, known);
    }

    private String name(String name) {
        var known = new TreeSet<>(names.types().keySet());
        known.addAll(words.services());
        return "unknown name '" + name + "'" + orAll(hint(name, known), known);
    }

    private Collection<String> fields() {
        var fields = new TreeSet<String>();
        for (var type : names.types().values()) {
            if (type instanceof StructType struct) {
                fields.addAll(struct.fieldNames());
            }
        }
        return fields;
    }

    private static String hint(String name, Collection<String> known) {
        return Nearest.hint(name, known);
    }

    private static String orAll(String hint, Collection<String> known) {
        return hint.isEmpty() ? "; known are " + String.join(", ", known) : hint;
    }

    private static Mark place(Expr expr, int line, int column) {
        var mark = expr.mark();
        return line == 1 ? mark.right(column) : new Mark(mark.file(), mark.line() + line - 1, column + 1);
    }

    private static String lineOf(String source, int line) {
        var lines = new ArrayList<>(source.lines().toList());
        return line <= lines.size() ? lines.get(line - 1) : "";
    }

    /** CEL's type names in the words of this language. */
    static String friendly(String types) {
        var text = types;
        for (var word : Map.of(
                        "google.protobuf.Timestamp",
                        "time",
                        "google.protobuf.Duration",
                        "span",
                        "@here, ",
                        "",
                        "bool",
                        "truth",
                        "string",
                        "text",
                        "int",
                        "whole number",
                        "double",
                        "number",
                        "dyn",
                        "anything")
                .entrySet()) {
            text = text.replaceAll("\\b" + Pattern.quote(word.getKey()) + "\\b", word.getValue());
        }
        return text;
    }
}
