package dtu.twins;

import dtu.twins.chance.Chance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What only one tenant has: texts and choices that follow from a root of chance, so that nothing need be kept. */
public final class Secrets {
    /** Those that every call asks for are asked for first; beyond that a secret is made anew each time. */
    private static final int REMEMBERED = 64;

    private final Chance root;
    private final Map<Purpose, String> remembered = new ConcurrentHashMap<>();

    Secrets(Chance root) {
        this.root = root;
    }

    private record Purpose(String name, String alphabet, int length) {}

    /** The root of whatever is chosen for that purpose. */
    public Chance in(String purpose) {
        return root.in(purpose);
    }

    /** Text of the given length. */
    String text(String name, String alphabet, int length) {
        var purpose = new Purpose(name, alphabet, length);
        var known = remembered.get(purpose);
        if (known != null) {
            return known;
        }
        var text = letters(root.in(name), alphabet, length);
        if (remembered.size() < REMEMBERED) {
            remembered.put(purpose, text);
        }
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secrets secrets && root.equals(secrets.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.toString();
    }

    static String letters(Chance chance, String alphabet, int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(alphabet.charAt(chance.below(alphabet.length(), i)));
        }
        return text.toString();
    }
}
