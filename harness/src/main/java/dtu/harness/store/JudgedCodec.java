package dtu.harness.store;

import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a judged trajectory in a segment: about 70 for a satisfied one. Names are those of the run's own list.
 */
final class JudgedCodec {
    private static final int SHA256_HEX_LENGTH = 64;

    private final RunSpec spec;

    JudgedCodec(RunSpec spec) {
        this.spec = spec;
    }

    byte[] encode(Judged judged, byte @Nullable [] story) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            int ordinal = ordinal(judged);
            out.writeInt(story == null ? 0 : story.length);
            if (story != null) {
                out.write(story);
            }
            out.writeShort(ordinal);
            out.writeInt(judged.index());
            out.writeLong(judged.seed());
            verdict(out, judged.verdict());
            var scenario = spec.scenarios().get(ordinal);
            places(out, scenario.sometimes(), judged.reached(), "sometimes");
            places(out, rules(scenario), judged.matched(), "fault rule");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The trajectory, without its story. */
    Judged decode(byte[] record) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(record))) {
            in.skipNBytes(in.readInt());
            var scenario = spec.scenarios().get(in.readUnsignedShort());
            int index = in.readInt();
            long seed = in.readLong();
            var verdict = verdict(in);
            var reached = named(in, scenario.sometimes());
            var matched = named(in, rules(scenario));
            return new Judged(scenario.name(), scenario.hash(), index, seed, verdict, reached, matched, null);
        }
    }

    static boolean hasStory(byte[] record) {
        return ByteBuffer.wrap(record).getInt() > 0;
    }

    /** The compressed story, of a record that has one. */
    static byte[] story(byte[] record) {
        return Arrays.copyOfRange(
                record, Integer.BYTES, Integer.BYTES + ByteBuffer.wrap(record).getInt());
    }

    private int ordinal(Judged judged) {
        int ordinal = spec.ordinal(judged.scenario());
        if (ordinal < 0) {
            throw new IllegalArgumentException("scenario " + judged.scenario() + " is not part of this run");
        }
        if (!spec.scenarios().get(ordinal).hash().equals(judged.scenarioHash())) {
            throw new IllegalArgumentException("scenario " + judged.scenario() + " has changed during the run");
        }
        return ordinal;
    }

    private static List<String> rules(ScenarioSpec scenario) {
        return scenario.faults().stream().map(ScenarioSpec.Fault::rule).toList();
    }

    /** What the scenario's own list names takes two bytes. */
    private static void places(DataOutputStream out, List<String> all, Set<String> some, String kind)
            throws IOException {
        out.writeShort(some.size());
        for (String each : some) {
            int place = all.indexOf(each);
            if (place < 0) {
                throw new IllegalArgumentException("the scenario has no `" + kind + ": " + each + "`");
            }
            out.writeShort(place);
        }
    }

    private static Set<String> named(DataInputStream in, List<String> all) throws IOException {
        Set<String> some = new HashSet<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            some.add(all.get(in.readUnsignedShort()));
        }
        return some;
    }

    private static void verdict(DataOutputStream out, Verdict verdict) throws IOException {
        text(out, verdict.outcome().name());
        text(out, verdict.fingerprint());
        hash(out, verdict.hash());
        out.writeLong(verdict.virtualMillis());
        out.writeInt(verdict.calls());
        out.writeInt(verdict.findings().size());
        for (Finding finding : verdict.findings()) {
            text(out, finding.expectation());
            text(out, finding.severity().name());
            out.writeBoolean(finding.open());
            var at = finding.at();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            text(out, finding.why());
        }
    }

    private static Verdict verdict(DataInputStream in) throws IOException {
        var outcome = Outcome.valueOf(text(in));
        String fingerprint = text(in);
        String hash = hash(in);
        long virtualMillis = in.readLong();
        int calls = in.readInt();
        var findings = new ArrayList<Finding>();
        for (int left = in.readInt(); left > 0; left--) {
            findings.add(new Finding(
                    text(in),
                    Severity.valueOf(text(in)),
                    in.readBoolean(),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()),
                    text(in)));
        }
        return new Verdict(outcome, findings, fingerprint, hash, virtualMillis, calls);
    }

    /** Hashes are most of a record; as bytes they take half of their letters. */
    private static void hash(DataOutputStream out, String hash) throws IOException {
        boolean packs = hash.length() == SHA256_HEX_LENGTH && hash.chars().allMatch(JudgedCodec::lowerHex);
        out.writeBoolean(packs);
        if (packs) {
            out.write(HexFormat.of().parseHex(hash));
        } else {
            text(out, hash);
        }
    }

    private static String hash(DataInputStream in) throws IOException {
        return in.readBoolean() ? HexFormat.of().formatHex(in.readNBytes(SHA256_HEX_LENGTH / 2)) : text(in);
    }

    private static boolean lowerHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
