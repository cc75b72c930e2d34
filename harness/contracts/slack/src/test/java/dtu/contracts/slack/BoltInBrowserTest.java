package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.builtin.FileInstallationService;
import com.slack.api.bolt.service.builtin.FileOAuthStateService;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.openid.connect.OpenIDConnectUserInfoRequest;
import com.slack.api.model.event.AppMentionEvent;
import dtu.contracts.browser.Browser;
import dtu.contracts.browser.SecureDoor;
import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bolt for Java is let into the workspace by people with a real browser, which finds the workspace where the library
 * sends everybody: at slack.com. What they saw is in {@code target/*.png}.
 */
class BoltInBrowserTest {
    private final Workspace workspace = new Workspace();
    private final SecureDoor slackCom =
            new SecureDoor(workspace.variable("SLACK_API_URL").replaceFirst("/api/$", ""));
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        slackCom.close();
        workspace.close();
    }

    @Test
    void a_person_says_yes_and_the_app_answers_mentions_with_what_it_has_stored() throws Exception {
        var app = app("chat:write,app_mentions:read", "search:read");
        try (var server = serving(app);
                var browser = browser()) {
            browser.visit(server.home() + "/slack/install");
            browser.follow();
            browser.reads("Broker is requesting permission to access the DTU Slack workspace");
            assertThat(browser.url()).startsWith("https://slack.com/oauth/v2/authorize?");
            assertThat(browser.title()).contains("Broker", "Slack");
            pictures(browser, "consent");
            browser.type("person", "dana@acme.test");
            browser.press("Allow");
            browser.reads("Thank you");
            assertThat(browser.url()).startsWith(server.home() + "/slack/oauth_redirect?code=");

            var stored = new FileInstallationService(app.config(), folder.toString())
                    .findInstaller(null, team(), workspace.person("dana"));
            // All that it has been granted, for it was in the workspace before.
            assertThat(stored.getBotScope().split(",")).contains("chat:write", "app_mentions:read", "reactions:write");
            assertThat(stored.getInstallerUserScope()).isEqualTo("search:read");
            mention();
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("mention true");
        }
    }

    @Test
    void each_person_who_lets_the_app_in_gives_a_token_of_their_own() throws Exception {
        var app = app("chat:write", "search:read");
        try (var server = serving(app)) {
            for (var person : List.of("dana", "eve")) {
                try (var browser = browser()) {
                    browser.visit(server.home() + "/slack/install");
                    browser.follow();
                    browser.type("person", person + "@acme.test");
                    browser.press("Allow");
                    browser.reads("Thank you");
                }
            }

            var stored = new FileInstallationService(app.config(), folder.toString());
            var dana = stored.findInstaller(null, team(), workspace.person("dana"));
            var eve = stored.findInstaller(null, team(), workspace.person("eve"));
            assertThat(who(dana.getInstallerUserAccessToken())).isEqualTo(workspace.person("dana"));
            assertThat(who(eve.getInstallerUserAccessToken())).isEqualTo(workspace.person("eve"));
            assertThat(eve.getBotAccessToken()).isEqualTo(dana.getBotAccessToken());
        }
    }

    @Test
    void a_person_says_no_and_the_app_hears_why() throws Exception {
        var app = app("chat:write", "");
        app.oauthCallbackError((request, response) -> {
            heard.add(request.getPayload().getError());
            return response;
        });
        try (var server = serving(app);
                var browser = browser()) {
            browser.visit(server.home() + "/slack/install");
            browser.follow();
            browser.press("Cancel");

            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("access_denied");
            assertThat(new FileInstallationService(app.config(), folder.toString()).findBot(null, team()))
                    .isNull();
        }
    }

    @Test
    void a_mistyped_name_is_complained_of_and_a_state_of_somebody_else_is_refused() throws Exception {
        var app = app("chat:write", "");
        app.oauthCallbackStateError((request, response) -> {
            heard.add("state");
            return response;
        });
        try (var server = serving(app);
                var browser = browser();
                var other = browser()) {
            browser.visit(server.home() + "/slack/install");
            browser.follow();
            browser.type("person", "nobody");
            browser.press("Allow");
            assertThat(browser.reads("Nobody here is called that.")).contains("chat:write");
            pictures(browser, "complaint");

            other.visit(browser.url());
            other.type("person", "dana@acme.test");
            other.press("Allow");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("state");
        }
    }

    @Test
    void a_person_signs_in_and_the_app_knows_who_they_are() throws Exception {
        var config = config("", "openid,email,profile");
        var app = new App(config).asOpenIDConnectApp(true);
        app.service(new FileOAuthStateService(config, folder.toString()));
        app.openIDConnectSuccess((request, response, token) -> {
            heard.add(nameBehind(token.getAccessToken()));
            return Response.ok("Welcome");
        });
        try (var server = serving(app);
                var browser = browser()) {
            browser.visit(server.home() + "/slack/install");
            browser.follow();
            browser.reads("Broker wants to confirm your identity on the DTU Slack workspace");
            pictures(browser, "sign-in");
            browser.type("person", "eve@acme.test");
            browser.press("Allow");

            browser.reads("Welcome");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("Eve Stone");
        }
    }

    @Test
    void what_only_members_may_see_asks_a_browser_to_sign_in() throws Exception {
        var bot = workspace.bot();
        var channel = bot.conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
        var posted = bot.chatPostMessage(request -> request.channel(channel).text("hello"));
        var link = bot.chatGetPermalink(request -> request.channel(channel).messageTs(posted.getTs()))
                .getPermalink();
        try (var browser = browser()) {
            browser.visit(link);
            assertThat(browser.reads("Sign in to DTU")).contains("/archives/" + channel);
            pictures(browser, "wall");
        }
    }

    private App app(String bot, String user) {
        var config = config(bot, user);
        var app = new App(config).asOAuthApp(true);
        app.service(new FileInstallationService(config, folder.toString()));
        app.service(new FileOAuthStateService(config, folder.toString()));
        app.event(AppMentionEvent.class, (payload, context) -> {
            heard.add("mention " + context.say("Hello").isOk());
            return context.ack();
        });
        return app;
    }

    private AppConfig config(String bot, String user) {
        return AppConfig.builder()
                .slack(Slack.getInstance(workspace.slack().getConfig()))
                .signingSecret(workspace.variable("SLACK_SIGNING_SECRET"))
                .clientId(workspace.variable("SLACK_CLIENT_ID"))
                .clientSecret(workspace.variable("SLACK_CLIENT_SECRET"))
                .scope(bot)
                .userScope(user)
                .appPath("/slack")
                .oauthInstallPath("/install")
                .oauthRedirectUriPath("/oauth_redirect")
                .build();
    }

    private BoltServer serving(App app) {
        var server = new BoltServer(app);
        var redirects = Json.of("{\"redirect_urls\": [\"" + server.home() + "/slack/oauth_redirect\"]}");
        workspace.configured(BoltApp.manifest(server.url(), false).with("oauth_config", redirects));
        return server;
    }

    private Browser browser() {
        return Browser.open("--host-resolver-rules=MAP slack.com:443 127.0.0.1:" + slackCom.port());
    }

    /** On a desk and on a telephone. */
    private static void pictures(Browser browser, String name) {
        for (var width : List.of(1000, 500)) {
            browser.resize(width, 900);
            assertThat(browser.fits()).as("%s fits %d pixels", name, width).isTrue();
            browser.picture(Path.of("target", name + "-" + width + ".png"));
        }
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

    private String team() throws IOException, SlackApiException {
        return workspace.bot().authTest(request -> request).getTeamId();
    }

    private String who(String token) throws IOException, SlackApiException {
        return workspace.slack().methods(token).authTest(request -> request).getUserId();
    }

    private String nameBehind(String token) {
        try {
            var asked = OpenIDConnectUserInfoRequest.builder().token(token).build();
            return workspace.slack().methods(token).openIDConnectUserInfo(asked).getName();
        } catch (IOException | SlackApiException failed) {
            return failed.toString();
        }
    }
}
