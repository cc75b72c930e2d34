package dtu.okta.authn;

import static dtu.okta.authn.Door.LOGIN;
import static dtu.okta.authn.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.okta.factors.Totp;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInPagesTest {
    private static final String PAGE = "/login/login.htm";
    private static final Pattern FORM = Pattern.compile("(?s)<form .*?</form>");
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final Door door = new Door();

    private Reply get(String path) {
        return door.okta.sendBare(Request.get(path));
    }

    private Reply post(Parameters form) {
        return door.okta.sendBare(Request.of(Method.POST, PAGE).form(form));
    }

    /** What a browser sends for the form with that button, filled in. */
    private Reply submit(Reply page, String button, String... filled) {
        for (var form : forms(page)) {
            if (form.contains(">" + button + "</button>")) {
                var sent = Parameters.of(filled);
                var hidden = HIDDEN.matcher(form);
                while (hidden.find()) {
                    sent = sent.with(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
                }
                return post(sent);
            }
        }
        throw new AssertionError("no button " + button + " in " + page.text());
    }

    private static List<String> forms(Reply page) {
        var forms = new ArrayList<String>();
        var matcher = FORM.matcher(page.text());
        while (matcher.find()) {
            forms.add(matcher.group());
        }
        return forms;
    }

    private Reply signIn(String password) {
        return submit(get(PAGE), "Sign In", "username", LOGIN, "password", password);
    }

    private static String location(Reply reply) {
        return reply.is(302).response().headers().first("Location").orElseThrow();
    }

    @Test
    void a_name_and_a_password_lead_home_with_a_session() {
        var page = get(PAGE).is(200);
        assertThat(page.text()).contains("<html lang=\"en\">", "<label>Username", "<base href=\"http://okta.test/\">");

        var done = signIn(PASSWORD);
        assertThat(location(done)).isEqualTo("http://okta.test/app/UserHome");
        var cookie = done.response().headers().first("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("sid=");
        var sid = cookie.substring(0, cookie.indexOf(';'));
        var home = door.okta.sendBare(Request.get("/app/UserHome").header("Cookie", sid));
        assertThat(home.is(200).text()).contains("You are signed in as Dade Murphy.");
        assertThat(location(get("/app/UserHome"))).startsWith("http://okta.test/login/login.htm?fromURI=");

        var out = door.okta.sendBare(Request.get("/login/signout").header("Cookie", sid));
        assertThat(location(out)).isEqualTo("http://okta.test/login/login.htm");
        door.okta
                .sendBare(Request.get("/api/v1/sessions/me").header("Cookie", sid))
                .is(404);
        assertThat(door.okta.events()).last().isEqualTo("user.session.end");
    }

    @Test
    void a_wrong_password_is_an_alert_and_changes_no_place() {
        var again = signIn("wrong").is(401);
        assertThat(again.text()).contains("<p role=\"alert\">Unable to sign in</p>");
        assertThat(post(Parameters.of("step", "signin", "username", "<x>"))
                        .is(400)
                        .text())
                .doesNotContain("<x>");
        assertThat(post(Parameters.of("step", "dance")).is(200).text()).contains("Sign In");
        assertThat(post(Parameters.of("step", "verify", "stateToken", "00none"))
                        .is(401)
                        .text())
                .contains("You have been away too long");
    }

    @Test
    void nobody_is_sent_to_another_site() {
        for (var evil : List.of("https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)")) {
            var page = get(PAGE + "?fromURI=" + Parameters.encoded(evil));
            assertThat(page.text()).doesNotContain("evil").contains("http://okta.test/app/UserHome");
        }
        assertThat(get(PAGE + "?fromURI=%2Foauth2%2Fx%3Fa%3D1%26b").text())
                .contains("value=\"http://okta.test/oauth2/x?a=1&amp;b\"");
    }

    @Test
    void a_second_factor_is_chosen_and_given() {
        door.requireFactor("DEVICE");
        door.enroll("sms", "OKTA", "\"phoneNumber\": \"+15554151337\"");
        door.enroll("question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"Meatball\"");
        var required = signIn(PASSWORD).is(200);
        assertThat(required.text()).contains("What is the food you least liked as a child?", "Text message");

        var challenge = submit(required, "Send a text message to +1 %1$s-%1$s-1337".formatted("X".repeat(3)))
                .is(200);
        var wrong = submit(challenge, "Verify", "passCode", "none").is(403);
        assertThat(wrong.text()).contains("Your passcode doesn&#39;t match our records. Please try again.");
        assertThat(submit(wrong, "Verify with something else").is(200).text()).contains("Security question");
        var done = submit(required, "Verify", "answer", "meatball", "rememberDevice", "true");
        assertThat(location(done)).isEqualTo("http://okta.test/app/UserHome");
        assertThat(done.response().headers().every("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("DT="));
    }

    @Test
    void a_factor_is_set_up_on_the_way() {
        door.requireFactor("ALWAYS");
        var enroll = signIn(PASSWORD).is(200);
        assertThat(enroll.text()).contains("Set up multifactor authentication", "Google Authenticator");
        var kind = forms(enroll).stream()
                .filter(form -> form.contains("\"GOOGLE\""))
                .findFirst()
                .orElseThrow();
        var token = HIDDEN.matcher(kind);
        assertThat(token.find()).isTrue();
        var activate = post(Parameters.of(
                "step",
                "enroll",
                "stateToken",
                token.group(2),
                "factorType",
                "token:software:totp",
                "provider",
                "GOOGLE"));
        var text = activate.is(200).text();
        var seed = text.substring(text.indexOf("<code>") + "<code>".length(), text.indexOf("</code>"));
        var code = Totp.code(seed, door.okta.solo().universe().now());
        assertThat(location(submit(activate, "Verify", "passCode", code))).isEqualTo("http://okta.test/app/UserHome");
    }

    @Test
    void an_expired_password_is_changed() {
        door.okta
                .post("/api/v1/users/" + door.user + "/lifecycle/expire_password")
                .is(200);
        var page = signIn(PASSWORD).is(200);
        assertThat(page.text()).contains("Your password has expired");
        submit(page, "Change Password", "oldPassword", "x", "newPassword", "An0therW0rld")
                .is(403);
        location(submit(page, "Change Password", "oldPassword", PASSWORD, "newPassword", "An0therW0rld"));
        location(signIn("An0therW0rld"));
    }

    @Test
    void a_forgotten_password_is_recovered_by_the_link_in_the_mail() {
        var sent = submit(get("/signin/forgot-password"), "Reset via Email", "username", LOGIN)
                .is(200);
        assertThat(sent.text()).contains("a message is on its way");
        var link = door.okta.mail().getLast().link().substring("http://okta.test".length());
        get(link).is(200);
        var question = submit(get(link), "Continue").is(200);
        assertThat(question.text()).contains("Who&#39;s a major player in the cowboy scene?");
        var reset = submit(question, "Continue", "answer", "cowboy dan").is(200);
        var done = submit(reset, "Reset Password", "newPassword", "An0therW0rld");
        assertThat(location(done)).startsWith("http://okta.test/login/sessionCookieRedirect?token=");
        submit(get(link), "Continue").is(401);
    }

    @Test
    void an_invitation_is_accepted() {
        door.okta.user("?activate=true", "new@acme.test", "");
        var link = door.okta.mail().getLast().link().substring("http://okta.test".length());
        var page = submit(get(link), "Continue").is(200);
        assertThat(page.text()).contains("Choose a new password");
        submit(page, "Reset Password", "newPassword", "short").is(403);
        assertThat(submit(page, "Back to sign in").is(200).text()).contains("<label>Username");
    }
}
