package dtu.harness.cli;

import dtu.twins.json.JsonOut;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** How connection variables are written. */
enum EnvFormat {
    /** For {@code eval "$(dtu env)"}. */
    sh {
        @Override
        String write(Map<String, String> variables) {
            return lines(variables, "export %s=%s%n", EnvFormat::quoted);
        }
    },
    /** For files that tools read themselves. */
    dotenv {
        @Override
        String write(Map<String, String> variables) {
            return lines(variables, "%s=%s%n", EnvFormat::quoted);
        }
    },
    json {
        @Override
        String write(Map<String, String> variables) {
            var object = JsonOut.object(json -> variables.forEach(json::text));
            return new String(object, StandardCharsets.UTF_8) + System.lineSeparator();
        }
    },
    /** For {@code dtu env --format github >> "$GITHUB_ENV"}, which takes values as they stand. */
    github {
        @Override
        String write(Map<String, String> variables) {
            return lines(variables, "%s=%s%n", value -> value);
        }
    };

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    abstract String write(Map<String, String> variables);

    /** One change of a value's text. */
    private interface Quoting {
        String quoted(String value);
    }

    private static String lines(Map<String, String> variables, String form, Quoting quoting) {
        var text = new StringBuilder();
        variables.forEach((name, value) -> text.append(form.formatted(name, quoting.quoted(value))));
        return text.toString();
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
