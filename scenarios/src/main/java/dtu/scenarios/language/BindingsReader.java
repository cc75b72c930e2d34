package dtu.scenarios.language;

import dtu.scenarios.language.Bindings.Binding;
import java.util.LinkedHashMap;

/** Reads how one app under test is asked for things. */
final class BindingsReader {
    private BindingsReader() {}

    static Bindings read(String sut, Block file) {
        var intents = new LinkedHashMap<String, Binding>();
        for (var intent : file.keys()) {
            file.block(intent, "intent '" + intent + "'")
                    .ifPresent(block -> intents.put(intent, new Binding(block.values(), file.keyMark(intent))));
        }
        return new Bindings(sut, intents, file.mark());
    }
}
