package dtu.harness.control;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/**
 * Rows of any table as JSON, for people to look at: records member by member, everything else as it describes itself.
 */
final class Portrait {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .addModule(module())
            .build();

    private Portrait() {}

    static Json of(Object row) {
        try {
            return Json.written(MAPPER.writeValueAsBytes(row));
        } catch (JsonProcessingException notARecord) {
            throw new UncheckedIOException(notARecord);
        }
    }

    /** Ids of one part are text. */
    static Json id(Object id) {
        var json = of(id);
        return json.isObject() || json.isText() ? json : Json.text(json.asText());
    }

    private static SimpleModule module() {
        var module = new SimpleModule();
        module.addSerializer(Json.class, writing((json, out) -> out.writeRawValue(json.toString())));
        module.addSerializer(EntityId.class, writing((id, out) -> out.writeString(id.value())));
        module.addSerializer(Temporal.class, ToStringSerializer.instance);
        module.addSerializer(TemporalAmount.class, ToStringSerializer.instance);
        module.addSerializer(
                Optional.class, writing((value, out) -> out.writePOJO(value.isPresent() ? value.get() : null)));
        module.setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription bean, JsonSerializer<?> usual) {
                var known = bean.getBeanClass().isRecord()
                        || !bean.getBeanClass().getName().startsWith("dtu.")
                        || EntityId.class.isAssignableFrom(bean.getBeanClass());
                return known || bean.getBeanClass() == Json.class ? usual : ToStringSerializer.instance;
            }
        });
        return module;
    }

    /** How a value of some type is written. */
    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static <T> JsonSerializer<T> writing(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                writing.write(value, out);
            }
        };
    }
}
