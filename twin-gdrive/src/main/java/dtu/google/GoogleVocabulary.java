package dtu.google;

import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileSearch;
import dtu.google.drive.files.FileView;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.PermissionView;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.Sight;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What scenarios may ask of Drive, Docs and Sheets. */
record GoogleVocabulary(String service, List<View> views, List<FactType> facts, Set<String> operations)
        implements Vocabulary {
    static final String DRIVE = "drive";
    private static final String DOCS = "docs";
    private static final String SHEETS = "sheets";
    private static final List<View> VIEWS = List.of(
            new View(DRIVE, "file", List.of(Kind.TEXT), Kind.OBJECT, GoogleVocabulary::file),
            new View(DRIVE, "files", List.of(Kind.TEXT), Kind.LIST, GoogleVocabulary::files),
            new View(DRIVE, "permissions", List.of(Kind.TEXT), Kind.LIST, GoogleVocabulary::permissions),
            new View(DRIVE, "canRead", List.of(Kind.TEXT, Kind.TEXT), Kind.TRUTH, GoogleVocabulary::canRead));

    GoogleVocabulary {
        views = List.copyOf(views);
        facts = List.copyOf(facts);
        operations = Set.copyOf(operations);
    }

    /** What all services of Google have in common, such as its tokens and its directory, is told with Drive. */
    static List<Vocabulary> all(List<Route> routes) {
        return List.of(
                new GoogleVocabulary(
                        DRIVE, VIEWS, GoogleFacts.TYPES, operations(routes, name -> !isOf(name, DOCS, SHEETS))),
                new GoogleVocabulary(DOCS, List.of(), List.of(), operations(routes, name -> isOf(name, DOCS))),
                new GoogleVocabulary(SHEETS, List.of(), List.of(), operations(routes, name -> isOf(name, SHEETS))));
    }

    private static boolean isOf(String operation, String... services) {
        return Stream.of(services).anyMatch(service -> operation.startsWith(service + "."));
    }

    private static Set<String> operations(List<Route> routes, Predicate<String> wanted) {
        return routes.stream().map(Route::operation).filter(wanted).collect(Collectors.toUnmodifiableSet());
    }

    /** By id. */
    private static @Nullable Object file(Sight sight, List<Object> arguments) {
        var call = (GoogleCall) sight;
        return find(call, arguments.getFirst())
                .map(file -> plain(json -> write(call, json, file)))
                .orElse(null);
    }

    private static Object files(Sight sight, List<Object> arguments) {
        var call = (GoogleCall) sight;
        var owner = person(call, arguments.getFirst());
        return owner.map(person -> FileSearch.owned(call.state(), person)).orElse(List.of()).stream()
                .map(file -> plain(json -> write(call, json, file)))
                .toList();
    }

    private static Object permissions(Sight sight, List<Object> arguments) {
        var call = (GoogleCall) sight;
        var file = find(call, arguments.getFirst());
        return file.map(found -> Access.held(call.state(), found, call.now()).stream()
                        .map(held -> plain(json -> PermissionView.members(call, json, found, held)))
                        .toList())
                .orElse(List.of());
    }

    private static Object canRead(Sight sight, List<Object> arguments) {
        var call = (GoogleCall) sight;
        var file = find(call, arguments.getLast());
        var person = person(call, arguments.getFirst());
        return file.isPresent()
                && person.flatMap(reader -> Access.role(call.state(), reader, file.get(), call.now()))
                        .isPresent();
    }

    private static Optional<DriveFile> find(GoogleCall call, Object id) {
        return call.state().find(DriveFile.FILES, new DriveFile.Id(id.toString()));
    }

    private static Optional<Person> person(GoogleCall call, Object address) {
        return Accounts.find(call.state(), call.tenant(), address.toString());
    }

    private static void write(GoogleCall call, JsonOut json, DriveFile file) {
        FileView.members(call, call.state(), json, file, FieldMask.ALL);
    }

    private static Object plain(Consumer<JsonOut> members) {
        var plain = Json.object(members).plain();
        return plain == null ? Map.of() : plain;
    }
}
