package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;

/** The parts of the sign-in pages: plain, usable without scripts and with a screen reader. */
final class SignInForm {
    static final String PATH = "/login/login.htm";

    /** The same from the base of the page: an org may stand below a path of its own. */
    private static final String HERE = PATH.substring(1);

    private static final String TYPE = "text/html;charset=utf-8";
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
        return page(call, status, "Sign In", Html.alert(complaint) + form(fields + submit("Sign In")) + help);
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
        return page(call, OK, title, form(fields + submit(button)) + back());
    }

    static Response link(OktaCall call, String step, String name, String token) {
        var text = "<p>Continue to choose how you sign in.</p>\n";
        return page(
                call,
                OK,
                "Welcome",
                text + form(Html.hidden("step", step) + Html.hidden(name, token) + submit("Continue")));
    }

    static Response home(OktaCall call, String name) {
        return page(
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

    static Response page(OktaCall call, int status, String title, String body) {
        return Response.text(status, TYPE, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <base href="%3$s/">
                <title>%1$s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; background: #f4f4f4; color: #1d1d21; margin: 0; }
                main { box-sizing: border-box; width: min(25rem, 100%%); margin: 8vh auto; padding: 1.5rem 2.5rem 2rem;
                       background: #fff; border: 1px solid #ccc; border-radius: 6px; }
                h1 { font-size: 1.25rem; text-align: center; } h2 { font-size: 1rem; margin: 1.5rem 0 0; }
                label { font-weight: 600; font-size: .9rem; }
                input, select { box-sizing: border-box; width: 100%%; padding: .5rem; font: inherit;
                                border: 1px solid #6e6e78; border-radius: 3px; }
                input[type=checkbox] { width: auto; }
                button { width: 100%%; padding: .6rem; font: inherit; font-weight: 600; color: #fff;
                         background: #1662dd; border: 0; border-radius: 3px; cursor: pointer; }
                button.quiet { color: #1662dd; background: none; }
                :focus-visible { outline: 3px solid #1662dd; outline-offset: 2px; }
                [role=alert] { padding: .75rem; color: #8c1c13; background: #fdecea; border-left: 4px solid #da372c; }
                .help { font-size: .9rem; } .help a { color: #1662dd; margin-right: 1rem; }
                code { font-size: 1.1rem; overflow-wrap: anywhere; }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s</main>
                </body>
                </html>
                """.formatted(
                        Html.escaped(title), body, Html.escaped(call.request().origin())));
    }
}
