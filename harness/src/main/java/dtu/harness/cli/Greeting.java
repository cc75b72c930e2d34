package dtu.harness.cli;

import dtu.harness.control.UniverseServer;
import java.util.List;
import java.util.Map;

/** What {@code dtu up} says when everything answers. */
final class Greeting {
    private static final Map<String, String> NAMES =
            Map.of("okta", "Okta", "slack", "Slack", "jira", "Jira", "google", "Google Drive, Docs, Sheets");
    private static final int NAME_WIDTH = 28;

    private Greeting() {}

    /** {@code token} is empty when the control plane asks for none. */
    static String of(UniverseServer server, String token) {
        var text = new StringBuilder("%nThe Digital Twin Universe is up.%n%n".formatted());
        var urls = server.urls();
        for (var twin : List.of("okta", "slack", "jira", "google")) {
            if (urls.containsKey(twin)) {
                text.append(line(NAMES.getOrDefault(twin, twin), urls.getOrDefault(twin, "")));
            }
        }
        text.append(line("Control plane", server.controlUrl()));
        if (!token.isEmpty()) {
            text.append(line("Control token", token));
        }
        var port = server.controlUrl().substring(server.controlUrl().lastIndexOf(':') + 1);
        var flag = port.equals("4700") ? "" : " --port-base " + port;
        var shown = token.isEmpty() ? "" : " --control-token " + token;
        var header = token.isEmpty() ? "" : " -H 'Authorization: Bearer " + token + "'";
        return text.append("""

                Connect a program:     eval "$(./dtu env%s)"
                Ask for another world: curl -X POST%s %s/v1/universes
                All calls:             %s/v1/openapi.json
                Stop:                  Ctrl-C

                """.formatted(flag + shown, header, server.controlUrl(), server.controlUrl()))
                .toString();
    }

    private static String line(String name, String value) {
        return "  " + name + " ".repeat(NAME_WIDTH - name.length()) + value + System.lineSeparator();
    }
}
