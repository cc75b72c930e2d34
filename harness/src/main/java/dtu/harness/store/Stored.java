package dtu.harness.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The forms in which specifications and stories lie on the disk: JSON, stories compressed with zstd. */
final class Stored {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantFromText()))
            .build();
    private static final ObjectWriter STEPS = JSON.writerFor(new TypeReference<List<StepRecord>>() {});
    private static final int LEVEL = 3;

    private Stored() {}

    /** A compressor for one worker: setting one up costs more than compressing a story. */
    static ZstdCompressCtx compressor() {
        return new ZstdCompressCtx().setLevel(LEVEL);
    }

    static byte[] compressed(Story story, ZstdCompressCtx compressor) {
        try {
            return compressor.compress(STEPS.writeValueAsBytes(story.steps()));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Story story(byte[] compressed) {
        try {
            byte[] json = Zstd.decompress(compressed, Math.toIntExact(Zstd.getFrameContentSize(compressed)));
            return new Story(JSON.readerForListOf(StepRecord.class).readValue(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InstantFromText extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, value, "not an instant: %s", e.getMessage());
            }
        }
    }
}
