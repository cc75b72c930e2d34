package dtu.slack.interactions;

import dtu.slack.files.Handed;
import dtu.slack.files.SharedFile;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that a person puts into a form: those they have, by id, or new ones, by {@code name} and {@code content}. */
final class Uploads {
    static final String KIND = "file_input";

    private static final String FILES = "files";
    private static final long MOST = 10;

    private Uploads() {}

    /** What is entered, with files by their ids alone, and the scene in which the app may read them. */
    record Taken(Json given, Scene scene) {}

    /** Refused when a file is nobody's or somebody else's, is of a wrong type, or is one too many. */
    static Taken take(Scene scene, Json blocks, Json given) {
        var deed = scene.deed();
        var taken = given;
        for (var place : Elements.in(blocks).toList()) {
            var files = given.at(place.block())
                    .flatMap(block -> block.at(place.action()))
                    .flatMap(choice -> choice.at(FILES))
                    .filter(Json::isArray);
            if (place.type().equals(KIND) && files.isPresent()) {
                var handed = new ArrayList<Json>();
                for (var each : files.get().elements()) {
                    var named = named(scene.on(deed), each)
                            .filter(found -> isWanted(place.element(), found.file()))
                            .orElseThrow(() -> Inputs.refused("invalid_input", List.of(place.block())));
                    deed = Handed.over(named, scene.app().botUser());
                    handed.add(Json.EMPTY_OBJECT.with("id", named.file().id().value()));
                }
                if (handed.size()
                        > place.element().at("max_files").map(Json::asLong).orElse(MOST)) {
                    throw Inputs.refused("invalid_input", List.of(place.block()));
                }
                taken = place.into(taken, Json.EMPTY_OBJECT.with(FILES, Json.array(handed)));
            }
        }
        return new Taken(taken, scene.on(deed));
    }

    private static Optional<Handed.Uploaded> named(Scene scene, Json each) {
        var id = each.isText() ? Optional.of(each.asText()) : each.textAt("id");
        var owner = scene.user().id();
        if (id.isPresent()) {
            return Handed.own(scene.state(), owner, id.get()).map(file -> new Handed.Uploaded(file, scene.deed()));
        }
        return each.textAt("name")
                .filter(name -> !name.isEmpty())
                .map(name -> Handed.upload(
                        scene.call(),
                        scene.deed(),
                        owner,
                        name,
                        each.textAt("content").orElse("")));
    }

    private static boolean isWanted(Json element, SharedFile file) {
        return element.at("filetypes")
                .filter(types -> types.elements().stream().noneMatch(type -> file.isOfType(type.asText())))
                .isEmpty();
    }
}
