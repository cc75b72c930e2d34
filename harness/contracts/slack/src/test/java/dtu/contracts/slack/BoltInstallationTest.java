package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bolt for JavaScript is let into the workspace by a person with a browser, and acts with what it is given. */
class BoltInstallationTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final Path libraries = NodeModules.required();
    private final Workspace workspace = new Workspace();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final NodeApp app = new NodeApp(
            libraries,
            workspace.variables("SLACK_API_URL", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"));
    private String home = "";

    @BeforeEach
    void configure() throws InterruptedException {
        var url = app.ready();
        home = url.replace("/slack/events", "");
        var redirects = Json.of("{\"redirect_urls\": [\"" + home + "/slack/oauth_redirect\"]}");
        workspace.configured(BoltApp.manifest(url, false).with("oauth_config", redirects));
    }

    /** Slack first: it would wait for what the app was just asking it. */
    @AfterEach
    void stop() {
        try {
            workspace.close();
        } finally {
            app.close();
        }
    }

    @Test
    void a_person_says_yes_and_the_app_answers_mentions() throws Exception {
        var sent = get(home + "/slack/install", "");
        var page = get(location(sent), "");
        assertThat(page.body())
                .contains("Broker is requesting permission to access")
                .contains("chat:write");

        var back = get(location(post(page, "allow")), cookie(sent));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        mention();
        assertThat(List.of(app.heard(), app.heard())).contains("mention true");
    }

    @Test
    void a_person_says_no_and_the_app_stays_outside() throws Exception {
        var sent = get(home + "/slack/install", "");
        var denied = location(post(get(location(sent), ""), "deny"));
        assertThat(denied).contains("error=access_denied").doesNotContain("code=");

        assertThat(get(denied, cookie(sent)).statusCode()).isEqualTo(500);
    }

    @Test
    void an_answer_that_another_browser_brings_is_refused() throws Exception {
        var sent = get(home + "/slack/install", "");
        var allowed = location(post(get(location(sent), ""), "allow"));

        assertThat(get(allowed, "").statusCode()).isEqualTo(400);
    }

    private void mention() throws IOException, SlackApiException {
        var bot = workspace.bot();
        var channel = bot.conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
        bot.conversationsInvite(request -> request.channel(channel).users(List.of(workspace.person("dana"))));
        var me = bot.authTest(request -> request).getUserId();
        workspace.dana("message", Json.EMPTY_OBJECT.with("channel", channel).with("text", "<@" + me + "> help"));
    }

    private HttpResponse<String> get(String url, String cookie) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url)).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    /** Sends the form of the page as Dana. */
    private HttpResponse<String> post(HttpResponse<String> page, String decision)
            throws IOException, InterruptedException {
        var form = new StringBuilder("person=dana@acme.test&decision=" + decision);
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            var value = URLEncoder.encode(hidden.group(2).replace("&amp;", "&"), StandardCharsets.UTF_8);
            form.append('&').append(hidden.group(1)).append('=').append(value);
        }
        var request = HttpRequest.newBuilder(page.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** A browser keeps it although it is meant for HTTPS: this machine counts as safe. */
    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
