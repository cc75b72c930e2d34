package dtu.okta.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An org with two of everything in it, and the names under which calls mean them. */
final class World {
    private final Org okta = Org.inMemory();
    private final String administrator = "SSWS " + okta.solo().environment().getOrDefault("OKTA_CLIENT_TOKEN", "");
    private final Map<String, String> names = new TreeMap<>(Comparator.reverseOrder());

    World() {
        for (var line : KnownCall.all("world.txt")) {
            switch (line.caller()) {
                case "time" -> okta.solo().pass(Duration.parse(line.place()));
                case "word" -> names.put("$" + line.name(), line.place());
                default -> make(line);
            }
        }
    }

    Org okta() {
        return okta;
    }

    String administrator() {
        return administrator;
    }

    /** Longer names first, so that none stands for the beginning of another. */
    Map<String, String> names() {
        return names;
    }

    private void make(KnownCall line) {
        var reply = okta.sendBare(line.in(names).request(administrator));
        assertThat(reply.response().status()).as(line + "\n" + reply.text()).isLessThan(400);
        var equals = line.name().indexOf('=');
        var name = equals < 0 ? line.name() : line.name().substring(0, equals);
        if (!name.equals("-")) {
            names.put("$" + name, found(reply, equals < 0 ? "/id" : line.name().substring(equals + 1)));
        }
    }

    private static String found(Org.Reply reply, String place) {
        var headers = reply.response().headers();
        var name = place.substring(1);
        return switch (place.charAt(0)) {
            case '?' -> {
                var location = headers.first("Location").orElse("");
                yield Parameters.parse(location.substring(location.indexOf('?') + 1))
                        .first(name)
                        .orElseThrow();
            }
            case ';' ->
                headers.every("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith(name + "="))
                        .map(cookie -> cookie.substring(name.length() + 1).split(";", -1)[0])
                        .findFirst()
                        .orElseThrow();
            case '<' -> {
                var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                        .matcher(reply.text());
                assertThat(field.find()).as(reply.text()).isTrue();
                yield field.group(1);
            }
            default -> text(reply.json(), name);
        };
    }

    private static String text(Json answer, String place) {
        var here = answer;
        for (var part : place.split("/", -1)) {
            here = here.isArray()
                    ? here.elements().get(Integer.parseInt(part))
                    : here.at(part).orElseThrow();
        }
        return here.asText();
    }
}
