package dtu.slack.files;

import static dtu.slack.files.SharedFile.FILES;

import dtu.slack.SlackCall;
import dtu.slack.SlackPage;
import dtu.slack.SlackRoutes;
import dtu.slack.auth.Caller;
import dtu.slack.client.SignIn;
import dtu.slack.logs.Chronicle;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.Tenant;
import dtu.twins.http.Html;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;
import java.util.Optional;

/** The addresses that bytes go to and come from. They are no methods and answer with statuses of their own. */
public final class Transfer {
    private static final String PRIVATE = "/files-pri/{team_file}/{name}";
    private static final String DOWNLOAD = "/files-pri/{team_file}/download/{name}";
    private static final String TEXT = "text/plain; charset=utf-8";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        SlackRoutes.write("files.transfer.upload",   Method.POST, "/upload/v1/{ticket}",   Transfer::upload),
        SlackRoutes.write("files.transfer.private",  Method.GET,  PRIVATE,                 Transfer::show),
        SlackRoutes.write("files.transfer.download", Method.GET,  DOWNLOAD,                Transfer::download),
        SlackRoutes.read ("files.transfer.public",   Method.GET,  "/{team_file_secret}",   Transfer::showPublicly));
    // spotless:on

    private Transfer() {}

    /** The tenant key inside a ticket, where a path has one. */
    public static Optional<String> tenantKey(String... parts) {
        return parts.length > 3
                        && parts[1].equals("upload")
                        && parts[3].length() > Tenant.KEY_LENGTH
                        && parts[3].charAt(Tenant.KEY_LENGTH) == '-'
                ? Optional.of(parts[3].substring(0, Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** As often as one likes, until the upload has been completed. */
    private static Commit upload(SlackCall call) {
        var parts = call.path("ticket").split("-", -1);
        var file = Optional.of(parts)
                .filter(each -> each.length == 3)
                .flatMap(each -> call.state().find(FILES, new SharedFile.Id(each[1])))
                .filter(found -> found.ticket(call.tenant()).equals(call.path("ticket")))
                .filter(found ->
                        found.content() instanceof SharedFile.Awaited || found.content() instanceof SharedFile.Sent)
                .orElseThrow(() -> refused(404, "Not Found"));
        var bytes = call.sentBytes();
        var announced = file.content() instanceof SharedFile.Awaited(var length)
                ? length
                : file.bytes().size();
        if (bytes.size() != announced) {
            throw refused(400, "The upload has " + bytes.size() + " bytes, not " + announced);
        }
        return Commit.commit(call.state().put(FILES, file.holding(new SharedFile.Sent(bytes))))
                .answer(Response.text(200, TEXT, "OK - " + bytes.size()));
    }

    private static Commit show(SlackCall call) {
        return content(call, "inline");
    }

    private static Commit download(SlackCall call) {
        return content(call, "attachment");
    }

    /** What a reader takes is written down; of those who have the public link nobody knows who they are. */
    private static Commit content(SlackCall call, String disposition) {
        var file = named(call, call.path("team_file"));
        var isOpen = file.publicity() == SharedFile.Publicity.PUBLIC
                && call.query("pub_secret")
                        .filter(file.secret(call.tenant())::equals)
                        .isPresent();
        if (!isOpen) {
            requireReader(call, file);
        }
        var taken = isOpen ? call.state() : Chronicle.downloaded(call, file);
        var name = file.label().name().replaceAll("[\"\\r\\n]", "");
        return Commit.commit(taken)
                .answer(Response.of(200, Format.of(file.label().type()).mime(), file.bytes())
                        .plus("Content-Disposition", disposition + "; filename=\"" + name + "\""));
    }

    /** Whoever may not see it is asked to sign in. */
    private static void requireReader(SlackCall call, SharedFile file) {
        var holder = Caller.known(call);
        var mayRead = holder.isPresent()
                && call.hasScope("files:read")
                && Files.isVisible(call.state(), holder.get().user().id(), file);
        if (!mayRead) {
            throw new Refusal(SignIn.required(call));
        }
    }

    private static Response showPublicly(SlackCall call) {
        var text = call.path("team_file_secret");
        var dash = text.lastIndexOf('-');
        var file = named(call, text.substring(0, Math.max(0, dash)));
        var isOpen = file.publicity() == SharedFile.Publicity.PUBLIC
                && file.secret(call.tenant()).equals(text.substring(dash + 1));
        if (!isOpen) {
            throw gone();
        }
        var name = Parameters.encoded(file.label().name()).replace("+", "%20");
        var link = call.request().origin() + "/files-pri/" + file.inPath(call.tenant()) + "/" + name + "?pub_secret="
                + file.secret(call.tenant());
        var shown = Format.of(file.label().type()).mime().startsWith("image/")
                ? "<img src=\"" + link + "\" alt=\"\"><br>"
                : "";
        return SlackPage.of(
                200,
                file.label().title(),
                "<p><a class=\"file_body\" href=\"" + link + "\">" + shown
                        + Html.escaped(file.label().name()) + "</a></p>\n");
    }

    private static SharedFile named(SlackCall call, String teamAndFile) {
        var dash = teamAndFile.indexOf('-');
        return call.state()
                .find(FILES, new SharedFile.Id(teamAndFile.substring(dash + 1)))
                .filter(file -> file.content() instanceof SharedFile.Hosted || file.content() instanceof Canvas)
                .filter(file -> file.inPath(call.tenant()).equals(teamAndFile))
                .orElseThrow(Transfer::gone);
    }

    private static Refusal gone() {
        return new Refusal(SlackPage.of(404, "File not found", "<p>It was deleted, or is not public any more.</p>\n"));
    }

    private static Refusal refused(int status, String body) {
        return new Refusal(Response.text(status, TEXT, body));
    }
}
