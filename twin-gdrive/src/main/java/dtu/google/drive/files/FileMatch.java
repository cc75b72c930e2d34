package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.docs.documents.Document;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Permission;
import dtu.google.drive.permissions.Role;
import dtu.google.people.Accounts;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.twins.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a file is what a query asks for, as the caller sees it. */
final class FileMatch {
    private final GoogleCall call;

    FileMatch(GoogleCall call) {
        this.call = call;
    }

    boolean matches(FileQuery query, DriveFile file) {
        return switch (query) {
            case FileQuery.Anything all -> true;
            case FileQuery.AnyOf(var parts) -> parts.stream().anyMatch(part -> matches(part, file));
            case FileQuery.AllOf(var parts) -> parts.stream().allMatch(part -> matches(part, file));
            case FileQuery.Not(var part) -> !matches(part, file);
            case FileQuery.NameIs(var text) ->
                file.name().toLowerCase(Locale.ROOT).equals(text);
            case FileQuery.NameContains(var words) -> begins(words, DriveFile.words(file.name()));
            case FileQuery.FullText(var text) -> fullText(file, text);
            case FileQuery.MimeIs(var text) -> file.mimeType().equals(text);
            case FileQuery.MimeBegins(var text) -> file.mimeType().startsWith(text);
            case FileQuery.TimeIs(var term, var order, var time) -> compares(time(term, file), order, time);
            case FileQuery.Is(var term) -> is(term, file);
            case FileQuery.InFolder(var id) ->
                FileAccess.real(call, id).equals(file.place().parent());
            case FileQuery.HasRole(var term, var who) -> hasRole(term, who, file);
            case FileQuery.HasProperty(var term, var key, var value) ->
                properties(term, file)
                        .flatMap(map -> map.textAt(key))
                        .filter(value::equals)
                        .isPresent();
            case FileQuery.VisibilityIs(var visibility) -> visibility(file).equals(visibility);
            case FileQuery.TargetIs(var id) ->
                file.more()
                        .at("shortcutDetails")
                        .flatMap(details -> details.textAt("targetId"))
                        .filter(id::equals)
                        .isPresent();
        };
    }

    private static boolean begins(List<String> wanted, List<String> words) {
        return wanted.stream().allMatch(want -> words.stream().anyMatch(word -> word.startsWith(want)));
    }

    /** A phrase in double quotes as it stands, anything else word by word. */
    private boolean fullText(DriveFile file, String text) {
        var all = (file.name() + "\n" + file.kept("description") + "\n" + content(file)).toLowerCase(Locale.ROOT);
        if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return all.contains(text.substring(1, text.length() - 1));
        }
        return begins(DriveFile.words(text), DriveFile.words(all));
    }

    private String content(DriveFile file) {
        return switch (file.mimeType()) {
            case MimeTypes.DOCUMENT ->
                call.state()
                        .get(Document.DOCUMENTS, new Document.Id(file.id().value()))
                        .text();
            case MimeTypes.SPREADSHEET ->
                call.state()
                        .get(
                                Spreadsheet.SPREADSHEETS,
                                new Spreadsheet.Id(file.id().value()))
                        .words();
            default -> {
                var content = file.content();
                yield content != null && file.mimeType().startsWith("text/")
                        ? content.blob().text()
                        : "";
            }
        };
    }

    private @Nullable Instant time(FileQuery.TimeTerm term, DriveFile file) {
        return switch (term) {
            case MODIFIED -> file.times().modified();
            case CREATED -> file.times().created();
            case VIEWED -> mark(file).viewed();
            case SHARED -> mark(file).shared();
        };
    }

    private static boolean compares(@Nullable Instant time, FileQuery.Order order, Instant other) {
        if (time == null) {
            return false;
        }
        var side = time.compareTo(other);
        return switch (order) {
            case BEFORE -> side < 0;
            case UNTIL -> side <= 0;
            case AT -> side == 0;
            case SINCE -> side >= 0;
            case AFTER -> side > 0;
        };
    }

    private boolean is(FileQuery.FlagTerm term, DriveFile file) {
        return switch (term) {
            case TRASHED -> Access.isTrashed(call.state(), file);
            case STARRED -> mark(file).starred();
            case SHARED_WITH_ME -> mark(file).shared() != null && !file.isOwnedBy(call.me());
        };
    }

    private boolean hasRole(FileQuery.RoleTerm term, String who, DriveFile file) {
        var person = who.equals("me") ? Optional.of(call.me()) : Accounts.find(call.state(), call.tenant(), who);
        if (person.isEmpty()) {
            return false;
        }
        var key = person.get().id().value();
        var role = Access.held(call.state(), file, call.now()).stream()
                .filter(held -> held.permission().id().permission().equals(key))
                .map(Access.Held::role)
                .findFirst();
        return switch (term) {
            case OWNERS -> file.isOwnedBy(person.get());
            case WRITERS -> role.filter(held -> held.isAtLeast(Role.WRITER)).isPresent();
            case READERS -> role.isPresent();
        };
    }

    private Optional<Json> properties(FileQuery.PropertyTerm term, DriveFile file) {
        return switch (term) {
            case PUBLIC -> file.more().at("properties");
            case OF_CLIENT ->
                file.more()
                        .at("appProperties")
                        .flatMap(all -> all.at(call.bearer().client()));
        };
    }

    private String visibility(DriveFile file) {
        var held = Access.held(call.state(), file, call.now());
        if (held.stream().anyMatch(one -> one.permission().id().permission().equals("anyone"))) {
            return "anyoneCanFind";
        }
        if (held.stream().anyMatch(one -> one.permission().type() == Permission.Type.ANYONE)) {
            return "anyoneWithLink";
        }
        var domain = held.stream().anyMatch(one -> one.permission().type() == Permission.Type.DOMAIN);
        return domain ? "domainWithLink" : "limited";
    }

    private Mark mark(DriveFile file) {
        return Mark.of(call.state(), file.id(), call.me().id());
    }
}
