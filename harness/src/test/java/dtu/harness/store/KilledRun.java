package dtu.harness.store;

import java.nio.file.Path;

/** A run that writes until it is killed, and says on its output what it has stored. */
final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) {
        var recorder = RunFolder.create(Path.of(arguments[0]), Samples.spec()).recorder();
        for (int index = 0; ; index++) {
            recorder.append(Samples.satisfied(Samples.LEAVER, index));
            System.out.println(index);
        }
    }
}
