package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.OktaPage;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;

/** The parts of the sign-in pages: plain, usable without scripts and with a screen reader. */
final class SignInForm {
    static final String PATH = "/login/login.htm";

    /** The same from the base of the page: an org may stand below a path of its own. */
    private static final String HERE = PATH.substring(1);

    private static final int OK = 200;

    private SignInForm() {}

    static Response signIn(OktaCall call, int status, String url, String complaint, String username) {
        var fields = Html.hidden("step", "signin")
                + Html.hidden("fromURI", url)
                + input("Username", "text", "username", "autocomplete=\"username\" autofocus" + filledIn(username))
                + input("Password", "password", "password", "autocomplete=\"current-password\"");
        var help = """
                <p class="help"><a href="signin/forgot-password">Forgot password?</a>
                <a href="signin/unlock">Unlock account?</a>%s</p>
                """.formatted(signUp(call, url));
        return OktaPage.of(call, status, "Sign In", Html.alert(complaint) + form(fields + submit("Sign In")) + help);
    }

    /** The way to a first account, where people may open one themselves. */
    private static String signUp(OktaCall call, String url) {
        return SignUp.terms(call.state(), url).isOpen()
                ? "\n<a href=\"" + SignUp.PATH.substring(1) + "?fromURI=" + Parameters.encoded(url) + "\">Sign up</a>"
                : "";
    }

    private static String filledIn(String value) {
        return value.isEmpty() ? "" : " value=\"" + Html.escaped(value) + "\"";
    }

    static Response forgotten(OktaCall call, String step, String title, String button) {
        var fields = Html.hidden("step", step)
                + Html.hidden("factorType", "EMAIL")
                + input("Email or Username", "text", "username", "autocomplete=\"username\" autofocus");
        return OktaPage.of(call, OK, title, form(fields + submit(button)) + back());
    }

    static Response link(OktaCall call, String step, String name, String token) {
        var text = "<p>Continue to choose how you sign in.</p>\n";
        return OktaPage.of(
                call,
                OK,
                "Welcome",
                text + form(Html.hidden("step", step) + Html.hidden(name, token) + submit("Continue")));
    }

    static Response home(OktaCall call, String name) {
        return OktaPage.of(
                call,
                OK,
                "My Apps",
                "<p>You are signed in as " + Html.escaped(name) + ".</p>\n"
                        + "<p class=\"help\"><a href=\"login/signout\">Sign out</a></p>\n");
    }

    static String back() {
        return "<p class=\"help\"><a href=\"" + HERE + "\">Back to sign in</a></p>\n";
    }

    static String form(String content) {
        return "<form method=\"post\" action=\"" + HERE + "\">\n" + content + "</form>\n";
    }

    static String input(String label, String type, String name, String more) {
        return "<p><label>" + Html.escaped(label) + " <input type=\"" + type + "\" name=\"" + Html.escaped(name)
                + "\" required " + more + "></label></p>\n";
    }

    static String submit(String label) {
        return "<p><button type=\"submit\">" + Html.escaped(label) + "</button></p>\n";
    }

    static String heading(String text) {
        return "<h2>" + Html.escaped(text) + "</h2>\n";
    }
}
