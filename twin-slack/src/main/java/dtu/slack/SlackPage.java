package dtu.slack;

import dtu.twins.http.Html;
import dtu.twins.http.Response;

/** A page of Slack's that a person sees in a browser: readable on every screen, and usable without scripts. */
public final class SlackPage {
    private static final String TYPE = "text/html; charset=utf-8";

    private static final String STYLE = """
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; background: #f8f8f8; color: #1d1c1d; margin: 0; }
                main { box-sizing: border-box; width: min(34rem, 100%); margin: 6vh auto; padding: 1.5rem 2.5rem 2rem;
                       background: #fff; border: 1px solid #ddd; border-radius: 8px; }
                h1 { font-size: 1.4rem; line-height: 1.3; } h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
                h1, p, li, code, a { overflow-wrap: anywhere; }
                ul { margin: 0; padding-left: 1.25rem; } img { max-width: 100%; }
                label { font-weight: 600; font-size: .9rem; }
                input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; font-weight: 400;
                        border: 1px solid #868686; border-radius: 4px; }
                button { padding: .6rem 1.5rem; font: inherit; font-weight: 600; color: #fff; background: #611f69;
                         border: 1px solid #611f69; border-radius: 4px; cursor: pointer; }
                button.quiet { color: #1d1c1d; background: #fff; border-color: #868686; }
                pre { padding: .75rem; background: #f8f8f8; border: 1px solid #ddd; white-space: pre-wrap; }
                :focus-visible { outline: 3px solid #1264a3; outline-offset: 2px; }
                [role=alert] { padding: .75rem; color: #8c1c13; background: #fdecea; border-left: 4px solid #da372c; }
                </style>
                """;

    private SlackPage() {}

    /** The body is HTML, the title is text and the page's heading as well. */
    public static Response of(int status, String title, String body) {
        var main = "<main>\n<h1>" + Html.escaped(title) + "</h1>\n" + body + "</main>\n";
        return Response.text(status, TYPE, Html.document(title + " | Slack", STYLE, main));
    }
}
