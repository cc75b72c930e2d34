package dtu.okta;

import dtu.twins.http.Html;
import dtu.twins.http.Response;

/** A page of Okta's that a person sees in a browser: plain, usable without scripts and with a screen reader. */
public final class OktaPage {
    private static final String TYPE = "text/html;charset=utf-8";
    private static final String STYLE = """
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; background: #f4f4f4; color: #1d1d21; margin: 0; }
                main { box-sizing: border-box; width: min(25rem, 100%); margin: 8vh auto; padding: 1.5rem 2.5rem 2rem;
                       background: #fff; border: 1px solid #ccc; border-radius: 6px; }
                h1 { font-size: 1.25rem; text-align: center; } h2 { font-size: 1rem; margin: 1.5rem 0 0; }
                label { font-weight: 600; font-size: .9rem; }
                input, select { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit;
                                border: 1px solid #6e6e78; border-radius: 3px; }
                ul { padding-left: 1.25rem; } img { display: block; margin: auto; }
                input[type=checkbox] { width: auto; }
                button { width: 100%; margin: .25rem 0; padding: .6rem; font: inherit; font-weight: 600; color: #fff;
                         background: #1662dd; border: 0; border-radius: 3px; cursor: pointer; }
                button.quiet { color: #1662dd; background: none; }
                :focus-visible { outline: 3px solid #1662dd; outline-offset: 2px; }
                [role=alert] { padding: .75rem; color: #8c1c13; background: #fdecea; border-left: 4px solid #da372c; }
                .help { font-size: .9rem; } .help a { color: #1662dd; margin-right: 1rem; white-space: nowrap; }
                code { font-size: 1.1rem; overflow-wrap: anywhere; }
                </style>
                """;

    private OktaPage() {}

    /** The body is HTML, the title is text and the page's heading as well. */
    public static Response of(int status, String title, String body) {
        return page(status, title, "", body);
    }

    /** The same with links and forms that begin at the org, which may stand below a path of its own. */
    public static Response of(OktaCall call, int status, String title, String body) {
        return page(status, title, "<base href=\"" + Html.escaped(call.request().origin()) + "/\">\n", body);
    }

    private static Response page(int status, String title, String base, String body) {
        var main = "<main>\n<h1>" + Html.escaped(title) + "</h1>\n" + body + "</main>\n";
        return Response.text(status, TYPE, Html.document(title, base + STYLE, main));
    }
}
