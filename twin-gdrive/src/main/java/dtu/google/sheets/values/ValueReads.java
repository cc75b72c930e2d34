package dtu.google.sheets.values;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.sheets.spreadsheets.Cell;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How values are read: in rows or columns, as shown or as they are. */
record ValueReads(Dimension dimension, Render render, Dates dates) {

    /** Which way the inner lists run. */
    enum Dimension {
        ROWS,
        COLUMNS
    }

    /** How a cell is read. */
    enum Render {
        FORMATTED_VALUE,
        UNFORMATTED_VALUE,
        FORMULA
    }

    /** How dates are read where other numbers stay numbers. */
    enum Dates {
        SERIAL_NUMBER,
        FORMATTED_STRING
    }

    /** As the parameters say. */
    static ValueReads of(GoogleCall call) {
        return named(call::query, "majorDimension", "valueRenderOption", "dateTimeRenderOption");
    }

    /** As the parameters say for what an answer repeats of a write. */
    static ValueReads ofResponse(GoogleCall call) {
        return named(call::query, "majorDimension", "responseValueRenderOption", "responseDateTimeRenderOption");
    }

    static ValueReads named(Function<String, Optional<String>> given, String dimension, String render, String dates) {
        return new ValueReads(
                choice(Dimension.values(), given, dimension),
                choice(Render.values(), given, render),
                choice(Dates.values(), given, dates));
    }

    /** One of some words; the first when the client says none. */
    static <E extends Enum<E>> E choice(E[] values, Function<String, Optional<String>> given, String name) {
        var word = given.apply(name).filter(text -> !text.isEmpty() && !text.endsWith("_UNSPECIFIED"));
        return word.map(text -> Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> bad(name, text)))
                .orElse(values[0]);
    }

    static RuntimeException bad(String name, String value) {
        var field = name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        var type = "type.googleapis.com/google.apps.sheets.v4." + Character.toUpperCase(name.charAt(0))
                + name.substring(1);
        return GoogleError.INVALID_TEXT.refusal("Invalid value at '" + field + "' (" + type + "), \"" + value + "\"");
    }

    /** Writes the members of a value range; {@code values} is left out when there are none. */
    void write(JsonOut json, A1 range) {
        json.text("range", range.clipped()).text("majorDimension", dimension.name());
        var rows = Grid.rows(range, this::value, Json.text(""));
        var lists = dimension == Dimension.ROWS ? rows : Grid.turned(rows, Json.text(""));
        if (!lists.isEmpty()) {
            json.json("values", Json.array(lists.stream().map(ValueReads::list).toList()));
        }
    }

    private static Json list(List<Json> cells) {
        return Json.array(cells);
    }

    private Json value(Cell cell) {
        var format = cell.format();
        var isDate = format != null && format.isOfTime();
        return switch (render) {
            case FORMATTED_VALUE -> Json.text(Shown.text(cell));
            case UNFORMATTED_VALUE, FORMULA ->
                isDate && dates == Dates.FORMATTED_STRING ? Json.text(Shown.text(cell)) : Shown.typed(cell);
        };
    }
}
