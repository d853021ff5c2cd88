package io.kesher.web;

import com.fasterxml.jackson.annotation.Nulls;
import io.kesher.values.VisibleText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as requests may bring it: every member known and there once, every value of its own kind,
 * text that can be stored and shown, numbers that can be written out. What a record does not name
 * is refused by its name, so that nobody sets an id, an owner or a score by the way. How long and
 * how deep it may be stands in {@code spring.jackson.factory.constraints}.
 */
@Component
public final class StrictJson implements WebMvcConfigurer {
  /** What the exceptions of our own readers say; {@link JsonFaults} shows it. */
  static final String CHARACTER = "web.json.character";

  static final String NUMBER = "web.json.number";
  static final String DAY = "web.json.day";

  private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int MOST_DIGITS = 30;

  private final JsonMapper mapper;

  StrictJson(JsonMapper json) {
    mapper =
        json.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .addModule(
                new SimpleModule("strict")
                    .addDeserializer(String.class, new StorableText())
                    .addKeyDeserializer(String.class, new StorableKey())
                    .addDeserializer(BigDecimal.class, new WritableNumber())
                    .addDeserializer(LocalDate.class, new IsoDay()))
            .build();
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new StrictConverter(mapper));
  }

  /** A value as the tree that the API would write. */
  public JsonNode tree(Object value) {
    return mapper.valueToTree(value);
  }

  /**
   * A tree read as strictly as a request.
   *
   * @throws Refusal 400 with the place of the fault
   */
  public <T> T read(JsonNode tree, Class<T> type) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (tools.jackson.core.JacksonException wrong) {
      throw JsonFaults.refusal(wrong);
    }
  }

  /** Whether a text can be kept: no NUL, no half of a character. */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Jackson lets the fault of a number of countless digits through as it is. */
  private static final class StrictConverter extends JacksonJsonHttpMessageConverter {
    StrictConverter(JsonMapper mapper) {
      super(mapper);
    }

    @Override
    public Object read(
        ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
        throws IOException {
      try {
        return super.read(type, message, hints);
      } catch (NumberFormatException countless) {
        throw new HttpMessageNotReadableException(NUMBER, countless, message);
      }
    }
  }

  private static final class StorableText extends StdScalarDeserializer<String> {
    StorableText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      var text = parser.getString();
      if (!storable(text)) {
        throw InvalidFormatException.from(parser, CHARACTER, "", String.class);
      }
      return text;
    }
  }

  private static final class StorableKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      if (!storable(key)) {
        throw InvalidFormatException.from(context.getParser(), CHARACTER, "", String.class);
      }
      return key;
    }
  }

  private static final class WritableNumber extends StdScalarDeserializer<BigDecimal> {
    WritableNumber() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
      }
      var number = parser.getDecimalValue();
      if (number.precision() > MOST_DIGITS
          || number.scale() > MOST_DIGITS
          || (long) number.precision() - number.scale() > MOST_DIGITS) {
        throw InvalidFormatException.from(parser, NUMBER, "", BigDecimal.class);
      }
      return number;
    }
  }

  private static final class IsoDay extends StdScalarDeserializer<LocalDate> {
    IsoDay() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      return day(parser, VisibleText.strip(parser.getString()));
    }

    private static LocalDate day(JsonParser parser, String text) {
      try {
        if (ISO_DAY.matcher(text).matches()) {
          return LocalDate.parse(text);
        }
      } catch (DateTimeException noSuchDay) {
        throw InvalidFormatException.from(parser, DAY, "", LocalDate.class);
      }
      throw InvalidFormatException.from(parser, DAY, "", LocalDate.class);
    }
  }
}
