package dtu.okta.oauth;

import dtu.okta.OktaPage;
import dtu.okta.servers.Scope;
import dtu.twins.Refusal;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** The pages that people see: plain, and usable without scripts. */
final class Page {
    private static final int OK = 200;

    private Page() {}

    /** What went wrong when there is nowhere to send the browser back to. */
    static Refusal refusal(OAuthError error, Object... details) {
        return new Refusal(OktaPage.of(
                400, "400", """
                <h2>Your request resulted in an error.</h2>
                <p id="error">%s</p>
                <p id="description">%s</p>
                """.formatted(Html.escaped(error.error()), Html.escaped(error.description(details)))));
    }

    /** Takes a result to an app in a form; browsers with scripts need no click. */
    static Response posting(String uri, Parameters result) {
        return OktaPage.of(OK, "Submit", """
                <form name="appForm" method="post" action="%s">
                %s<button type="submit">Continue</button>
                </form>
                <script>document.appForm.submit();</script>
                """.formatted(Html.escaped(uri), Html.hidden(result)));
    }

    /** Tells a result to the window that has opened this one, if it is the app's. */
    static Response messaging(String uri, Parameters result) {
        return OktaPage.of(OK, "Result", """
                <script>
                var data = %s;
                (window.opener || window.parent).postMessage(data, %s);
                </script>
                """.formatted(
                scripted(JsonOut.object(json -> result.all().forEach(value -> json.text(value.name(), value.value())))),
                scripted(Json.text(origin(uri)).bytes())));
    }

    private static String scripted(byte[] json) {
        return Json.written(json).toString().replace("<", "\\u003c");
    }

    private static String origin(String uri) {
        var host = uri.indexOf("//");
        var path = host < 0 ? -1 : uri.indexOf('/', host + 2);
        return path < 0 ? uri : uri.substring(0, path);
    }

    /** Asks a person whether an app may have what it asks for. */
    static Response consent(String action, String app, List<Scope> scopes, Parameters request, String proof) {
        var items = new StringBuilder();
        for (var scope : scopes) {
            items.append("<li>").append(item(scope)).append("</li>\n");
        }
        return OktaPage.of(OK, app + " would like to:", """
                <form method="post" action="%s">
                <ul>
                %s</ul>
                %s<button type="submit" name="consent" value="allow">Allow Access</button>
                <button type="submit" name="consent" value="deny" class="quiet">Don't Allow</button>
                </form>
                """.formatted(
                        Html.escaped(action), items, Html.hidden(request.with("consent_proof", proof))));
    }

    /** What may be skipped has a box of its own. */
    private static String item(Scope scope) {
        var text = scope.description().isEmpty() ? scope.title() : scope.title() + ": " + scope.description();
        return scope.isOptional() ? box(Html.escaped(Consent.box(scope)), Html.escaped(text)) : Html.escaped(text);
    }

    private static String box(String name, String text) {
        return "<label><input type=\"checkbox\" name=\"%s\" value=\"true\" checked> %s</label>".formatted(name, text);
    }

    /** Asks for the code that a device shows, and for a name and a password if nobody is signed in. */
    static Response activation(int status, String code, Asking asking, String complaint) {
        var credentials = asking == Asking.CODE ? "" : """
                <p><label>Username <input type="text" name="username" autocomplete="username"></label></p>
                <p><label>Password <input type="password" name="password" autocomplete="current-password"></label></p>
                """;
        return OktaPage.of(
                status, "Activate your device", """
                %s<form method="post" action="activate">
                <p><label>Activation Code <input type="text" name="user_code" value="%s"></label></p>
                %s<p><button type="submit">Next</button></p>
                </form>
                """.formatted(Html.alert(complaint), Html.escaped(code), credentials));
    }

    /** What the page for devices has to ask. */
    enum Asking {
        CODE,
        EVERYTHING
    }

    static Response activated() {
        return OktaPage.of(OK, "Device activated", "<p>Follow the instructions on your device.</p>\n");
    }

    static Response signedOut() {
        return OktaPage.of(OK, "You have signed out.", "");
    }
}
