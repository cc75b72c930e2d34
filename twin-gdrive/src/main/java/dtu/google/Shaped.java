package dtu.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Written JSON in the shape the client wants: only what its mask selects, indented unless it asks for one line. */
final class Shaped {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);

    private Shaped() {}

    /** How the text is laid out. */
    enum Layout {
        INDENTED,
        ONE_LINE
    }

    static byte[] json(byte[] written, FieldMask mask, Layout layout) {
        if (mask.isAll() && layout == Layout.ONE_LINE) {
            return written;
        }
        var bytes = new ByteArrayOutputStream(written.length * 2);
        try (var parser = JSON.createParser(written);
                var generator = JSON.createGenerator(bytes)) {
            if (layout == Layout.INDENTED) {
                generator.setPrettyPrinter(printer());
            }
            parser.nextToken();
            copy(parser, generator, mask);
            if (layout == Layout.INDENTED) {
                generator.writeRaw('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static DefaultPrettyPrinter printer() {
        var printer = new DefaultPrettyPrinter(SEPARATORS);
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        return printer;
    }

    private static void copy(JsonParser parser, JsonGenerator generator, FieldMask mask) throws IOException {
        if (mask.isAll() || parser.currentToken().isScalarValue()) {
            generator.copyCurrentStructure(parser);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            generator.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                copy(parser, generator, mask);
            }
            generator.writeEndArray();
        } else {
            generator.writeStartObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var within = mask.at(parser.currentName());
                parser.nextToken();
                if (within == null) {
                    parser.skipChildren();
                } else {
                    generator.writeFieldName(parser.currentName());
                    copy(parser, generator, within);
                }
            }
            generator.writeEndObject();
        }
    }
}
