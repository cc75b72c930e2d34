package dtu.okta.oauth;

import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;

/** The pages that people see: plain, and usable without scripts. */
final class Page {
    private static final String TYPE = "text/html;charset=utf-8";
    private static final int OK = 200;

    private Page() {}

    /** What went wrong when there is nowhere to send the browser back to. */
    static Refusal refusal(OAuthError error, Object... details) {
        return new Refusal(
                page(400, "Bad Request", """
                <h1>400</h1>
                <h2>Your request resulted in an error.</h2>
                <p id="error">%s</p>
                <p id="description">%s</p>
                """.formatted(escaped(error.error()), escaped(error.description(details)))));
    }

    /** Asks for a name and a password, and goes on with the request that brought the browser here. */
    static Response signIn(int status, String action, Parameters request, String complaint) {
        return page(status, "Sign In", """
                <h1>Sign In</h1>
                %s<form method="post" action="%s">
                %s<p><label>Username <input type="text" name="username" autocomplete="username" autofocus></label></p>
                <p><label>Password <input type="password" name="password" autocomplete="current-password"></label></p>
                <p><input type="submit" value="Sign In"></p>
                </form>
                """.formatted(
                        complaint.isEmpty() ? "" : "<p role=\"alert\">" + escaped(complaint) + "</p>\n",
                        escaped(action),
                        hidden(request.without("username").without("password"))));
    }

    /** Takes a result to an app in a form; browsers with scripts need no click. */
    static Response posting(String uri, Parameters result) {
        return page(OK, "Submit", """
                <form name="appForm" method="post" action="%s">
                %s<input type="submit" value="Continue">
                </form>
                <script>document.appForm.submit();</script>
                """.formatted(escaped(uri), hidden(result)));
    }

    static Response signedOut() {
        return page(OK, "Signed out", "<h1>You have signed out.</h1>\n");
    }

    private static String hidden(Parameters values) {
        var fields = new StringBuilder();
        for (var value : values.all()) {
            fields.append("<input type=\"hidden\" name=\"")
                    .append(escaped(value.name()))
                    .append("\" value=\"")
                    .append(escaped(value.value()))
                    .append("\">\n");
        }
        return fields.toString();
    }

    private static Response page(int status, String title, String body) {
        return Response.text(status, TYPE, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(title), body));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
