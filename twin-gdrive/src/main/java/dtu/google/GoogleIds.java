package dtu.google;

import dtu.twins.Ids;
import dtu.twins.chance.Chance;
import java.util.function.Function;

/** Google's ids: opaque text of a length that tells the kind. */
public final class GoogleIds {
    /** In ascending order, so that later ids sort behind earlier ones. */
    private static final String LETTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final int COUNTED = 7;
    private static final int PERMISSION_DIGITS = 20;

    private GoogleIds() {}

    /** Ids of that many characters in all. */
    public static <I> Ids<I> of(String stream, String prefix, int length, Function<String, I> make) {
        return new Ids<>(
                "google." + stream, Ids.shaped(prefix, LETTERS, COUNTED, length - prefix.length() - COUNTED), make);
    }

    /** Nineteen characters that end in {@code PVA}: My Drive roots and shared drives. */
    public static <I> Ids<I> ofRoots(Function<String, I> make) {
        var shape = Ids.shaped("0A", LETTERS, COUNTED, 7);
        return new Ids<>("google.root", (n, chance) -> shape.text(n, chance) + "PVA", make);
    }

    /** The number that stands for an address in permissions, the same on every file. */
    public static String permissionId(String address) {
        var chance = new Chance(0).in(address);
        var digits = new StringBuilder();
        digits.append((char) ('1' + chance.below(9, 0)));
        for (var i = 1; i < PERMISSION_DIGITS; i++) {
            digits.append((char) ('0' + chance.below(10, i)));
        }
        return digits.toString();
    }

    /** Random text of {@code length} letters and digits. */
    public static String letters(Chance chance, int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }
}
