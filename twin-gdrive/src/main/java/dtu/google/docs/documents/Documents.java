package dtu.google.docs.documents;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.DOCS_READ;
import static dtu.google.Scope.DOCS_WRITE;
import static dtu.google.docs.documents.Document.DOCUMENTS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.files.EditorFiles;
import dtu.google.drive.files.MimeTypes;
import dtu.google.drive.permissions.Role;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Set;

/** Google Docs: documents. */
public final class Documents {
    private static final Set<String> CREATION = Set.of(
            "title",
            "documentId",
            "body",
            "tabs",
            "revisionId",
            "documentStyle",
            "namedStyles",
            "headers",
            "footers",
            "footnotes",
            "lists",
            "namedRanges",
            "inlineObjects",
            "positionedObjects",
            "suggestionsViewMode",
            "suggestedDocumentStyleChanges",
            "suggestedNamedStylesChanges");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("docs.documents.create",      POST, "/v1/documents",                          DOCS_WRITE, Documents::create),
        read ("docs.documents.get",         GET,  "/v1/documents/{documentId}",             DOCS_READ,  Documents::get),
        write("docs.documents.batchUpdate", POST, "/v1/documents/{documentId}:batchUpdate", DOCS_WRITE, Documents::batchUpdate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(DOCUMENTS);

    private Documents() {}

    /** Only the title counts; the file lies in the caller's My Drive. */
    private static Commit create(GoogleCall call) {
        call.mask();
        var body = call.given();
        known(body, CREATION);
        var title = body.text("title").or("Untitled document");
        var begun = EditorFiles.created(call, title, MimeTypes.DOCUMENT);
        var document = Document.of(new Document.Id(begun.file().id().value()), title, "");
        return Commit.commit(begun.state().put(DOCUMENTS, document))
                .announce(Announced.added(begun.file()))
                .answer(shown(call, document, DocumentView.Tabs.FIRST_ONLY, Role.OWNER));
    }

    private static void known(Fields body, Set<String> names) {
        for (var name : body.json().names()) {
            if (!names.contains(name)) {
                var text = "Invalid JSON payload received. Unknown name \"" + name + "\": Cannot find field.";
                throw new dtu.twins.Refusal(call -> GoogleError.INVALID_TEXT.response((GoogleCall) call, text));
            }
        }
    }

    private static Response get(GoogleCall call) {
        var opened = EditorFiles.opened(call, call.path("documentId"), MimeTypes.DOCUMENT);
        var tabs = call.isOn("includeTabsContent") ? DocumentView.Tabs.EACH : DocumentView.Tabs.FIRST_ONLY;
        return shown(call, document(call, opened), tabs, opened.role());
    }

    private static Document document(GoogleCall call, EditorFiles.Opened opened) {
        return call.state().get(DOCUMENTS, new Document.Id(opened.file().id().value()));
    }

    private static Response shown(GoogleCall call, Document document, DocumentView.Tabs tabs, Role role) {
        return call.ok(json -> DocumentView.members(call, json, document, tabs, role.isAtLeast(Role.WRITER)));
    }

    private static Commit batchUpdate(GoogleCall call) {
        call.mask();
        var opened = EditorFiles.opened(call, call.path("documentId"), MimeTypes.DOCUMENT)
                .forWriting();
        var before = document(call, opened);
        var body = call.given();
        known(body, Set.of("requests", "writeControl"));
        current(body, before);
        var edits = new Edits(before);
        var requests = body.array("requests").or(List.of());
        for (var number = 0; number < requests.size(); number++) {
            edits.apply(call, requests.get(number), number);
        }
        if (requests.isEmpty()) {
            return Commit.commit(call.state()).answer(done(call, before, edits));
        }
        var after = edits.document().edited();
        var file = EditorFiles.edited(call, opened.file());
        return Commit.commit(EditorFiles.put(call, call.state().put(DOCUMENTS, after), file))
                .announce(Announced.updated(file, "content"))
                .answer(done(call, after, edits));
    }

    /** A client may insist on the revision that it has read. */
    private static void current(Fields body, Document document) {
        var control = body.objectOrEmpty("writeControl");
        var required = control.text("requiredRevisionId").or("");
        if (!required.isEmpty() && !required.equals(document.revisionId())) {
            throw GoogleError.INVALID_TEXT.refusal(
                    "The required revision ID '" + required + "' does not match the latest revision.");
        }
        var target = control.text("targetRevisionId").or("");
        if (!target.isEmpty() && !target.equals(document.revisionId())) {
            throw new dtu.twins.Refusal(call -> GoogleError.NOT_BUILT
                    .response((GoogleCall) call)
                    .plus("X-DTU-Stub", "docs.documents.batchUpdate#writeControl.targetRevisionId"));
        }
    }

    private static Response done(GoogleCall call, Document document, Edits edits) {
        return call.ok(json -> json.array("replies", edits.replies(), dtu.twins.json.JsonOut::value)
                .object("writeControl", control -> control.text("requiredRevisionId", document.revisionId()))
                .text("documentId", document.id().value()));
    }
}
